import type { FormulaMessageId, TermMessageId } from '../catalog.ts'

export const formulaMessages = {
  'formula.percentile.name': 'Percentile',
  'formula.percentile.text': 'Read off the sorted sample with linear interpolation.',
  'formula.failures.name': 'Violations',
  'formula.failures.text': 'A failed request counts as a violation of every limit.',
  'formula.binomial.name': 'Test of a verdict',
  'formula.binomial.text':
    'Chance of so small a share beyond the limit in m independent requests, were the true share 1 − p: a pass is confirmed at 5% and below. A fail: the mirror image, or a share that is 40 times what p leaves room for, which no dependence explains.',
  'formula.upperBound.name': 'Approximate upper bound',
  'formula.upperBound.text':
    'From the summary alone, for p99 and n ≥ 299: a rough guide. m is the number of independent requests that the n are worth.',
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
  'formula.little.text': 'Share of the set concurrency that was held; X · R requests are in flight.',
  'formula.poisson.name': 'Derived headroom',
  'formula.poisson.text':
    'Mean number in flight, for independent arrivals and any distribution of service times; conservative, because below the limit requests are faster.',
  'formula.startingUsers.name': 'Users who may begin together',
  'formula.startingUsers.text':
    'All begin within T seconds and think for Z: first requests and next ones together stay within the arrivals A.',
  'formula.openUsers.name': 'Users, open loop',
  'formula.openUsers.text': 'Each sends every I seconds, answered or not.',
  'formula.closedUsers.name': 'Users, closed loop',
  'formula.closedUsers.text': 'Each waits for the answer and then Z seconds.',
  'formula.closedDerived.name': 'Users, closed loop, derived',
  'formula.closedDerived.text': 'At the planning rate A · Z users think, and A · R wait for their answers.',
  'formula.residence.name': 'Mean time of a request at a rate',
  'formula.residence.text': 'Requests in flight at which the measured levels do the rate, over that rate.',
  'formula.populationRate.name': 'Rate of a population',
  'formula.populationRate.text': 'N users who wait, think Z seconds, and ask again, on the measured levels.',
  'formula.share.name': 'Share of the throughput',
  'formula.share.text': 'A rate as a share of the highest throughput within the SLA.',
  'formula.allUsers.name': 'Users of all servers',
  'formula.allUsers.text': 'Each of k servers serves as many.',
  'formula.beside.name': 'Servers beside each other',
  'formula.beside.text': 'k servers at the rate of one, less what routing takes: an assumption.',
  'formula.burstyMean.name': 'Largest mean load of bursty arrivals',
  'formula.burstyMean.text':
    'As of Poisson arrivals, with the burstiness b and the variation v from day to day.',
  'formula.burstyArrivals.name': 'Arrivals by the overflow rule, of bursts',
  'formula.burstyArrivals.text':
    'As the overflow rule, with the burstiness b and the variation v from day to day.',
  'formula.tested.name': 'Rate that requests at random have shown',
  'formula.tested.text': 'The largest rate that kept the SLA, or the lowest that broke it, less a margin.',
  'formula.speedup.name': 'Gain from more GPUs',
  'formula.speedup.text': 'Throughput of the larger layout over that of the smaller one.',
  'formula.interval.name': 'Interval of the gain',
  'formula.interval.text':
    'What the written figures allow; with repeats, from the least favourable to the most.',
  'formula.limit.name': 'Limit kept',
  'formula.limit.text':
    'y is the statistic that the limit is about; a finding of the audit can take the verdict away.',
  'formula.joint.name': 'Verdict',
  'formula.joint.text':
    'All limits together; one that cannot be judged makes the whole unknown unless another fails.',
  'formula.taken.name': 'Taken over',
  'formula.taken.text': 'The same number as in the place named.',
  'formula.repeats.name': 'Repeats of a level',
  'formula.repeats.text': 'Of several runs of one level the cautious value counts.',
  'formula.middle.name': 'Middle of the repeats',
  'formula.middle.text': 'Of an even number the cautious one of the two in the middle.',
  'formula.worst.name': 'Worst repeat',
  'formula.worst.text': 'A fail before an unknown before a pass; of equals the larger value.',
  'formula.worstMiddle.name': 'Middle repeat',
  'formula.worstMiddle.text':
    'Repeats ordered from the worst on; of an even number the worse of the two in the middle.',
  'formula.firstFailing.name': 'First fail',
  'formula.firstFailing.text': 'The lowest level, in the order of the load, that breaks a limit.',
  'formula.largestPassing.name': 'Largest pass',
  'formula.largestPassing.text':
    'The highest level that passes; above a fail it does not count as the limit.',
  'formula.binding.name': 'Binding metric',
  'formula.binding.text':
    'Of the limits that fail first, the one furthest beyond; with no fail, the one closest to its limit value.',
  'formula.plateau.name': 'Plateau of throughput',
  'formula.plateau.text':
    'The smallest passing level with 95% of the best throughput: more load only waits longer.',
  'formula.recommended.name': 'Advised cap',
  'formula.recommended.text': 'P is the start of the plateau.',
  'formula.latency.name': 'Mean time in the system',
  'formula.latency.text': "Little's law at full concurrency.",
  'formula.rebuilt.name': 'Mean time, rebuilt',
  'formula.rebuilt.text':
    'Where no mean end-to-end time is given: g is the mean gap, L the mean number of output tokens.',
  'formula.rebuiltOccupancy.name': 'Occupancy, rebuilt',
  'formula.rebuiltOccupancy.text': "Little's law with the rebuilt mean time.",
  'formula.utilization.name': 'Share of the throughput',
  'formula.utilization.text': 'Arrivals as a share of the throughput at the limit.',
  'formula.arrivals.name': 'Arrivals by the overflow rule',
  'formula.arrivals.text':
    "Little's law with the time at a level, R = C / X: of the levels up to the limit, the one that gives most. Of the mean in flight that keeps the chance, k is planned for; alone it broke the SLA on 3% of the servers that npm run validate simulates.",
  'formula.plannedArrivals.name': 'Planned arrivals',
  'formula.plannedArrivals.text': 'The planned share of the throughput.',
  'formula.openDerived.name': 'Users, open loop, derived',
  'formula.openDerived.text': 'Each sends every I seconds, at the derived arrivals.',
  'formula.closedArrivals.name': 'Arrivals of waiting users',
  'formula.closedArrivals.text': 'N users who wait R and think Z seconds.',
  'formula.gain.name': 'Gain',
  'formula.gain.text': 'What the larger layout adds, as a share of the smaller one.',
  'formula.efficiency.name': 'Efficiency',
  'formula.efficiency.text': '1 when throughput grows in proportion to the GPUs.',
  'formula.cost.name': 'GPU cost per request',
  'formula.cost.text': 'GPU time per request against the smaller layout.',
  'formula.change.name': 'Change of the mean time',
  'formula.change.text': 'Measured, at equal concurrency.',
  'formula.littleChange.name': 'Change of the mean time, by Little',
  'formula.littleChange.text': 'At equal concurrency time is the inverse of throughput.',
  'formula.gpuRatio.name': 'Ratio of GPUs',
  'formula.gpuRatio.text': 'As many copies of the smaller layout as the larger one has GPUs for.',
  'formula.replicas.name': 'Replicas',
  'formula.replicas.text': 'k copies of X requests/s each: an assumption, not a measurement.',
  'formula.mean.name': 'Mean',
  'formula.mean.text': 'Over the runs of the series.',
  'formula.lengths.name': 'Lengths served',
  'formula.lengths.text':
    'Where nothing states what was asked for: the middle of the rounded means of the runs.',
} as const satisfies Readonly<Partial<Record<FormulaMessageId, string>>>

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
  'term.grade.name': 'Grade',
  'term.grade.meaning':
    'How sound the measurement behind an answer is. A: the checks object to nothing at the levels the answer rests on. B: warnings only. C: it rests on a grave finding that was accepted or that cannot make the verdict untrue. D: no answer that may be sized with. The document has the lowest grade of its answers.',
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
