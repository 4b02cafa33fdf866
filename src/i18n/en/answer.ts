/** Sentences of the answer: verdicts, headroom, users, gains. */
export const answerMessages = {
  'status.bracketed': 'limit found',
  'status.rightCensored': 'passes as far as tested',
  'status.rightCensored.unused': 'passes, then not judged',
  'status.leftCensored': 'nothing passes',
  'status.nonContiguous': 'results contradict',
  'status.noData': 'cannot be judged',
  'figure.status.bracketed': 'measured; fails at {failing}',
  'figure.status.rightCensored': 'at least; the test ended here',
  'figure.status.rightCensored.unused': 'at least; the levels above do not count',
  'figure.status.leftCensored': 'no passing level',
  'figure.status.nonContiguous': 'unbroken passes only; fails at {failing}',
  'figure.status.noData': 'not judged',
  'figure.limit.concurrency': 'Largest concurrency within the SLA',
  'figure.limit.requestRate': 'Largest request rate within the SLA',
  'figure.safeRate': 'Planning rate',
  'figure.safeRate.unjudged': '{utilization:percent} of the measured level; assumes that it meets the SLA',
  'figure.users': 'Active users',
  'figure.users.note': 'one request every {interval:seconds} each, sent without waiting',
  'figure.users.assumed': 'if each sends one request every {interval:seconds} (example, assumed)',
  'figure.users.unjudged': 'at one request every {interval:seconds} each; assumes that the SLA holds',
  'conclusion.question':
    'What was asked: the largest load at which {sla} hold together, what more GPUs gain, and how many users that serves.',
  'conclusion.table': 'The answer for each workload and layout',
  'conclusion.table.note':
    'Requests/s are measured at the largest load within the SLA. Mean arrivals with headroom are not measured: they are what model servers calibrated to the sweep carry within the SLA under Poisson arrivals, less a margin, or where nothing could be replayed 85% of a load at which the chance of more requests in flight than the limit is at most {overflow:percent}. Expected: the best estimate of the same model with its error, and no promise. Where the SLA cannot be judged arrivals with headroom assume that it holds at the measured level and are marked as an assumption.',
  'conclusion.clean': 'The audit of the benchmark found nothing that weakens these numbers.',
  'conclusion.findings':
    'The audit of the benchmark has {errors:count|invalidating finding|invalidating findings} and {warnings:count|warning|warnings}; see "Audit of the benchmark".',
  'conclusion.disclaimer':
    'A sizing estimate from the measurements listed in this document, not a commitment of service. Latency excludes any queue in front of the server. Arrival rates and users are derived from the benchmark and were not themselves measured: confirm them with an open-loop run at that rate before they are promised.',
  'answer.title': '{workload} on {layout}',
  'answer.bracketed': 'The SLA holds up to {max} (measured). At {failing} it fails: {why}.',
  'answer.rightCensored':
    'The SLA holds at every measured level up to {max}, where the test ended. The limit is at least this and has not been found.',
  'answer.rightCensored.judged':
    'The SLA holds at every level that can be judged, up to {max}, where the test ended. The limit is at least this and has not been found.',
  'answer.rightCensored.unused':
    'The SLA holds without a break up to {max}. Levels above it were measured and do not count, so that the limit has not been found.',
  'answer.leftCensored':
    'The SLA fails even at the lowest measured level, {lowest}: {why}. No load has been shown to meet it.',
  'answer.nonContiguous':
    'The SLA holds without a break up to {max}. It fails at {failing} ({why}) and passes again at {passing}: the points contradict each other, so only the unbroken run counts and {failing} should be measured again.',
  'answer.contradiction':
    'The SLA fails at {failing} ({why}) and yet passes under more load, at {passing}: the points contradict each other, and no unbroken run of passes lies below. No limit can be given until {failing} is measured again.',
  'answer.noData': 'Whether the SLA holds cannot be judged: {reasons}. Nothing here counts as a pass.',
  'answer.noData.failing':
    'Whether the SLA holds at the lower loads cannot be judged: {reasons}. At {failing} it fails: {why}. The limit lies below that and has not been shown.',
  'answer.noData.passing':
    'No limit can be given, because lower levels cannot be judged: {reasons}. The pass at {passing} does not count without them.',
  'answer.noData.both':
    'No limit can be given, because lower levels cannot be judged: {reasons}. The pass at {passing} does not count without them, and at {failing} the SLA fails: {why}.',
  'answer.over': '{limit} is {value}, over its limit of {threshold}',
  'answer.lost': '{failed:count} of {requests:count|request|requests} failed',
  'answer.lost.all': 'no request completed',
  'answer.lost.ofUnknown': '{failed:count|request|requests} failed, of how many is not recorded',
  'answer.lost.at': '{lost} at {levels}',
  'answer.missing': 'the results at {levels} lack {limits}',
  'answer.missing.everywhere': '{limits} is missing at every level',
  'answer.few': '{levels} rests on too few requests for a verdict ({requests})',
  'answer.few.within': '{levels} keeps the limits unconfirmed, on too few requests to count as a pass ({requests})',
  'answer.audited': '{levels} is set aside by audit {audit} ({found})',
  'answer.audited.several': '{levels} are set aside by audit {audit} (the first: {found})',
  'answer.binding.lost': 'lost requests',
  'answer.gap': 'The run of passes ends before a level that cannot be judged: {reasons}.',
  'answer.excluded': 'Not used for the limit: {reasons}.',
  'answer.confidence.confirmed': 'The pass at the limit is confirmed by an exact binomial test (95%).',
  'answer.confidence.point': 'The pass at the limit is a point estimate: this sample cannot confirm it at 95%.',
  'answer.confidence.marginal': 'The pass at the limit is narrow: its approximate 95% upper bound exceeds the limit.',
  'answer.stream.lumps': 'Tokens came in lumps (V14): the verdict on ITL says nothing about pauses within an answer.',
  'answer.stream.chunked': 'Gaps are between chunks here, and not between tokens (V14): read the verdict on ITL so.',
  'answer.stream.firstTokenInGaps':
    'ITL has the time to the first token in it (V14): gaps were shorter than the verdict on ITL says.',
  'answer.tokensNotCounted': 'Output tokens were not counted (V17): tokens per second and TPOT are left out.',
  'answer.lengthsServed':
    'This holds for the lengths that were served ({input:tokens} tokens in, {output:tokens} out on average), which are not those asked for.',
  'answer.notPooled':
    'Pooling of repeats was asked for; where a repeat has no data for each request, the worst repeat counts.',
  'answer.accepted':
    'It rests on points used in spite of errors that were accepted ({audits}); the grade is C at best.',
  'headroom.why': '{told} {why}',
  'headroom.judged':
    'For the chance of more than {limit:count} requests in flight to stay at or below {overflow:percent}, the mean load may be {mean:number} requests in flight at most. Of that, 85% are planned for: {rate:rate} requests/s, {utilization:percent} of the throughput at the limit (Poisson arrivals assumed).',
  'headroom.unjudged':
    'If the SLA did hold at concurrency {limit:count}, which these results cannot show, then for the chance of exceeding it to stay at or below {overflow:percent} the mean load may be {mean:number} requests in flight ({utilization:percent}), that is {rate:rate} requests/s (Poisson arrivals assumed).',
  'users.sentence':
    'At one request every {interval:seconds} from each, this serves {open:users} sending without waiting, or {closed:users} waiting for the answer and then {interval:seconds}.',
  'users.sentence.unjudged':
    'On that assumption, at one request every {interval:seconds} from each, it would serve {open:users} sending without waiting, or {closed:users} waiting for the answer and then {interval:seconds}.',
  'safeZone.table': 'Limits by layout',
  'safeZone.note':
    'Limits are measured levels, never interpolated. Margin: share of the limit value still free at the largest passing level. Estimated crossing: where the line between the last pass and the first fail meets the limit; advisory and not measured. Advised cap: the smallest level that already reaches 95% of the best throughput within the safe zone.',
  'scaling.table': 'Gain from more GPUs',
  'scaling.pair': '{base} → {scaled}',
  'scaling.equal': 'equal concurrency {level:count}',
  'scaling.own': 'each at its own limit ({a:count} and {b:count})',
  'scaling.sentence':
    'From {base} to {scaled}, {workload}: throughput {gain:points} at concurrency {concurrency:count}, mean end-to-end time {change:points}, {efficiency:percent} of proportional scaling.',
  'scaling.sentence.interval':
    'From {base} to {scaled}, {workload}: throughput {gain:points} at concurrency {concurrency:count} (between {low:points} and {high:points} given how the figures were rounded or repeated), mean end-to-end time {change:points}, {efficiency:percent} of proportional scaling.',
  'scaling.unjudged':
    'The comparison is of throughput at equal concurrency; whether the SLA holds there cannot be judged.',
  'scaling.outsideSla':
    'There is no common level at which both layouts meet the SLA: the comparison at equal concurrency is outside the safe zone.',
  'scaling.e2e.measured': 'Mean end-to-end time at equal concurrency: {change:points} (measured).',
  'scaling.e2e.little':
    "Mean end-to-end time at equal concurrency: {change:points} (from Little's law, as latency was not recorded).",
  'scaling.roundingAlone': 'rounding alone',
  'scaling.withoutRepeats':
    'Without repeats the interval covers how the figures were rounded, and nothing of how a measurement scatters.',
  'scaling.censored':
    'At least one limit is only a lower bound, so the comparison at own limits is between test limits.',
  'scaling.served.inputTokens': 'input tokens served',
  'scaling.served.outputTokens': 'output tokens served',
  'scaling.hint':
    '{text}. As a hint only: output at each limit ({a:count} and {b:count}) is {base:number} and {scaled:number} tokens/s, {gain:points}.',
  'scaling.refusals': 'Not compared, because more than the number of GPUs differs.',
  'scaling.refused': '{base} → {scaled}: {differences}',
  'scaling.difference': '{key} ({base} against {scaled})',
  'users.open': 'one request every {interval:seconds}, sent without waiting (open loop)',
  'users.closed': 'waits for the answer, then {thinkTime:seconds} (closed loop)',
  'users.table': 'Users: {layout}',
  'users.note':
    'Users are rounded down. Headroom is applied once. "Derived" uses the mean arrivals with headroom instead of a fixed share of the throughput; of users who wait, as many are taken to be in flight as the rule of the chance plans for.',
  'starts.table': 'Users who may all begin at about the same time: {layout}',
  'starts.note':
    'When many begin at once, as in the morning, first requests come on top of those of the users who are under way. These counts keep both within the mean arrivals with headroom; more users can be served once they have begun. The times to begin are examples.',
  'column.within': 'within {minutes:number} min',
  'users.assumedInterval': 'No demand was given: the intervals are examples and assumptions.',
  'users.condition': '{layout}: {condition}',
  'users.openLoop':
    'The load was offered at a rate, so that its random bursts are already in the measurement: no further headroom is derived, and the planned shares cover errors of the forecast.',
  'users.steps': 'Arithmetic: {layout}',
  'step.latency': 'Time a request spends in the system at the limit',
  'step.latency.formula': 'R = C / X = {limit:count} / {throughput:rate}',
  'step.headroom': 'Largest mean number in flight',
  'step.headroom.formula': 'largest a with P(Poisson(a) > {limit:count}) ≤ {overflow:percent}',
  'step.headroom.result': '{mean:number} ({utilization:percent})',
  'step.arrivals': 'Arrivals that keep it there',
  'step.users': '{reading}, {share:percent}',
  'step.users.open.fixed': '{throughput:rate} × {share:percent} × {interval:number}',
  'step.users.open.derived': '{rate:rate} × {interval:number}',
  'step.users.closed.fixed': '{throughput:rate} × {share:percent} × ({latency:number} + {thinkTime:number})',
  'step.users.closed.derived': '{rate:rate} × ({latency:number} + {thinkTime:number})',
} as const
