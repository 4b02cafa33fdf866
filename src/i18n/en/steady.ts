/** A level without its first wave and its drain. */
export const steadyMessages = {
  'steady.text':
    'A closed loop starts all its slots at once, and a short run is judged by that burst. Below, once more, each level without the requests sent before the last of the first wave was answered and without the last ones sent, which leave slots empty: a remark. The verdicts and every number of this document stay with the whole run.',
  'steady.table': 'Steady part: {workload}, {layout}',
  'steady.note':
    'Time of sending: recorded by the client, or rebuilt from the latencies, each slot being taken again as soon as it is free. With answers of one length the burst returns, weaker each time, so that these values are still cautious.',
  'steady.from.startTimes': 'recorded',
  'steady.from.rebuilt': 'rebuilt',
  'steady.missing': '{workload}, {layout}, {levels}: no steady part, because {reason}.',
  'steady.reason.notNeeded': 'there are so many requests that the first wave is no part of the tail',
  'steady.reason.openLoop': 'nothing limits the requests in flight, so that there are no waves',
  'steady.reason.paced': 'requests come at a rate, so that none start at once',
  'steady.reason.noRequests': 'single requests were not recorded',
  'steady.reason.failures': 'requests failed and their times are not known',
  'steady.reason.timesDisagree': 'times rebuilt from the latencies do not fill the duration of the run',
  'steady.reason.tooFew': 'too few requests are left for the percentile',
  'steady.remark.found':
    '{layout}: judged on the steady part the SLA would hold up to {max} and fail at {failing}.',
  'steady.remark.open':
    '{layout}: judged on the steady part the SLA would hold up to {max}, where the test ended.',
  'steady.remark.unknown': '{layout}: the steady part cannot be judged either.',
  'steady.remark.none': '{layout}: judged on the steady part, too, no level would pass.',
  'steady.remark.tail':
    'A remark on the levels of which single requests are known, not the answer: that stays with the whole run, start-up burst included.',
  'column.whole': '{limit}, whole run',
  'column.steady': '{limit}, steady part',
  'column.verdict.whole': 'Verdict',
  'column.verdict.steady': 'Verdict on the steady part',
  'column.left': 'Requests left',
  'column.firstWave': 'First wave',
  'column.drain': 'End',
  'column.from': 'Time of sending',
  'formula.firstWave.name': 'First wave',
  'formula.firstWave.text':
    'Requests sent (s) before the last of those that started at once was answered (t): the burst and what follows in its wake.',
  'formula.drain.name': 'End of the run',
  'formula.drain.text': 'The last requests sent, as many as there are slots: nothing follows them.',
  'formula.steadyRequests.name': 'Requests of the steady part',
  'formula.steadyRequests.text': 'All but the first wave (w) and the end of the run (d).',
  'formula.steadyStatistic.name': 'Statistic of the steady part',
  'formula.steadyStatistic.text':
    'The same statistic over the n requests that are left, in the order of sending.',
  'formula.count.name': 'Count',
  'formula.count.text': 'How many there are.',
} as const
