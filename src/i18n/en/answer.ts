/** The answer: decisions, verdicts, headroom, users, gains. */
export const answer = {
  'status.bracketed': 'limit found',
  'status.rightCensored': 'limit not found',
  'status.rightCensored.unused': 'passes, then not judged',
  'status.leftCensored': 'nothing passes',
  'status.nonContiguous': 'contradictory results',
  'status.noData': 'cannot be judged',
  'figure.status.bracketed': 'measured; fails at {failing}',
  'figure.status.rightCensored': 'or more; the test ended here',
  'figure.status.rightCensored.unused': 'or more; the levels above do not count',
  'figure.status.leftCensored': 'no passing level',
  'figure.status.nonContiguous': 'unbroken passes only; fails at {failing}',
  'figure.status.noData': 'cannot be judged',
  'figure.limit.concurrency': 'Largest concurrency within the SLA',
  'figure.limit.requestRate': 'Largest request rate within the SLA',
  'figure.users.note': 'one request every {interval:givenSeconds} each, sent without waiting',
  'figure.users.assumed': 'if each sends one request every {interval:givenSeconds} (example, assumed)',
  'conclusion.disclaimer':
    'This is a sizing estimate from the measurements listed, not a service commitment. Before offering it, test the real servers with random arrivals above the planning rate.',
  'conclusion.disclaimer.nothing': 'This is an evaluation of the measurements listed, not a service commitment.',
  'answer.title': '{workload} on {layout}',
  'answer.bracketed': 'As measured, the SLA holds up to {max} and fails at {failing}: {why}.',
  'answer.rightCensored':
    'The SLA holds at every measured level up to {max}, where the test ended. The limit is at least this and has not been found.',
  'answer.rightCensored.judged':
    'The SLA holds at every level that can be judged, up to {max}. The limit is at least this and has not been found.',
  'answer.rightCensored.unused':
    'The SLA holds without a break up to {max}. Levels above it were measured but do not count, so the limit has not been found.',
  'answer.leftCensored':
    'The SLA fails even at the lowest measured level, {lowest}: {why}. No load has been shown to meet it.',
  'answer.nonContiguous':
    'The SLA holds without a break up to {max}. It fails at {failing} ({why}) and passes again at {passing}: the results contradict each other, so only the unbroken passes count and {failing} should be measured again.',
  'answer.contradiction':
    'The SLA fails at {failing} ({why}) and yet passes under more load, at {passing}: the results contradict each other, and there is no unbroken series of passes below. No limit can be given until {failing} is measured again.',
  'answer.noData': 'Whether the SLA holds cannot be judged: {reasons}. Nothing here counts as a pass.',
  'answer.noData.failing':
    'Whether the SLA holds at the lower loads cannot be judged: {reasons}. At {failing} it fails: {why}. The limit lies below that and has not been shown.',
  'answer.noData.passing':
    'No limit can be given, because lower levels cannot be judged: {reasons}. The pass at {passing} does not count without them.',
  'answer.noData.both':
    'No limit can be given, because lower levels cannot be judged: {reasons}. The pass at {passing} does not count without them, and at {failing} the SLA fails: {why}.',
  'answer.over': '{limit} is {value}, above the threshold of {threshold}',
  'answer.lost': '{failed:count} of {requests:count|request|requests} failed',
  'answer.lost.all': 'no request completed',
  'answer.lost.ofUnknown': '{failed:count|request|requests} failed, of how many is not recorded',
  'answer.lost.at': '{lost} at {levels}',
  'answer.missing': 'the results at {levels} lack {limits}',
  'answer.missing.never':
    'answers of at most one token (embeddings, reranking, classification) have no {limits}; judge them by an SLA without it (such as --sla e2e.p99<=2s)',
  'answer.missing.everywhere': 'the results at every level lack {limits}',
  'answer.byOthers': 'Levels whose results do not contain {limits} are judged by {others}.',
  'answer.few': '{levels} rests on too few requests for a verdict ({requests})',
  'answer.few.within': '{levels} is within the thresholds, but on too few requests to count as a pass ({requests})',
  'answer.audited': '{levels} is excluded by check {audit} ({found})',
  'answer.audited.several': '{levels} are excluded by check {audit} (the first: {found})',
  'answer.binding.lost': 'failed requests',
  'answer.gap': 'The unbroken passes end before a level that cannot be judged: {reasons}.',
  'answer.excluded': 'Not judged, and not used for the limit: {reasons}.',
  'answer.confidence.confirmed': 'The pass at {max} is confirmed by an exact binomial test (95%).',
  'answer.confidence.point': 'The pass at {max} is not confirmed at 95% confidence: {reason}.',
  'answer.confidence.marginal':
    'The value at {max} is within the threshold, but its approximate 95% upper bound is not.',
  'answer.bothUnsure':
    'Neither the pass at {max} nor the fail at {failing} is confirmed at 95% confidence; the fail is within the margin of error.',
  'answer.failUnsure': 'The fail at {failing} is within the margin of error of its sample.',
  'answer.stream.lumps': 'Tokens came in lumps (V14): the verdict on ITL says nothing about pauses within an answer.',
  'answer.stream.chunked':
    'Gaps are between chunks here, not between tokens (V14): the verdict on ITL is to be read that way.',
  'answer.stream.perhapsChunked':
    'Gaps may be between chunks here, not between tokens (V14): the verdict on ITL is to be read that way.',
  'answer.stream.firstTokenInGaps':
    'ITL includes the time to the first token (V14): the real gaps were shorter than the values judged.',
  'answer.tokensNotCounted': 'Output tokens were not counted (V17), so tokens per second and TPOT are not used.',
  'answer.lengthsServed':
    'This answer is for the lengths actually served ({input:tokens} tokens in, {output:tokens} out on average), which are not those requested.',
  'answer.notPooled':
    'Pooling of repeats was requested; where a repeat has no data for each request, the worst repeat counts.',
  'answer.repeats':
    'Of {runs:count|run|runs} at {level}, {passing:count} kept {limit} ({best}) and {failing:count} did not ({worst}); {policy}.',
  'answer.accepted':
    'It rests on levels that were used although serious findings on them were accepted ({audits}); the grade is C at best.',
  'headroom.why': '{told} {why}',
  'headroom.judged':
    'To keep the overflow probability (more than {limit:count} requests in flight) at or below {overflow:givenShare}, the mean load may be {mean:number} requests in flight at most. At most {kept:share} of that is planned for, so that an arriving request finds room: {rate:plannedRate} req/s, {utilization:percent} of the throughput at the limit ({arrivals}).',
  'headroom.unjudged':
    'If the SLA did hold at concurrency {limit:count}, which these results cannot show, the mean load that keeps the overflow probability at or below {overflow:givenShare} is {mean:number} requests in flight. At most {kept:share} of that is planned for: {rate:plannedRate} req/s, {utilization:percent} of the throughput there ({arrivals}).',
  'headroom.arrivals.poisson': 'Poisson arrivals assumed',
  'headroom.arrivals.stated': 'with the arrivals given',
  'users.sentence':
    'At one request every {interval:givenSeconds} each, this supports {open:users} sending without waiting, or {closed:users} waiting for the answer and then {interval:givenSeconds}.',
  'users.unreachable':
    'One request every {interval:givenSeconds} is not possible, as an answer takes {latency:latency}; {users:users} every {next:seconds}',
  'users.unreachable.none':
    'One request every {interval:givenSeconds} is not possible, as an answer takes {latency:latency}',
  'users.sentence.unreachable': '{told}. Waiting for the answer and then {interval:givenSeconds}: {closed:users}.',
  'users.sentence.unjudged':
    'On that assumption, at one request every {interval:givenSeconds} each, it would support {open:users} sending without waiting, or {closed:users} waiting for the answer and then {interval:givenSeconds}.',
  'safeZone.table': 'Limits by layout, {workload}',
  'safeZone.table.all': 'Limits by layout',
  'safeZone.note':
    'Limits are measured levels, never interpolated. “Below threshold” is how far the value at the largest concurrency within the SLA lies below the threshold, as a share of it. Estimated crossing: where the line between the last pass and the first fail meets the threshold; advisory and not measured. Levels off at: the smallest level that already reaches 95% of the best throughput within the SLA.',
  'scaling.table': 'Gain from more GPUs',
  'scaling.pair': '{base} → {scaled}',
  'scaling.equal': 'equal concurrency {level:count}',
  'scaling.own': 'each at its own limit ({a:count} and {b:count})',
  'scaling.sentence':
    'From {base} to {scaled}, {workload}: throughput {gain:points} at concurrency {concurrency:count}, mean end-to-end time {change:points}, {efficiency:percent} of proportional scaling.',
  'scaling.sentence.interval':
    'From {base} to {scaled}, {workload}: throughput {gain:points} at concurrency {concurrency:count} (the written figures allow {low:points} to {high:points}), mean end-to-end time {change:points}, {efficiency:percent} of proportional scaling.',
  'scaling.unjudged':
    'The comparison is of throughput at equal concurrency; whether the SLA holds there cannot be judged.',
  'scaling.outsideSla':
    'There is no common level at which both layouts meet the SLA: the comparison at equal concurrency is outside the SLA.',
  'scaling.e2e.measured': 'Mean end-to-end time at equal concurrency: {change:points}.',
  'scaling.e2e.little':
    "Mean end-to-end time at equal concurrency: {change:points} (from Little's law, as latency was not recorded).",
  'scaling.roundingAlone': 'rounding alone',
  'scaling.withoutRepeats':
    'Without repeats the interval covers how the figures were rounded, and nothing of how a measurement scatters.',
  'scaling.censored':
    'At least one limit is only a lower bound, so the comparison at own limits is between the highest loads measured.',
  'scaling.served.inputTokens': 'input tokens served',
  'scaling.served.outputTokens': 'output tokens served',
  'scaling.hint':
    '{text}. As a hint only: output at each limit ({a:count} and {b:count}) is {base:number} and {scaled:number} tokens/s, {gain:points}.',
  'scaling.refusals.more': '{count:count|more pair is|more pairs are} in report.json.',
  'scaling.refusals': 'Not compared, because more than the number of GPUs differs.',
  'scaling.refused': '{base} → {scaled}: {differences}',
  'scaling.difference': '{key} ({base} against {scaled})',
  'users.open': 'one request every {interval:givenSeconds}, sent without waiting (open loop)',
  'users.closed': 'next request {thinkTime:givenSeconds} after the answer (closed loop)',
  'users.table': 'Users: {layout}',
  'users.note':
    'Users and planning rates are rounded down. “Derived” uses the planning rate instead of a fixed share of the throughput.',
  'users.note.waiting':
    'Users who wait: the rate × (mean time of an answer at it + time until the next request). The time is that of the measured levels, or the simulated one where the rate can be simulated and it is shorter.',
  'starts.table': 'Users who may all begin at about the same time: {layout}',
  'starts.note':
    'When many begin at once, as in the morning, first requests come on top of those of the users who are under way. These counts keep both within the mean arrivals with headroom; more users can be served once they have begun. The times to begin are examples.',
  'column.within': 'within {minutes:number}\u00a0min',
  'users.assumedInterval': 'No interval was given: the intervals are examples and assumptions.',
  'users.condition': '{layout}: {condition}',
  'users.openLoop':
    'The load was offered at a rate, so that its random bursts are already in the measurement: a tenth is deducted, and a planned share, where one is given, covers errors of the forecast.',
  'users.openLoop.days':
    'What was offered is taken for the busiest day that counts, as the rate varies from day to day.',
  'users.steps': 'Arithmetic: {layout}',
  'step.latency': 'Time a request spends in the system at the limit',
  'step.latency.formula': 'R = C / X = {limit:count} / {throughput:workedRate}',
  'step.headroom': 'Largest mean number in flight',
  'step.headroom.result': '{mean:number} ({utilization:percent})',
  'step.arrivals': 'Arrivals that keep it there',
  'step.users': '{reading}, {share:percent}',
  'step.users.planned': '{reading}, derived ({share:percent})',
  'step.users.open.fixed': '{throughput:workedRate} × {share:givenShare} × {interval:given}',
  'step.users.open.derived': '{rate:workedPlannedRate} × {interval:given}',
  'step.users.closed.fixed': '{throughput:workedRate} × {share:givenShare} × ({latency:number} + {thinkTime:given})',
  'step.users.closed.derived': '{rate:workedPlannedRate} × ({latency:number} + {thinkTime:given})',
  'decision.table': 'Decisions',
  'decision.column.question': 'Question (tokens in / out)',
  'decision.column.layout': 'Recommended',
  'decision.column.layout.spare': 'Recommended (spares:\u00a0{spare:count})',
  'decision.column.rate': 'Planning rate (req/s)',
  'decision.column.users': 'Users',
  'decision.column.users.open': 'Users (every {seconds:number}\u00a0s)',
  'decision.column.users.closed': 'Users (think time {seconds:number}\u00a0s)',
  'decision.column.users.orRegistered': '{head}, or registered',
  'decision.column.more': 'With one more (req/s)',
  'decision.column.cost': 'Monthly cost',
  'decision.column.grade': 'Grade',
  'decision.question.same': 'the same, {workload}',
  'decision.question.demand': '{demand}, {workload}',
  'decision.count': '{layout}, {count:count} servers',
  'decision.doubt.contradiction': '{layout} (contradictory results)',
  'decision.doubt.gap': '{layout} (limit not known)',
  'decision.doubt.lowerBound': '{layout} (limit not known)',
  'decision.soFar': '{layout} (provisional)',
  'decision.nothing': 'none yet',
  'decision.nothing.on': '{layout}: {told}',
  'decision.rate': '{rate:plannedRate}',
  'decision.rate.each': '{rate:plannedRate} each',
  'decision.users.registered': '{users:count} registered',
  'decision.users.alone': '{users:count}',
  'decision.users.open': '{users:count} (every {seconds:number}\u00a0s)',
  'decision.users.closed': '{users:count} (think time {seconds:number}\u00a0s)',
  'decision.users.unreachable': 'answers take > {seconds:number}\u00a0s',
  'decision.more.gpu': '{rate} on {layout}',
  'decision.more.copy': '{rate} with one more server (assumed)',
  'decision.more.copy.spare': '{rate} ({servers}, assumed)',
  'decision.more.inUse': '{from:count} → {to:count} in use, spares besides',
  'decision.sentence.decided':
    '{question}: choose {layout} and plan for at most {rate:plannedRate} req/s per server ({from}{capped}). {why}',
  'decision.sentence.unnamed':
    '{question}: the results do not name the layout. State model, GPU and lengths in the plan (series); what was measured takes at most {rate:plannedRate} req/s per server ({from}{capped}).',
  'decision.sentence.undecided':
    '{question}: {layout} is the best so far, with at most {rate:plannedRate} req/s per server ({from}{capped}), but the choice is not final. {why}',
  'decision.sentence.nothing': '{question}: there is no layout to plan with. {why}',
  'decision.sentence.uncounted': '{question}: the servers cannot be counted. {why}',
  'decision.from.measured': 'less than was measured with requests at random',
  'decision.from.replay': 'simulated on the measured levels',
  'decision.from.law': 'overflow probability applied to the measured limit',
  'decision.from.mix': 'estimated from what its workloads allow alone',
  'decision.capped.share': ', capped at the planned share given',
  'decision.capped.throughput': ', capped at the throughput at the limit',
  'decision.capped.error': ', less its own error',
  'decision.why.only': 'It is the only layout measured for this.',
  'decision.why.onlyPasses': 'No other layout measured meets the SLA.',
  'decision.why.perGpu': 'It serves the most requests per GPU.',
  'decision.whyBeside': '{why} To grow: 2 servers, 2 × {rate:plannedRate} (assumed).',
  'decision.why.spare':
    'Per GPU it serves as much as the larger layout, to within 3%, and a failure takes out fewer GPUs.',
  'decision.why.price': 'No layout costs less a month.',
  'decision.why.gpus': 'No layout needs fewer GPUs.',
  'decision.why.onlyCounted': 'No other layout measured can be counted for this.',
  'decision.why.otherSmoother':
    'Another layout was measured with requests that came too evenly to plan with, and may serve more.',
  'decision.why.otherOpen': 'The limit of {rival} is not known yet, and it may serve more.',
  'decision.why.gpusUnknown':
    'The number of GPUs is not recorded for every layout: give it in the plan (series, gpus).',
  'decision.why.fails': 'Even the lowest measured load misses the SLA.',
  'decision.why.unjudged': 'No measured level is shown to meet the SLA.',
  'decision.why.contradiction': 'The results contradict each other.',
  'decision.why.noRoom':
    'What passes shows no rate of requests that come at random, so that no planning rate can be given.',
  'decision.why.smoother':
    'Requests were sent more evenly than those of users come, so that no planning rate can be given.',
  'decision.why.openLoop': 'A part of the mix was measured at request rates only.',
  'decision.why.notMeasured':
    'No layout was measured with every class of the mix and all else alike: measure each of its lengths on one.',
  'decision.why.tooMany': 'Even {most:count} servers of a layout measured are too few, and more are not counted.',
  'decision.why.noLength': 'The tokens of a request are not known, so that tokens/s are not req/s.',
  'decision.why.noLatency': 'The time of an answer at the planning rate is not known.',
  'decision.why.tooSlow':
    'At the planning rate an answer may take longer than the time between requests: plan a longer interval, or users who wait for their answers.',
  'decision.condition.synthetic': 'The results are synthetic ({maker}), not measured.',
  'decision.condition.modelUnknown':
    'The results do not name the model: all layouts compared are assumed to have served the same.',
  'decision.condition.accepted': 'Serious findings were accepted: {audits}.',
  'decision.condition.notServed':
    'Holds for the lengths served, {input:tokens} tokens in and {output:tokens} out on average, not for those requested.',
  'decision.condition.contradiction': 'The results contradict each other: {load} fails, and a higher level passes.',
  'decision.condition.gap': 'Ends below {load}, which could not be judged.',
  'decision.condition.missedAtRandom':
    'Requests at random missed the SLA at {rate:rate} req/s: the planning rate is less than that, and was not shown to meet it.',
  'decision.condition.unconfirmed': 'The pass at {load} is not confirmed statistically.',
  'decision.condition.lowerBound': 'The limit is {load} or more: no load above that was judged.',
  'decision.condition.unproven':
    'The planning rate of {rate:plannedRate} req/s has not been tested with random arrivals.',
  'decision.condition.barelyKept':
    'Requests at random met the SLA at {kept:rate} req/s: too little above the planning rate of {rate:plannedRate} req/s to rule out chance.',
  'decision.condition.copies': 'Several servers together were not measured.',
  'decision.condition.pool':
    'Holds behind one load balancer that sends each request to the server with the fewest in flight; with requests sent at random, one server carries {rate:plannedRate} req/s.',
  'decision.condition.oneRun': 'The level behind the answer, {load}, was measured once.',
  'decision.weakest': 'Of the assumptions that nobody specified, this one moves the user count most: {parameter}.',
  'decision.headroom': 'Simulated planning rates leave room for random peaks, not for errors in the demand forecast.',
  'decision.users.differ':
    'No one time between requests can be kept by every answer: users of different rows are at different ones.',
  'decision.weakest.most': '{effect}, most for {question}',
  'decision.weakest.effect': '{parameter}, {base} ({ends})',
  'decision.weakest.reading': 'users are taken not to wait for answers ({ends})',
  'decision.weakest.now': '{users:plannedUsers|user|users}',
  'decision.weakest.now.each': 'each server: {users:plannedUsers|user|users}',
  'decision.weakest.now.least': '{users:plannedUsers|user|users} or more',
  'decision.weakest.now.each.least': 'each server: {users:plannedUsers|user|users} or more',
  'decision.weakest.at.open': 'sending every {seconds:number}\u00a0s',
  'decision.weakest.at.closed': 'thinking for {seconds:number}\u00a0s',
  'decision.weakest.end': '{value}: {users:plannedUsers|user|users}',
  'decision.weakest.least': '{value}: {users:plannedUsers|user|users} or more',
  'decision.weakest.scaled': 'by proportion, not planned anew',
  'decision.weakest.none': 'no unspecified assumption moves the users',
  'decision.weakest.lost': '{value}: nobody within the SLA',
  'decision.purchase': '{demand}: {servers:count|server|servers}{gpus}{cost}{left}{api}.',
  'decision.purchase.gpus': ', {gpus:count|GPU|GPUs}',
  'decision.purchase.cost': ', {cost} per month',
  'decision.purchase.api': ', from the API {api} per month',
  'decision.purchase.left': ', {left:count|workload|workloads} left out as undecided',
  'decision.purchase.whole': 'The whole demand in each workload, on servers of its own{spare}.',
  'decision.purchase.apart':
    'Counted as if each workload took the whole demand, on its own servers{spare}; demands are not added up.',
  'decision.purchase.spare': ', spares included',
  'decision.api': 'By the prices given the same requests cost less from the API: {api} a month, here {own}.',
  'decision.api.some':
    '{count:count} of {all:count} questions priced both ways cost less from the API; the largest difference: {question}, {api} a month instead of {own}.',
  'decision.next': 'Next: {name}.',
  'decision.next.level': 'test {layout} at {load}{time}',
  'decision.next.purpose': 'test {layout} at {load} to {purpose}{time}',
  'decision.next.mix': 'test the mix itself on {layout} at {rate:workedRate} req/s, random{time}',
  'decision.next.rate': 'test {layout} at {rate:rate} req/s, random{time}',
  'decision.next.time': ' (≈\u00a0{time})',
  'decision.detail': 'Reasons, conditions and every number: --detail.',
  'decision.more': '{count:count|more decision|more decisions} in report.json.',
} as const
