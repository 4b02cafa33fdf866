/** What each check found, with its numbers, and what to do about it. */
export const audits = {
  'audit.V01.title': 'Failed requests',
  'audit.V01.nothingCompleted': 'No request completed, so every latency of this run is empty.',
  'audit.V01.beyondPercentile':
    '{failed:count} of {total:count|request|requests} failed ({share:percent}); the SLA leaves room for {allowed:percent}.',
  'audit.V01.someFailed':
    '{failed:count} of {total:count|request|requests} failed ({share:percent}). They count as violations.',
  'audit.V01.notCounted':
    '{field} ({text}) tells of failed requests that no count in the result holds, so that they cannot be counted as violations.',
  'audit.V01.notRecorded': 'The result does not say how many requests failed.',
  'audit.V01.hidden':
    'The result says that {told:count} requests failed, yet {completed:count} of the {asked:count} requested completed: the others count as failed.',
  'audit.V01.fewerSent':
    '{sent:count} of the {asked:count} requests requested were sent, as the requests in the file show: the data set held no more.',
  'audit.V01.advice': 'Find the cause in the server log and measure again.',
  'audit.V02.title': 'Sample size',
  'audit.V02.belowOne':
    '{samples:count|request leaves|requests leave} {beyond:number} beyond the percentile: it is the slowest request under another name.',
  'audit.V02.noUpperBound':
    '{samples:count|request|requests} cannot bound {percentile} from above at 95%, which takes {least:count}.',
  'audit.V02.thin':
    '{samples:count|request leaves|requests leave} only {beyond:number} beyond the percentile; {wanted:count} or more make it steady.',
  'audit.V02.notCounted': 'The result does not say how many requests completed, so the sample size cannot be checked.',
  'audit.V02.advice': 'Measure with more requests per level (1,000 or more for p99).',
  'audit.V03.title': 'Requests relative to concurrency',
  'audit.V03.notRun':
    'Neither the number of requests nor the duration is recorded, so it cannot be told whether the concurrency was reached.',
  'audit.V03.neverFilled':
    '{requests:count|request|requests} for a concurrency of {concurrency:count}: that load was never reached.',
  'audit.V03.oneWave':
    '{requests:count|request|requests} for a concurrency of {concurrency:count} were all sent at once, and none after them: a burst, not a load that was held.',
  'audit.V03.few':
    '{requests:count|request is|requests are} {perSlot:number} times the concurrency of {concurrency:count}: mostly start-up and drain.',
  'audit.V03.modest':
    '{requests:count|request is|requests are} {perSlot:number} times the concurrency of {concurrency:count}.',
  'audit.V03.advice': 'Send at least ten times as many requests as the concurrency.',
  'audit.V04.title': 'Duration',
  'audit.V04.tooShort': 'The run lasted {duration:seconds}: what was seen is the start, not a settled state.',
  'audit.V04.short': 'The run lasted {duration:seconds}, less than the minute that it takes to show a steady state.',
  'audit.V04.fewTurnovers':
    '{runs:count|run|runs} lasted less than ten times their mean latency, the worst {duration:seconds} at a latency of {latency:seconds}: start and end make up much of them.',
  'audit.V04.notRecorded': 'The result does not say how long the run lasted, nor what it follows from.',
  'audit.V04.advice': 'Measure each level for at least a minute.',
  'audit.V05.title': 'Concurrency really held',
  'audit.V05.notRun':
    'The means of E2EL or of TPOT and ITL are not recorded, so it cannot be told whether the concurrency was held.',
  'audit.V05.drained':
    'On average {inFlight:number} of {concurrency:count} requests were in flight ({occupancy:percent}). {perSlot:number} times as many requests as the concurrency are too few for more: fewer are in flight while the last answers run out. The cap itself was reached.',
  'audit.V05.perhapsDrained':
    'On average at most {inFlight:number} of {concurrency:count} requests were in flight ({occupancy:percent}). That there were only {perSlot:number} times as many requests as the concurrency would explain it if lengths vary widely, which is not recorded; a client at its limit would look the same.',
  'audit.V05.arrivalLimited':
    'The request rate of {requestRate:rate}/s limited the load: on average {inFlight:number} of {concurrency:count} were in flight ({occupancy:percent}).',
  'audit.V05.notHeld':
    'On average at most {inFlight:number} of {concurrency:count} requests were in flight ({occupancy:percent}): the level was not sustained.',
  'audit.V05.impossible':
    'The numbers give {occupancy:percent} of the set concurrency of {concurrency:count}: other units, merged runs, a wrong concurrency, or one that counts sessions and not requests.',
  'audit.V05.tooFast':
    '{concurrency:count|request|requests} at a time and {rate:number} req/s leave {each:latency} for a whole answer, and the latencies ask for {least:latency} or more: tokens/s in place of req/s, other units, or a wrong concurrency.',
  'audit.V05.rebuiltAbove':
    'A mean latency rebuilt from TTFT and token times gives {occupancy:percent} of the concurrency of {concurrency:count}: token times are not exact here.',
  'audit.V05.partlyHeld':
    'On average at most {inFlight:number} of {concurrency:count} requests were in flight ({occupancy:percent}).',
  'audit.V05.nearlyHeld':
    'On average at most {inFlight:number} of {concurrency:count} requests were in flight ({occupancy:percent}): start-up and drain show.',
  'audit.V05.tailProves':
    'Even at the p99 latency, throughput accounts for only {bound:percent} of the concurrency of {concurrency:count}.',
  'audit.V05.peakBelow':
    'The client never saw more than {peak:count} of {concurrency:count} requests in flight ({share:percent}).',
  'audit.V05.advice': 'Use more requests, equal lengths, and a client that is not the bottleneck.',
  'audit.V06.title': 'Output length',
  'audit.V06.endedEarly':
    'At the level furthest off, answers had {served:number} tokens on average, {share:percent} of the {asked:tokens} requested: the verdict holds for the lengths that were served.',
  'audit.V06.somewhatShort':
    'At the level furthest off, answers had {served:number} tokens on average, {share:percent} of the {asked:tokens} requested.',
  'audit.V06.ranOn':
    'At the level furthest off, answers had {served:number} tokens on average, {share:percent} of the {asked:tokens} requested: the verdict holds for the lengths that were served.',
  'audit.V06.somewhatLong':
    'At the level furthest off, answers had {served:number} tokens on average, {share:percent} of the {asked:tokens} requested.',
  'audit.V06.otherWork':
    'Answers had {served:number} tokens on average, at the other levels {usual:number}: this level is other, lighter work and carries no pass.',
  'audit.V06.advice': 'Make answers run to the length requested (ignore_eos), or state the length that is meant.',
  'audit.V07.title': 'Input length',
  'audit.V07.far':
    'At the level furthest off, inputs had {served:number} tokens on average, {change:points} from the {asked:tokens} requested: the verdict holds for the lengths that were served.',
  'audit.V07.off':
    'At the level furthest off, inputs had {served:number} tokens on average, {change:points} from the {asked:tokens} requested.',
  'audit.V07.otherWork':
    'Inputs had {served:number} tokens on average, at the other levels {usual:number}: this level is other, lighter work and carries no pass.',
  'audit.V07.advice':
    'Use the tokenizer of the model that is served, allow for the chat template, and fix the range of lengths.',
  'audit.V08.title': 'Type of load',
  'audit.V08.clientQueue':
    '{requestRate:rate} req/s were offered under a cap of {concurrency:count} in flight and {achieved:rate} were achieved: latency omits the queue inside the client.',
  'audit.V08.closedLoop':
    'The load was a closed loop: each request was sent after an answer had come. Users who do not wait for each other see longer tails at the same load.',
  'audit.V08.bursty':
    'Requests arrived in bursts (burstiness {burstiness:number}; 1 is random arrivals): the rates hold for such arrivals, and independent users allow more.',
  'audit.V08.even':
    'Requests arrived at even intervals. Independent users arrive at random, and at the same rate their tail is longer.',
  'audit.V08.aboveOffered':
    '{achieved:rate} req/s were achieved though {requestRate:rate} were offered, more than chance gives: one of the two is not true of this run.',
  'audit.V08.overloaded':
    '{requestRate:rate} req/s were sent and {achieved:rate} were answered, and a first token took {wait:seconds} in the mean, {share:percent} of the run: the queue grew as long as requests were sent.',
  'audit.V08.advice':
    'Confirm the planning rate with one run that offers it without a cap. Where a queue grew, send less than was answered.',
  'audit.V09.title': 'Start-up burst',
  'audit.V09.dominates':
    'The {concurrency:count} requests sent together at the start are {share:percent} of {samples:count}, so tail values reflect the start-up burst rather than the steady state (they are conservative); it takes {wanted:count} requests to separate the two. Where individual requests were recorded, “All measured points” in the evidence shows the level without the burst.',
  'audit.V09.present':
    'The {concurrency:count} requests sent together at the start are {share:percent} of {samples:count}, so the percentile includes the start-up burst (it is conservative); it takes {wanted:count} requests to separate the two. Where individual requests were recorded, “All measured points” in the evidence shows the level without it.',
  'audit.V09.advice': 'Warm up, and send 100 times as many requests as the concurrency where time allows.',
  'audit.V10.title': 'Warm-up',
  'audit.V10.coldFirstRun':
    '{limit} of the first run is {first:latency}, {ratio:number} times that of the others ({others:latency}): the first run was cold, and the worst of the repeats includes it.',
  'audit.V10.firstRunThroughput':
    'Throughput of the first run is {first:rate} req/s, {change:points} from that of the others ({others:rate}).',
  'audit.V10.noWarmUp': '{without:count} of {runs:count|run|runs} sent no requests to warm up.',
  'audit.V10.neverWarmedUp': 'None of {runs:count|run|runs} sent requests to warm up.',
  'audit.V10.warmUpUnknown':
    'For {unknown:count} of {runs:count|run|runs} the results do not say whether the server was warmed up first.',
  'audit.V10.warmUpNeverKnown':
    'The results say for none of {runs:count|run|runs} whether the server was warmed up first.',
  'audit.V10.advice': 'Before each run, send three times as many requests as the concurrency, and record how many.',
  'audit.V11.title': 'Repeats',
  'audit.V11.disagree':
    'Of {repeats:count} repeats of this level, {passing:count|meets|meet} the SLA and {failing:count|does|do} not.',
  'audit.V11.latencySpread':
    '{limit} of {repeats:count} repeats lies between {low:latency} and {high:latency}, a factor of {ratio:number}.',
  'audit.V11.throughputSpread':
    'Throughput of {repeats:count} repeats lies between {low:rate} and {high:rate} req/s, a variation of {spread:percent}.',
  'audit.V11.fewRepeats':
    '{few:count} of {levels:count|level was|levels were} measured fewer than three times: nothing shows how far a result comes out again.',
  'audit.V11.advice': 'Measure each level three times under the same conditions; look for what differed.',
  'audit.V12.title': 'Prefix cache',
  'audit.V12.hits':
    '{rate:percent} of the prefixes of random prompts were found in the cache: latency and throughput are better than with prompts that differ.',
  'audit.V12.onSameSeed':
    'The prefix cache was on and another run had sent the same prompts (same seed): latency and throughput are better than with prompts that differ.',
  'audit.V12.onSeedUnknown':
    'The prefix cache was on and the results do not say that each run had a seed of its own: with the same prompts, later runs read from memory.',
  'audit.V12.statusUnknown':
    'The results do not say whether the prefix cache was off or emptied between runs. Where it is on, as it is by default in vLLM, prompts sent again read better than prompts that differ.',
  'audit.V12.firstTokenFaster':
    'Median TTFT falls from {before:latency} to {after:latency} while the load rises from {from:number} to {to:number}, as it does when prompts were seen before.',
  'audit.V12.longerInputFaster':
    'At level {level:level}, inputs of {input:number} tokens have a median TTFT of {ttft:latency}, inputs of {shorter:number} tokens {shorterTtft:latency}: most of the longer ones was not computed.',
  'audit.V12.advice':
    'Turn the prefix cache off or empty it between runs, give each run its own seed, and record both.',
  'audit.V13.title': 'Comparability',
  'audit.V13.engineVersion':
    'The gain over the layout with fewer GPUs also spans engine versions: {base} against {scaled}.',
  'audit.V13.daysApart': 'The gain over the layout with fewer GPUs spans {days:count} days.',
  'audit.V13.quantizationUnknown':
    'The results do not say that this layout and the one with fewer GPUs ran at the same quantisation.',
  'audit.V13.advice': 'Measure both layouts with the same software, close in time, and record the quantisation.',
  'audit.V14.title': 'Streaming',
  'audit.V14.notStreaming': 'The answers did not stream: there are no gaps between tokens, or TTFT is the whole time.',
  'audit.V14.chunked':
    'Mean ITL is {ratio:number} times the mean time of a token: a chunk does not hold one token each.',
  'audit.V14.perhapsChunked':
    'Mean ITL is {ratio:number} times mean TPOT: chunks hold several tokens, or answers differ much in length.',
  'audit.V14.lumps':
    'Answers came in lumps: the median gap is {median:latency}, the mean {mean:latency}. Most tokens arrive with others at once, and ITL says nothing about the pauses between.',
  'audit.V14.firstTokenInGaps':
    'Mean ITL ({itl:latency}) is the whole time over all tokens ({whole:latency}), and not the time after the first over the others ({gap:latency}): the client counted the time to the first token in.',
  'audit.V14.noTokenTime':
    'TPOT is {tpot:latency} although gaps of {itl:latency} on average were seen: it is not the time of a token, and gaps may be between chunks.',
  'audit.V14.advice': 'Read ITL as time between chunks; measure with streaming on.',
  'audit.V15.title': 'Hollow answers',
  'audit.V15.many':
    '{hollow:count} of {total:count|request|requests} counted as successes have no first token or no output ({share:percent}).',
  'audit.V15.some':
    '{hollow:count} of {total:count|request|requests} counted as successes have no first token or no output ({share:percent}).',
  'audit.V15.zeroStatistic':
    'Statistics of the time to first token are exactly 0 ({fields}): successes without an answer.',
  'audit.V15.advice': 'Check the endpoint and the server log; measure again.',
  'audit.V16.title': 'Client limit',
  'audit.V16.slotsIdle':
    'There were {perSlot:number} times as many requests as the concurrency of {concurrency:count}, yet on average only {occupancy:percent} of it was in flight: the client is the bottleneck, or answer lengths vary widely.',
  'audit.V16.hostUnknown':
    'Up to {rate:number} tokens/s were received and the results do not say on which machine the client ran; on the server itself it competes for the processor.',
  'audit.V16.sameHost':
    'Up to {rate:number} tokens/s were received by a client on the server itself, where it competes for the processor.',
  'audit.V16.advice': 'Run the client on a machine of its own, watch its processor, and record where it ran.',
  'audit.V17.title': 'Identities',
  'audit.V17.impossible': 'No benchmark can have measured the value of {fields}.',
  'audit.V17.counts':
    'Throughput times duration gives {found:number} requests, the result says {expected:number}: edited or merged.',
  'audit.V17.outputTokens':
    'Output throughput times duration gives {found:number} tokens, the result says {expected:number}: edited or merged.',
  'audit.V17.totalTokens':
    'Token throughput times duration gives {found:number} tokens, the result says {expected:number}: edited or merged.',
  'audit.V17.moreThanAsked': '{found:number} requests completed or failed, {expected:number} were sent.',
  'audit.V17.arrays': 'The per-request data give a p99 of {found:latency}, the summary says {expected:latency}.',
  'audit.V17.notChecked':
    'The tool always writes {fields}; here it is missing or no number, so that the counts cannot be checked against each other.',
  'audit.V17.keyTwice': '{fields}: given more than once. Which value is meant is not known.',
  'audit.V17.copiesDiffer':
    'Copies of this run give different values of {fields}: one was edited, and which one is true is not known.',
  'audit.V17.seconds':
    '{field} of {value:latency} is less than any model takes: it looks like seconds that are called milliseconds.',
  'audit.V17.moreGaps':
    'Answers had {gaps:number} gaps on average and {tokens:number} tokens: the tokens were not counted, and nothing that rests on them is used.',
  'audit.V17.advice': 'Use the file that the tool wrote.',
  'audit.V18.title': 'Order of statistics',
  'audit.V18.disorder': '{metric}: {lower} ({lowerValue:latency}) is above {upper} ({upperValue:latency}).',
  'audit.V18.negative': '{metric}: a latency is negative.',
  'audit.V18.meanAboveTail':
    '{metric}: the mean ({mean:latency}) is above p99 ({p99:latency}): a handful of requests were extreme.',
  'audit.V18.notChecked':
    'The tool computes the same statistics for each metric; {fields} is missing, so that its order cannot be checked.',
  'audit.V18.advice': 'Look at the slowest requests; use the file that the tool wrote.',
  'audit.V19.title': 'Design of the sweep',
  'audit.V19.fewLevels': 'Number of levels measured: only {levels:count}.',
  'audit.V19.wideSteps':
    'The step from {from:count} to {to:count} is wider than twofold: the limit may lie far above what is reported.',
  'audit.V19.noFailingLevel': 'No level fails up to the highest, {highest:level}: the limit was not found.',
  'audit.V19.advice': 'Add levels between the last pass and the first fail, and one that fails.',
  'audit.V20.title': 'Monotonicity',
  'audit.V20.throughputDip':
    'Throughput falls from {before:rate} to {at:rate} req/s at level {level:level} and recovers to {after:rate}.',
  'audit.V20.latencyDrop':
    '{limit} falls from {before:latency} to {after:latency} while the load rises from {from:number} to {to:number}.',
  'audit.V20.advice': 'Measure that level again; check for a cold start or a disturbed run.',
  'audit.V21.title': 'KV cache',
  'audit.V21.exceeds':
    '{requests:number} requests of {each:number} tokens need {needed:number} tokens of KV cache, {share:percent} of the {capacity:number} there are: requests are preempted or wait.',
  'audit.V21.near':
    '{requests:number} requests of {each:number} tokens need {needed:number} tokens of KV cache, {share:percent} of the {capacity:number} there are.',
  'audit.V21.advice': 'Watch preemptions in the server log; cap concurrency below what the cache holds.',
  'audit.V22.title': 'Likeness to real use',
  'audit.V22.ragShape':
    '{input:number} tokens in and {output:number} out stand for retrieval (RAG), which usually reads much and answers briefly: the decode load is overstated and the input load understated.',
  'audit.V22.oneLength': 'Every request has the same length. Real use mixes lengths, and its tail is longer.',
  'audit.V22.advice': 'Measure with the distribution of lengths that is expected, or with recorded requests.',
  'audit.V23.title': 'Environment',
  'audit.V23.notRecorded':
    'Not recorded for some or all runs: {missing}. Without these the measurement cannot be repeated.',
  'audit.V23.advice': 'Record machine and server settings with each result, for example as metadata.',
  'audit.V24.title': 'Layout',
  'audit.V24.tooFewGpus':
    '{parallel} takes {needed:count} GPUs, and {gpus:count} are stated: one of the two is wrong, and with it all that is counted by GPU.',
  'audit.V24.idleGpus':
    '{parallel} takes {needed:count} of the {gpus:count} GPUs that are stated: the rest were idle, or replicas are not recorded.',
  'audit.V24.otherCard': 'The file says {used}, its path says {said} (“{where}”).',
  'audit.V24.otherNumber': 'The file says {what} = {used}, its path says {said} (“{where}”).',
  'audit.V24.advice': 'Record GPU, count and parallel sizes with each result, and name folders after them.',
} as const
