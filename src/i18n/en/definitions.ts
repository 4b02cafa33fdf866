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
  'toolNote.uncountedFailures':
    'It does not count requests that failed: how many did is known only where single requests were recorded.',
  'toolNote.offline':
    'The engine was driven without a server, with all requests handed over at once: such a run shows how fast a heap is worked off, and no latency under a load.',
  'toolNote.turns':
    'The requests are turns of conversations: each carries what was said before, which the server mostly has in its prefix cache. Levels of them compare with each other and not with those of single requests.',
  'toolNote.oneStream': 'One request at a time. No queue forms and nothing is known of several users at once.',
  'toolNote.lockStep':
    'All streams start together and go on in step. The rates are those of all streams together, and each waits for the prompts of all.',
  'toolNote.noServer': 'Measured inside the engine: no HTTP, no tokeniser, no queue.',
  'toolNote.serverSide': 'Timed by the server: the network and the client are in none of the numbers.',
} as const
