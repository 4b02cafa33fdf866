/** Charts: what each shows as its caption, what it says to those who do not see it, and the words in it. */
export const charts = {
  'chart.throughput.peak':
    'Throughput peaks at {peak:rate} requests/s, on {peakLayout} at {peakLevel} ({inputTokens:tokens} in / {outputTokens:tokens} out){rest}',
  'chart.throughput.description':
    'Line chart of request throughput; horizontal axis: {axis}, from {low:number} to {high:number}; layouts: {layouts:count}. The highest throughput is {peak:rate} requests/s, by {peakLayout} at {peakLevel}. Of {levels:count} levels, {passing:count} meet all limits, {failing:count} do not, {undecided:count} are undecided and {unjudged:count} are not judged. Largest level within the SLA: {limits}.',
  'chart.latency.limit':
    '{layout} keeps the SLA up to {limit}; at {next} it first breaks {broken} ({inputTokens:tokens} in / {outputTokens:tokens} out){rest}',
  'chart.latency.lowerBound':
    '{layout} keeps the SLA up to {limit}, the highest load measured: its limit may lie above ({inputTokens:tokens} in / {outputTokens:tokens} out){rest}',
  'chart.latency.contradiction':
    '{layout} keeps the SLA up to {limit}; levels above contradict each other, as {next} fails and a higher one passes ({inputTokens:tokens} in / {outputTokens:tokens} out){rest}',
  'chart.latency.fails':
    '{layout} breaks {broken} already at {next}, the lowest load measured ({inputTokens:tokens} in / {outputTokens:tokens} out){rest}',
  'chart.latency.unjudged':
    'How much load keeps the SLA cannot be said: no level of {layout} could be judged ({inputTokens:tokens} in / {outputTokens:tokens} out){rest}',
  'chart.latency.description':
    'Line charts over one horizontal axis of {sla}; horizontal axis: {axis}, from {low} to {high}; layouts: {layouts:count}. Of {levels:count} levels, {passing:count} meet all limits, {failing:count} do not, {undecided:count} are undecided and {unjudged:count} are not judged. The zone within the SLA is shaded up to: {limits}.',
  'chart.frontier.best':
    'Within the SLA, {best} serves the most per GPU: {perGpu:rate} requests/s at {level}; others: {others} ({inputTokens:tokens} in / {outputTokens:tokens} out){rest}',
  'chart.frontier.only':
    '{best} serves {perGpu:rate} requests/s for each GPU at {level}, the most within the SLA ({inputTokens:tokens} in / {outputTokens:tokens} out){rest}',
  'chart.frontier.fails':
    'No level keeps the SLA, whatever it serves for each GPU ({inputTokens:tokens} in / {outputTokens:tokens} out){rest}',
  'chart.frontier.unjudged':
    'What each GPU serves and the latencies it takes: no level could be judged ({inputTokens:tokens} in / {outputTokens:tokens} out){rest}',
  'chart.frontier.description':
    'Line charts of requests/s for each GPU over {latencies}, levels numbered by {axis}; layouts: {layouts:count}. Most within the SLA: {best} with {perGpu:rate} requests/s at {level}; others: {others}. Of {levels:count} levels, {passing:count} meet all limits, {failing:count} do not, {undecided:count} are undecided and {unjudged:count} are not judged.',
  'chart.scaling.ratios':
    'Throughput over that of {base}: each at its own SLA limit {own}; at equal concurrency {equal} ({inputTokens:tokens} in / {outputTokens:tokens} out)',
  'chart.scaling.description':
    'Bar chart of request throughput in requests/s; layouts: {layouts:count}. Ratio to {base} at equal concurrency: {equal}. At the SLA limit of each: {own}. Assumed and not measured: {replicas}.',
  'chart.sensitivity.most':
    '{layout}: {most} moves the users most, from {least:count} to {greatest:users} around {users:users} ({inputTokens:tokens} in / {outputTokens:tokens} out)',
  'chart.sensitivity.description':
    'Bar chart of users, one bar for each of {count:count} assumptions, around {users:users}; the widest first. From fewest to most users: {ranges}.',
  'chart.usersByGpus.only':
    '{reading}: {users:plannedUsers} users on {gpus} ({layout}, which was measured); estimated: {estimated}',
  'chart.usersByGpus.best':
    '{reading}: {users:plannedUsers} users on {gpus} ({layout}), the most of all layouts measured',
  'chart.usersByGpus.most':
    '{reading}: {users:plannedUsers} users on {gpus} ({layout}); the most of all layouts measured is {bestUsers:plannedUsers}, on {bestGpus} ({best})',
  'chart.usersByGpus.servers':
    '{reading}: {servers:count|server|servers} of {layout} ({allGpus}) are estimated to carry {allUsers:plannedUsers} users; one was measured, which carries {users:plannedUsers}',
  'chart.usersByGpus.description':
    'Bars by number of GPUs. {reading}. Layouts measured: {measured}. Estimated, not measured: {estimated}.',
  'chart.usersOverInterval.all':
    '{layout}, {servers:count|server|servers}: the planning rate carries as many users as send at each interval ({users})',
  'chart.usersOverInterval.some':
    '{layout}, {servers:count|server|servers}: the planning rate carries as many users as send at each interval ({users}); {lost} is shorter than an answer and cannot be kept',
  'chart.usersOverInterval.none':
    '{layout}, {servers:count|server|servers}: nobody can send every {lost}, as an answer takes {answer:seconds}; longer intervals allow the users shown',
  'chart.usersOverInterval.description':
    'Users over the seconds between two requests of one of them, on {layout}, servers: {servers:count}, at {rate:plannedRate} requests/s. Users: {users}. Too short for an answer, which takes {answer:seconds}: {lost}.',
  'chart.costByUsers.only':
    'For a demand of {asked}, {layout} costs {monthly} a month ({inputTokens:tokens} in / {outputTokens:tokens} out)',
  'chart.costByUsers.cheapest':
    'For a demand of {asked}, {layout} costs least, {monthly} a month; others: {others} ({inputTokens:tokens} in / {outputTokens:tokens} out)',
  'chart.costByUsers.description': 'Steps of the cost a month, as more is asked for. For a demand of {asked}: {costs}.',
  'chart.gauge.demand':
    'The demand takes {demandShare:percent} of the highest throughput within the SLA of each server ({layout}); {plannedShare:percent} is planned with',
  'chart.gauge.planned':
    'The plan takes {plannedShare:percent} of the most within the SLA; headroom {headroom:percent} ({layout})',
  'chart.gauge.description':
    'A bar of one server of {layout}; servers: {servers:count}. {planned}. {highest}. Demand: {demandShare:percent}.',
  'chart.axis.concurrency': 'Concurrency',
  'chart.axis.offeredRate': 'Offered request rate (requests/s)',
  'chart.axis.throughput': 'Throughput (requests/s)',
  'chart.axis.throughputPerGpu': 'Throughput for each GPU (requests/s)',
  'chart.axis.users': 'Users',
  'chart.axis.usersEvery': 'Users who send every {interval}',
  'chart.axis.usersThinking': 'Users who send {thinkTime} after each answer',
  'chart.axis.interval': 'Interval between two requests of one user (s)',
  'chart.axis.costs': 'Cost a month ({currency})',
  'chart.unit.seconds': 's',
  'chart.unit.milliseconds': 'ms',
  'chart.mark.confirmedPass': 'pass, confirmed',
  'chart.mark.pass': 'pass',
  'chart.mark.undecided': 'within the margin of error',
  'chart.mark.fail': 'fail',
  'chart.mark.confirmedFail': 'fail, confirmed',
  'chart.mark.unknown': 'not judged',
  'chart.mark.confidence': '95% interval (arrow: no upper end known)',
  'chart.mark.slaLimit': 'SLA limit',
  'chart.mark.safeZone': 'safe zone',
  'chart.mark.chosen': 'limit of the recommended layout',
  'chart.mark.keepsUp': 'all that is offered is achieved',
  'chart.mark.measured': 'measured',
  'chart.mark.estimated': 'estimated, not measured',
  'chart.mark.assumed': 'assumed, not measured',
  'chart.mark.atLeast': '≥ ',
  'chart.mark.interval': 'range given rounding and repeats',
  'chart.mark.fewer': 'fewer users',
  'chart.mark.more': 'more users',
  'chart.mark.lost': 'none passes',
  'chart.mark.replicas': 'replicas',
  'chart.mark.gpus': '{gpus:count|GPU|GPUs}',
  'chart.mark.gpusUnknown': 'GPUs unknown',
  'chart.mark.demand': 'demand: {asked}',
  'chart.mark.askedUsers': '{users} users',
  'chart.mark.askedRate': '{rate} requests/s',
  'chart.mark.demandRate': 'Demand {rate} req/s ({share})',
  'chart.mark.planningRate': 'Planning rate {rate} req/s',
  'chart.mark.planningEstimated': 'Planning rate {rate} req/s (estimated)',
  'chart.mark.planningShare': 'Planning rate {rate} req/s ({share})',
  'chart.mark.shares': 'Planned shares {low}–{high}',
  'chart.mark.tooShort': 'too short: an answer takes {answer}',
  'chart.mark.unreachable': '— (answers take longer)',
  'chart.mark.highest': 'Highest within the SLA {rate} req/s (measured)',
  'chart.mark.rest': '; {count:count|other layout|other layouts} not drawn',
  'chart.scaling.equal': 'Equal concurrency',
  'chart.scaling.own': 'Each at its own SLA limit',
} as const
