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
  'toolNote.uncountedFailures':
    'It does not count requests that failed: how many did is known only where single requests were recorded.',
  'toolNote.offline':
    'The engine was driven without a server, with all requests handed over at once: such a run shows how fast a heap is worked off, and no latency under a load.',
  'toolNote.turns':
    'The requests are turns of conversations: each carries what was said before, which the server mostly has in its prefix cache. Levels of them compare with each other and not with those of single requests.',
  'toolNote.guessed':
    'The columns were taken for what the plan says of them, or else their names and units (see the list of files).',
  'toolNote.oneStream': 'One request at a time. No queue forms and nothing is known of several users at once.',
  'toolNote.lockStep':
    'All streams start together and go on in step. The rates are those of all streams together, and each waits for the prompts of all.',
  'toolNote.noServer': 'Measured inside the engine: no HTTP, no tokeniser, no queue.',
  'toolNote.serverSide': 'Timed by the server: the network and the client are in none of the numbers.',
} as const
