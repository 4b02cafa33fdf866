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
  'toolNote.firstTokenIncluded':
    'What it calls inter-token latency is the latency over all tokens, the first included, and is read as no metric here. TPOT is worked out from the single responses where their file lies beside the summary.',
  'toolNote.oneTokenizer':
    'Tokens are counted with the tokenizer of Llama 2 whatever the model (newer versions take the model’s own), so that lengths, tokens/s and TPOT of other vocabularies are off.',
  'toolNote.inBatches':
    'Requests are sent in batches that wait for their slowest, so that fewer are in flight than the concurrency that was set.',
  'toolNote.sentRate':
    'The level is the rate that was asked for; where the client sent less than 95% of it, the rate that it sent. The server was saturated there, or the client was. Whether requests came at random or evenly is not in the files.',
  'toolNote.tokenTimesShort':
    'Versions until mid-2026 count a token too many in each chunk with tokenizers that begin with a BOS token, and write about half the TPOT and ITL. Where token times do not fill the latency, mean TPOT is (E2EL − TTFT) / (tokens − 1), and nothing else of TPOT and ITL is read.',
  'toolNote.trimmed':
    'Warm-up and cool-down requests may be cut from its statistics and token sums, but not from the duration: tokens/s as the tool writes them are then too low, and are worked out here from all requests.',
  'toolNote.coarse':
    'Percentiles are values of single requests (nearest rank), and in seconds they have few decimals. TPOT was divided by chunks up to 0.16.3; results of 2024, which have no ITL, divide otherwise, and their TPOT is not read. The version is not in the files.',
  'toolNote.meanGap':
    'TPOT is the mean gap between the chunks of a request (which the tool calls inter-token latency); a chunk may hold several tokens.',
  'toolNote.oneStream': 'One request at a time. No queue forms and nothing is known of several users at once.',
  'toolNote.lockStep':
    'All streams start together and go on in step. The rates are those of all streams together, and each waits for the prompts of all.',
  'toolNote.noServer': 'Measured inside the engine: no HTTP, no tokeniser, no queue.',
  'toolNote.serverSide': 'Timed by the server: the network and the client are in none of the numbers.',
} as const
