import type { AuditMessageId } from '../catalog.ts'

/** What each check found, with its numbers, and what to do about it. */
export const auditMessages: Readonly<Record<AuditMessageId, string>> = {
  'audit.V01.title': 'Failed requests',
  'audit.V01.nothingCompleted': 'No request completed, so every latency of this run is empty.',
  'audit.V01.beyondPercentile':
    '{failed:count} of {total:count} requests failed ({share:percent}); the service level leaves room for {allowed:percent}.',
  'audit.V01.someFailed':
    '{failed:count} of {total:count} requests failed ({share:percent}). They count as violations.',
  'audit.V01.notRecorded': 'The result does not say how many requests failed.',
  'audit.V01.advice': 'Find the cause in the server log and measure again.',
  'audit.V02.title': 'Sample size',
  'audit.V02.belowOne':
    '{samples:count} requests leave {beyond:number} beyond the percentile: it is the slowest request under another name.',
  'audit.V02.noUpperBound':
    '{samples:count} requests cannot bound this percentile from above at 95%, which takes {least:count}.',
  'audit.V02.thin':
    '{samples:count} requests leave only {beyond:number} beyond the percentile; {wanted:count} or more make it steady.',
  'audit.V02.advice': 'Measure with more requests per level (1,000 or more for p99).',
  'audit.V03.title': 'Requests per slot',
  'audit.V03.neverFilled':
    '{requests:count} requests for a concurrency of {concurrency:count}: that load was never reached.',
  'audit.V03.few':
    '{requests:count} requests are {perSlot:number} per slot of a concurrency of {concurrency:count}: mostly start-up and drain.',
  'audit.V03.modest':
    '{requests:count} requests are {perSlot:number} per slot of a concurrency of {concurrency:count}.',
  'audit.V03.advice': 'Use at least ten requests per slot.',
  'audit.V05.title': 'Concurrency really held',
  'audit.V05.arrivalLimited':
    'The request rate of {requestRate:rate}/s limited the load: on average {inFlight:number} of {concurrency:count} were in flight ({occupancy:percent}).',
  'audit.V05.notHeld':
    'On average at most {inFlight:number} of {concurrency:count} requests were in flight ({occupancy:percent}): the level was not sustained.',
  'audit.V05.impossible':
    'The numbers give {occupancy:percent} of the set concurrency of {concurrency:count}, which cannot be: units, merged runs, or a wrong concurrency.',
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
  'audit.V09.title': 'First wave',
  'audit.V09.dominates':
    'The {concurrency:count} requests that start together are {share:percent} of {samples:count}: the tail is the start-up burst, not the steady state. A conservative number; {wanted:count} requests would separate them.',
  'audit.V09.present':
    'The {concurrency:count} requests that start together are {share:percent} of {samples:count}: the percentile includes the start-up burst (conservative); {wanted:count} requests would separate them.',
  'audit.V09.advice': 'Warm up, and use 100 or more requests per slot where the time allows.',
  'audit.V14.title': 'Streaming',
  'audit.V14.notStreaming':
    'The answers did not stream: there are no gaps between tokens, or TTFT is the whole time.',
  'audit.V14.chunked':
    'Mean ITL is {ratio:number} times mean TPOT: chunks hold several tokens, or answers differ much in length.',
  'audit.V14.advice': 'Read ITL as time between chunks; measure with streaming on.',
  'audit.V15.title': 'Hollow answers',
  'audit.V15.many':
    '{hollow:count} of {total:count} requests counted as successes have no first token or no output ({share:percent}).',
  'audit.V15.some':
    '{hollow:count} of {total:count} requests counted as successes have no first token or no output ({share:percent}).',
  'audit.V15.zeroStatistic':
    'Statistics of the time to first token are exactly 0 ({fields}): successes without an answer.',
  'audit.V15.advice': 'Check the endpoint and the server log; measure again.',
  'audit.V17.title': 'Identities',
  'audit.V17.counts':
    'Throughput times duration gives {found:number} requests, the result says {expected:number}: edited or merged.',
  'audit.V17.outputTokens':
    'Output throughput times duration gives {found:number} tokens, the result says {expected:number}: edited or merged.',
  'audit.V17.totalTokens':
    'Token throughput times duration gives {found:number} tokens, the result says {expected:number}: edited or merged.',
  'audit.V17.moreThanAsked': '{found:number} requests completed or failed, {expected:number} were sent.',
  'audit.V17.arrays':
    'The per-request data give a p99 of {found:latency}, the summary says {expected:latency}.',
  'audit.V17.advice': 'Use the file that the tool wrote.',
  'audit.V18.title': 'Order of statistics',
  'audit.V18.disorder': '{metric}: {lower} ({lowerValue:latency}) is above {upper} ({upperValue:latency}).',
  'audit.V18.negative': '{metric}: a latency is negative.',
  'audit.V18.meanAboveTail':
    '{metric}: the mean ({mean:latency}) is above p99 ({p99:latency}): a handful of requests were extreme.',
  'audit.V18.advice': 'Look at the slowest requests; use the file that the tool wrote.',
  'audit.V19.title': 'Design of the sweep',
  'audit.V19.fewLevels': 'Only {levels:count} levels were measured.',
  'audit.V19.wideSteps':
    'The step from {from:count} to {to:count} is wider than twofold: the limit may lie far above what is reported.',
  'audit.V19.noFailingLevel':
    'Nothing fails up to the highest level, {highest:number}: the limit was not found.',
  'audit.V19.advice': 'Add levels between the last pass and the first fail, and one that fails.',
  'audit.V20.title': 'Monotony',
  'audit.V20.throughputDip':
    'Throughput falls from {before:rate} to {at:rate} requests/s at level {level:number} and recovers to {after:rate}.',
  'audit.V20.latencyDrop':
    '{limit} falls from {before:latency} to {after:latency} while the load rises from {from:number} to {to:number}.',
  'audit.V20.advice': 'Measure that level again; check for a cold start or a disturbed run.',
}
