/** What binds at a level, and what would move it. */
export const diagnosis = {
  'diagnosis.Q.title': 'Batch at its cap (slots or KV cache)',
  'diagnosis.Q.capped':
    'From {loadBelow:number} to {load:number} requests in flight the running batch stays where it is ({runningBelow:number}, then {running:number}), and {ttftShare:percent} of the mean time passes before the first token: the rest waits inside the server.',
  'diagnosis.Q.action':
    'Raise max_num_seqs, or make room in the KV cache (gpu_memory_utilization, a shorter max_model_len, an 8-bit cache), and measure again. If neither is possible, admit no more requests than the batch holds: more only wait.',
  'diagnosis.P.title': 'Prefill (reading the prompts)',
  'diagnosis.P.busy': 'Reading the prompts takes up to {prefillLoad:percent} of the time of the server.',
  'diagnosis.P.waits':
    '{ttftShare:percent} of the mean time passes before the first token, and no cap of the running batch explains it: requests wait to be read.',
  'diagnosis.P.action':
    'Send less: fewer retrieved passages (Top-k), no duplicates, summaries of the history. Then let prefixes that really repeat come from the prefix cache and try other sizes of the prefill chunk; more GPUs by tensor parallelism come last.',
  'diagnosis.M.title': 'Prefill and decoding together',
  'diagnosis.M.shared':
    'Reading the prompts takes up to {prefillLoad:percent} of the time of the server: neither side decides alone.',
  'diagnosis.M.action':
    'Shorten input and output both, and check both TTFT and ITL after every change: what relieves one side moves the limit to the other.',
  'diagnosis.D.title': 'Decoding with room left (memory traffic)',
  'diagnosis.D.cheap':
    '{decodeShare:percent} of the mean time is decoding, reading the prompts takes at most {prefillLoad:percent}, and for each 1% more in flight a token takes only {tpotGrowth:ratio}% longer.',
  'diagnosis.D.action':
    'A larger batch hardly slows the tokens. Where no failing level is known, measure with more requests in flight; where one is, the SLA allows no more. For faster tokens quantise the weights, so that fewer bytes are read for each.',
  'diagnosis.D2.title': 'Decoding is saturated',
  'diagnosis.D2.saturated':
    '{decodeShare:percent} of the mean time is decoding; for each 1% more in flight a token takes {tpotGrowth:ratio}% longer and throughput grows by {throughputGrowth:ratio}%.',
  'diagnosis.D2.action':
    'Do not go higher: stay where throughput levels off. For more throughput quantise weights and KV cache, limit the output, add replicas; for faster answers use tensor parallelism.',
  'diagnosis.J.title': 'Stalls between tokens',
  'diagnosis.J.stalls':
    'p99 ITL is {gap:latency}: {gapRatio:ratio} times the median and {gapPerToken:ratio} times the mean time per token. Decoding stops now and then, most often while a piece of a new prompt is read.',
  'diagnosis.J.action':
    'Lower max_num_batched_tokens, so that smaller pieces of a prompt are read at a time, and weigh the gain in ITL against the loss in TTFT. If the stalls stay, look at the host.',
  'diagnosis.H.title': 'Client, host or the way between',
  'diagnosis.H.slotsIdle':
    'There were {perSlot:number} times as many requests as the concurrency, yet only {occupancy:percent} of it was in flight: the server is not given work.',
  'diagnosis.H.action':
    'Run the client on a machine of its own, watch its CPU and that of the API server, raise limits on connections, and measure again before hardware is judged by this level.',
  'diagnosis.N.title': 'Network and proxies',
  'diagnosis.N.overhead':
    'A request alone with {inputTokens:number} input tokens waits {ttft:latency} for its first token. By the pace of longer prompts ({longerInput:number} tokens in {longerTtft:latency}) reading it leaves {excess:latency} unexplained.',
  'diagnosis.N.action':
    'Measure the round trip from the client, and take gateway, proxy and encryption out of the way one after another. Faster GPUs do not shorten this part.',
  'missing.ttft': 'mean TTFT',
  'missing.tpot': 'mean TPOT',
  'missing.itl': 'median and p99 ITL',
  'missing.latency': 'mean end-to-end time',
  'missing.throughput': 'throughput',
  'missing.inputTokens': 'input tokens',
  'missing.outputTokens': 'output tokens',
  'missing.concurrency': 'concurrency',
  'missing.completed': 'number of completed requests',
  'missing.unloaded': 'a level with at most 4 requests in flight',
  'missing.agreement': 'mean times that agree (those before and after the first token are far more than the whole)',
  'missing.lowerLevel': 'a lower level to compare with',
  'missing.tokenGaps': 'gaps of single tokens (a chunk holds several, or lengths vary)',
  'missing.shortInput': 'a workload with tiny prompts',
  'missing.longerInput': 'a workload with prompts four times as long',
  'missing.level': 'a level that may be used',
  'heading.diagnosis': 'Bottlenecks',
  'diagnosis.table': 'What binds, what shows it, and what to do first',
  'diagnosis.note':
    'Told from what the client saw; the inside of the server was not observed. Confirm with the metrics of the server before hardware is changed.',
  'diagnosis.where.limit': '{level} (the limit)',
  'diagnosis.where.lowestFailing': '{level} (the lowest that fails)',
  'diagnosis.where.highestMeasured': '{level} (the highest measured)',
  'diagnosis.where.sweep': '{level} (in the whole sweep)',
  'diagnosis.none': '{layout}: of what can be judged, no bottleneck shows. Looked for: {absent}.',
  'diagnosis.cannot': '{layout}: cannot be judged: {rules}. Missing: {missing}.',
  'diagnosis.cannot.all': '{layout}: bottlenecks cannot be judged. Missing: {missing}.',
  'diagnosis.levels': 'Where the time goes, at the levels that are named',
  'diagnosis.levels.note':
    'Growth: relative growth over that of the load, from the level below; 1 is in proportion, 0 is none. Prefill: at most this share of the time of the server.',
  'column.bottleneck': 'Bottleneck',
  'column.seenAt': 'Seen at',
  'column.evidence': 'Evidence and first action',
  'column.ttftShare': 'Before the first token',
  'column.decodeShare': 'Decoding',
  'column.running': 'Running batch',
  'column.prefillLoad': 'Prefill',
  'column.tpotGrowth': 'Growth of TPOT',
  'column.throughputGrowth': 'Growth of throughput',
  'column.gapRatio': 'ITL p99 / median',
  'formula.openLoad.name': 'Requests in flight, open loop',
  'formula.openLoad.text': 'Mean number, from throughput and mean time.',
  'formula.ttftShare.name': 'Time before the first token',
  'formula.ttftShare.text': 'Share of the mean end-to-end time; waiting and reading the prompt.',
  'formula.decodeShare.name': 'Time of decoding',
  'formula.decodeShare.text':
    'Share of the mean end-to-end time, L output tokens; no more than the first token leaves of it.',
  'formula.runningBatch.text':
    'Mean number of requests past their first token, where waiting makes up the time before it.',
  'formula.prefillLoad.text':
    'Input tokens per second over the pace of a request alone (L_1 tokens in TTFT_1); at most, because that time holds more than reading.',
  'formula.elasticity.name': 'Growth over that of the load',
  'formula.elasticity.text': 'y is TPOT or throughput; 1 is in proportion, 0 is no growth.',
  'formula.ratio.name': 'Ratio',
  'formula.ratio.text': 'Of two numbers of one run.',
  'formula.excess.text': 'What the pace of much longer prompts (L_l tokens in TTFT_l) leaves of it.',
} as const
