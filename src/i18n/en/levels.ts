/** Levels and their points: verdicts, confidence, steady part. */
export const levels = {
  'standing.undecided': 'undecided',
  'standing.undecided.pass': 'pass, undecided',
  'standing.undecided.fail': 'fail, undecided',
  'standing.text':
    'Values are those of whole runs, start-up burst included. Confirmed: what will last of the run (a closed loop without its start-up burst and its end) bears the verdict out at 95%, by an exact test in as many independent requests as their measured dependence leaves, or by three or more long repeats; and the 95% interval has an end on the same side of the threshold. Undecided: the measured value falls on one side of the threshold and its 95% interval reaches over to the other, so that a longer run may turn the verdict. An undecided pass still counts as a pass; more requests or repeats at that level decide it. Cannot be judged: a metric that the SLA is about was not recorded there, or the audit withdraws the verdict (see “Audit of the benchmark”).',
  'unconfirmed.levels': 'Not confirmed ({reason}): {places}.',
  'unconfirmed.reason.fewRequests':
    'there are too few independent requests to confirm the verdict; more requests decide it',
  'unconfirmed.reason.noSteadyPart': 'the start-up burst cannot be told from what will last',
  'unconfirmed.reason.equalLengths':
    'answers of nearly one length begin and end in step, so that all requests of a run are one sample',
  'unconfirmed.reason.lengthsUnknown':
    'the lengths of single answers are not known: where they are equal, all requests of a run are one sample',
  'unconfirmed.reason.summaryOnly': 'a summary does not tell how far requests depend on each other',
  'unconfirmed.reason.noPercentile': 'there is no such test of a mean',
  'unconfirmed.remedy.repeats':
    'A pass would be confirmed by three or more repeats with new seeds, of at least {least} requests each, or by single requests with answers of varied lengths.',
  'unconfirmed.remedy.requests': 'Single requests in the results would tell (--save-detailed).',
  'standing.goodput':
    'Joint goodput: requests per second that meet every threshold at once, and their share of all that were sent (counted request by request, a request by its own gaps). With ≥ it is the least that a summary proves, of the thresholds on single requests alone, since a summary of gaps says nothing of requests; — where nothing is proven.',
  'judged.by': '{value}\u00a0({statistic})',
  'judged.by.note':
    'Where another statistic stands in brackets, the file has none of the threshold itself: a higher percentile that meets the threshold, or a lower one that misses it, decides the one between them.',
  'column.goodput': 'Joint goodput (req/s)',
  'goodput.counted': '{rate}\u00a0({share:percent})',
  'goodput.bound': '≥\u00a0{rate}\u00a0({share:percent})',
  'steady.text':
    'A closed loop sends as many requests as its concurrency at once when it starts, and a short run is judged by that start-up burst. Below, each level is shown again without the requests sent before the last of the burst was answered and without the last ones, after which fewer are in flight: a remark. The verdicts and every number of this document stay with the whole run.',
  'steady.table': 'Steady part: {workload}, {layout}',
  'steady.note':
    'Time of sending: recorded by the client, or rebuilt from the latencies, assuming that the next request is sent as soon as an answer has come. With answers of one length the burst returns, weaker each time, so that these values are still cautious.',
  'steady.from.startTimes': 'recorded',
  'steady.from.rebuilt': 'rebuilt',
  'steady.missing': 'No steady part ({reason}): {places}.',
  'steady.reason.notNeeded': 'there are so many requests that the start-up burst is no part of the tail',
  'steady.reason.openLoop': 'nothing limits the requests in flight, so that there are no waves',
  'steady.reason.paced': 'requests come at a rate, so that none start at once',
  'steady.reason.noRequests': 'single requests were not recorded',
  'steady.reason.failures': 'requests failed and their times are not known',
  'steady.reason.orderUnknown': 'requests were recorded as they ended, not as they were sent',
  'steady.reason.timesDisagree': 'times rebuilt from the latencies do not fill the duration of the run',
  'steady.reason.tooFew': 'too few requests are left for the percentile',
  'steady.remark.found': '{layout}: judged on the steady part the SLA would hold up to {max} and fail at {failing}.',
  'steady.remark.open': '{layout}: judged on the steady part the SLA would hold up to {max}, where the test ended.',
  'steady.remark.unknown': '{layout}: the steady part cannot be judged either.',
  'steady.remark.none': '{layout}: judged on the steady part, too, no level would pass.',
  'steady.remark.tail':
    'A remark on the levels of which single requests are known, not the answer: that stays with the whole run, start-up burst included.',
  'column.whole': '{limit}, whole run',
  'column.steady': '{limit}, steady part',
  'column.verdict.steady': 'Verdict on the steady part',
  'column.left': 'Requests left',
  'column.firstWave': 'Start-up burst',
  'column.drain': 'End',
  'column.from': 'Time of sending',
  'formula.lasting.name': 'Requests tested',
  'formula.lasting.text':
    'Of a closed loop those sent after the start-up burst was answered (s ≥ t) and before the last C; of an open loop all of them.',
  'formula.shareBeyond.name': 'Share beyond the threshold',
  'formula.shareBeyond.text':
    'Of the requests tested; of all their gaps where the threshold is on gaps. Failed requests are beyond every threshold.',
  'formula.effective.name': 'Independent requests',
  'formula.effective.text':
    'Requests in flight together share engine steps and are slow together. The variance of the tail between blocks of C consecutive requests tells how many independent ones they are worth: the least by tails of 1, 5, 10 and 20 times 1 − p, and in an open loop also by blocks of 2 C and 4 C. With answers of one length, whose dependence a run cannot show, by the tail of p alone, and never to confirm. Gaps are counted by request.',
  'formula.assumedEffective.name': 'Independent requests, assumed',
  'formula.assumedEffective.text':
    'Where only a summary is known: the C requests that wait together count as two. Taken from simulated servers; gaps of a summary count as its requests.',
  'formula.rankBelow.name': 'Lower rank',
  'formula.rankBelow.text':
    'Order statistic below the percentile, for any distribution; m independent of N values. The second bound holds however much they depend on each other.',
  'formula.rankAbove.name': 'Upper rank',
  'formula.rankAbove.text':
    'Order statistic above the percentile; none where even the largest value is no bound (for p99 with fewer than 368 independent requests).',
  'formula.ordered.name': 'End of the interval',
  'formula.ordered.text': 'The value at that rank, from the smallest on.',
  'formula.scatter.name': 'Interval from repeats',
  'formula.scatter.text': 'From three repeats on: Student’s t on the logarithms, widened to hold every repeat.',
  'formula.goodRequests.name': 'Good requests',
  'formula.goodRequests.text':
    'Counted one by one. A request meets a threshold on gaps when its own gaps do; a failed request meets nothing.',
  'formula.provenGood.name': 'Good requests, at least',
  'formula.provenGood.text':
    'The most requests that the percentiles leave room for beyond each threshold, summed over the thresholds on single requests.',
  'formula.goodShare.name': 'Share of good requests',
  'formula.goodShare.text': 'Of all requests, those that failed included.',
  'formula.proportion.name': 'Interval of a share',
  'formula.proportion.text': 'Exact, two-sided, 95%; requests are taken for independent.',
  'formula.goodRate.text': 'Throughput of the requests that meet every threshold.',
  'formula.maxConcurrency.name': 'Largest concurrency within the SLA',
  'formula.maxConcurrency.text':
    'Every measured level up to it meets every threshold; levels that the audit rejected count as not measured.',
  'formula.firstFailing.name': 'First fail',
  'formula.firstFailing.text': 'The lowest level, in the order of the load, that misses a threshold.',
  'formula.largestPassing.name': 'Largest pass',
  'formula.largestPassing.text': 'The highest level that passes; above a fail it does not count as the limit.',
  'formula.binding.text':
    'Of the thresholds missed first, the one missed by most; with no fail, the one that is closest.',
  'formula.slack.name': 'Distance below the threshold',
  'formula.slack.text':
    'y is the judged value, T the threshold. The binding metric is the one that fails first, or else the one closest to its threshold.',
  'formula.estimate.text':
    'On a non-decreasing fit of the latencies, between the last pass and the first fail. Latency is convex there, so that a straight line crosses early.',
  'formula.plateau.name': 'Plateau of throughput',
  'formula.plateau.text': 'The smallest passing level with 95% of the best throughput: more load only waits longer.',
  'formula.recommended.text': 'P is the start of the plateau.',
  'formula.mean.name': 'Mean',
  'formula.mean.text': 'Over the runs of the series.',
  'formula.lengths.name': 'Lengths served',
  'formula.lengths.text': 'Where nothing states what was requested: the middle of the rounded means of the runs.',
  'formula.firstWave.name': 'Start-up burst',
  'formula.firstWave.text':
    'Requests sent (s) before the last of those that started at once was answered (t): the burst and what follows in its wake.',
  'formula.drain.name': 'End of the run',
  'formula.drain.text': 'The last requests sent, as many as the concurrency: nothing follows them.',
  'formula.steadyRequests.text': 'All but the start-up burst (w) and the end of the run (d).',
  'formula.steadyStatistic.name': 'Statistic of the steady part',
  'formula.steadyStatistic.text': 'The same statistic over the n requests that are left, in the order of sending.',
  'formula.count.name': 'Count',
  'formula.count.text': 'How many there are.',
  'formula.percentile.name': 'Percentile',
  'formula.percentile.text': 'Read off the sorted sample with linear interpolation.',
  'formula.failures.name': 'Violations',
  'formula.failures.text': 'A failed request counts as a violation of every threshold.',
  'formula.binomial.name': 'Test of a verdict',
  'formula.binomial.text':
    'Chance of so small a share beyond the threshold in m independent requests, were the true share 1 − p: a pass is confirmed at 5% and below. A fail: the mirror image, or a share that is 40 times what p leaves room for, which no dependence explains.',
  'formula.upperBound.name': 'Approximate upper bound',
  'formula.upperBound.text':
    'From the summary alone, for p99 and n ≥ 299: a rough guide. m is the number of independent requests that the n are worth.',
  'formula.limit.name': 'Threshold met',
  'formula.limit.text':
    'y is the statistic that the threshold is about; a finding of the audit can take the verdict away.',
  'formula.joint.name': 'Verdict',
  'formula.joint.text':
    'All thresholds together; one that cannot be judged makes the whole unknown unless another fails.',
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
  'formula.latency.name': 'Mean time in the system',
  'formula.latency.text': "Little's law at full concurrency.",
  'formula.rebuilt.name': 'Mean time, rebuilt',
  'formula.rebuilt.text':
    'Where no mean end-to-end time is given: g is the mean gap, L the mean number of output tokens.',
  'formula.little.name': "Little's law",
  'formula.little.text': 'Share of the set concurrency that was held; X · R requests are in flight.',
  'formula.rebuiltOccupancy.name': 'Occupancy, rebuilt',
  'formula.rebuiltOccupancy.text': "Little's law with the rebuilt mean time.",
} as const
