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
  'toolNote.tpotAsItl':
    'The field called inter-token latency is TPOT, (E2EL − TTFT) / (output tokens − 1), and is listed as TPOT.',
  'toolNote.tpotWithFirst':
    'The field called time per output token is E2EL / output tokens. It holds the time to the first token, and is not TPOT; it is not read.',
  'toolNote.window':
    'Counts and rates are of the tool’s window of measurement, without its warm-up and cool-down. A cool-down that would lie behind the last request is taken off the window.',
  'toolNote.coldStart':
    'Nothing is warmed up unless it is asked for: the first requests of a cold server stay in the statistics.',
  'toolNote.inProcess':
    'Measured inside the engine, without HTTP and network. Where all requests are submitted at once, TTFT is the time in the queue.',
  'toolNote.lateFirstTokens':
    'The first token of some requests is stamped when later ones are there already, so that single values of TPOT are far too short, and those of TTFT too long.',
  'toolNote.guessed': 'The columns were taken for what their names and units say (see the list of files).',
  'toolNote.oneStream': 'One request at a time. No queue forms and nothing is known of several users at once.',
  'toolNote.lockStep':
    'All streams start together and go on in step. The rates are those of all streams together, and each waits for the prompts of all.',
  'toolNote.noServer': 'Measured inside the engine: no HTTP, no tokeniser, no queue.',
  'toolNote.serverSide': 'Timed by the server: the network and the client are in none of the numbers.',
} as const
