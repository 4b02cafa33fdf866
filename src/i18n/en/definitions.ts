/** What a metric is, by tool. */
export const definitions = {
  'section.definitions': 'What each tool measures',
  'definitions.text':
    'Tools use one name for different quantities. Each metric below is listed by what it is, whatever the tool calls it; values whose sample, percentiles or clock differ are not compared.',
  'definitions.table': 'Definition of the metrics, by tool',
  'definition.fields': '{fields}, and {more:count} more',
  'definition.note': '{tools}: {text}',
  'definition.weighting.perRequest': 'one value per request',
  'definition.weighting.perGap': 'each gap between chunks',
  'definition.weighting.perToken': 'weighted by tokens',
  'definition.percentiles.linear': 'interpolated',
  'definition.percentiles.nearestRank': 'nearest rank',
  'definition.percentiles.weighted': 'weighted',
  'definition.percentiles.buckets': 'interpolated in histogram buckets',
  'definition.percentiles.none': 'none',
  'definition.clock.client': 'client',
  'definition.clock.server': 'server',
  'definition.clock.inProcess': 'inside the engine, without HTTP',
  'column.metric': 'Metric',
  'column.fields': 'Field',
  'column.unit': 'Unit in the file',
  'column.sample': 'Sample',
  'column.percentiles': 'Percentiles',
  'column.clock': 'Clock',
  'toolNote.chunks':
    'ITL is the gap between two chunks of the stream. A chunk may hold several tokens, so that ITL can be longer than TPOT.',
  'toolNote.guessed': 'The columns were taken for what their names and units say (see the list of files).',
  'toolNote.noItl':
    'Records no gaps between chunks: what it calls inter-token latency, if anything, is TPOT, and a limit on ITL cannot be judged.',
  'toolNote.perGpu':
    'Throughput stands in the file for each GPU and was multiplied by their number; requests per second are not recorded in aggregates.',
  'toolNote.sessions':
    'The concurrency counts sessions. A session can have several requests in flight at once, so that more are in flight than it says.',
  'toolNote.ownLimits':
    'VALID means that the limits in the file were met (ttft_latency, tpot_latency), not the service level of this document.',
  'toolNote.byClient':
    'The report carries over what another client measured, under that client’s names: what each metric is depends on the client (see the settings of the runs).',
  'toolNote.zeroFilled': 'The archive fills in 0 for percentiles that it does not have; they are taken as missing.',
  'toolNote.oneStream': 'One request at a time. No queue forms and nothing is known of several users at once.',
  'toolNote.lockStep':
    'All streams start together and go on in step. The rates are those of all streams together, and each waits for the prompts of all.',
  'toolNote.noServer': 'Measured inside the engine: no HTTP, no tokeniser, no queue.',
  'toolNote.serverSide': 'Timed by the server: the network and the client are in none of the numbers.',
} as const
