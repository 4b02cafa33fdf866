import type { FormulaMessageId, TermMessageId } from '../catalog.ts'

export const formulaMessages: Readonly<Record<FormulaMessageId, string>> = {
  'formula.percentile.name': 'Percentile',
  'formula.percentile.text': 'Read off the sorted sample with linear interpolation.',
  'formula.failures.name': 'Violations',
  'formula.failures.text': 'A failed request counts as a violation of every limit.',
  'formula.binomial.name': 'Confirmed pass',
  'formula.binomial.text':
    'With so few violations a true share of violations above 1 − p has less than a 5% chance. Fail: the mirror image.',
  'formula.upperBound.name': 'Approximate upper bound',
  'formula.upperBound.text':
    'From the summary alone, for p99 and n ≥ 299: a rough guide, since requests that share a server are not independent.',
  'formula.maxConcurrency.name': 'Largest concurrency within the SLA',
  'formula.maxConcurrency.text':
    'Every measured level up to it passes every limit; levels that the audit rejected count as not measured.',
  'formula.slack.name': 'Margin',
  'formula.slack.text':
    'y is the judged value, T the limit. The binding metric is the one that fails first, or else has the least margin.',
  'formula.estimate.name': 'Estimated crossing',
  'formula.estimate.text':
    'On a non-decreasing fit of the latencies, between the last pass and the first fail. Latency is convex there, so that a straight line crosses early.',
  'formula.little.name': "Little's law",
  'formula.little.text':
    'Requests in flight from throughput and mean time; h is the share of the set concurrency that was held.',
  'formula.poisson.name': 'Derived headroom',
  'formula.poisson.text':
    'Independent arrivals, any distribution of service times; conservative, because below the limit requests are faster.',
  'formula.openUsers.name': 'Users, open loop',
  'formula.openUsers.text': 'Each sends every I seconds, answered or not.',
  'formula.closedUsers.name': 'Users, closed loop',
  'formula.closedUsers.text': 'Each waits for the answer and then Z seconds.',
  'formula.binomialUsers.name': 'Users, closed loop, derived',
  'formula.binomialUsers.text': 'Each user is in flight for R of every R + Z seconds, independently.',
  'formula.speedup.name': 'Gain from more GPUs',
  'formula.speedup.text': 'S − 1 is the gain; E is 1 when throughput grows in proportion to the GPUs.',
  'formula.interval.name': 'Interval of the gain',
  'formula.interval.text':
    'What the written figures allow; with repeats, from the least favourable to the most.',
}

export const termMessages: Readonly<Record<TermMessageId, string>> = {
  'term.ttft.name': 'TTFT',
  'term.ttft.meaning': 'Time to first token: from sending the request to the first piece of the answer.',
  'term.tpot.name': 'TPOT',
  'term.tpot.meaning': 'Time per output token: mean time of a token after the first, one value per request.',
  'term.itl.name': 'ITL',
  'term.itl.meaning':
    'Inter-token latency: the gap between two consecutive pieces of an answer, all gaps of all requests pooled. Means agree with TPOT; percentiles do not, as they see single stalls.',
  'term.e2e.name': 'E2EL',
  'term.e2e.meaning': 'End-to-end latency: from sending the request to the last token.',
  'term.percentile.name': 'p99',
  'term.percentile.meaning': 'The value that 99 of 100 requests do not exceed.',
  'term.concurrency.name': 'Concurrency',
  'term.concurrency.meaning': 'Requests in flight at the same time. Not the number of users.',
  'term.throughput.name': 'Throughput',
  'term.throughput.meaning': 'Completed requests per second over the whole run.',
  'term.sla.name': 'SLA',
  'term.sla.meaning':
    'The service level asked for here: limits on latency percentiles that must hold together.',
  'term.safeZone.name': 'Safe zone',
  'term.safeZone.meaning':
    'Loads from the lowest measured level up to the largest that passes without a break.',
  'term.testLimit.name': 'Test limit',
  'term.testLimit.meaning': 'The highest level that was measured. If it passes, the true limit is not known.',
  'term.headroom.name': 'Headroom',
  'term.headroom.meaning':
    'What is kept free of the limit for random peaks: 1 − u. A share used of 80% is a headroom of 20% and a capacity ratio 1/u of 1.25.',
  'term.users.name': 'Active users',
  'term.users.meaning':
    'People in a session at the same time, most of whom read or write while few wait for an answer.',
  'term.openLoop.name': 'Open loop',
  'term.openLoop.meaning': 'Requests arrive at their own pace, whether or not earlier ones were answered.',
  'term.closedLoop.name': 'Closed loop',
  'term.closedLoop.meaning':
    'A fixed number of clients, each of which sends the next request after the answer.',
  'term.tensorParallel.name': 'Tensor parallel (TP)',
  'term.tensorParallel.meaning': 'One model spread over several GPUs that compute every token together.',
  'term.replica.name': 'Replica',
  'term.replica.meaning': 'An independent copy of the model on its own GPUs behind a router.',
  'term.littlesLaw.name': "Little's law",
  'term.littlesLaw.meaning':
    'Mean number in a system = arrival rate × mean time in it, whatever the distributions.',
}
