/** Charts: what each shows as its caption, what it says to those who do not see it, and the words in it. */
export const charts = {
  'chart.throughput.peak': 'Throughput peaks at {peak:rate} req/s, on {peakLayout} at {peakLevel} ({workload}){rest}',
  'chart.throughput.title': 'Throughput ({workload})',
  'chart.throughput.description':
    'Line chart of request throughput; horizontal axis: {axis}, from {low:number} to {high:number}; layouts: {layouts:count}. The highest throughput is {peak:rate} req/s, by {peakLayout} at {peakLevel}. Of {levels:count|level|levels}, {passing:count|meets|meet} all thresholds, {failing:count|does|do} not and {unjudged:count} cannot be judged; of them {undecided:count|is|are} within the margin of error. Largest level within the SLA: {limits}.',
  'chart.latency.limit':
    '{layout} meets the SLA up to {limit}; at {next}, {broken} exceeds its threshold first of all limits ({workload}){rest}',
  'chart.latency.lowerBound':
    '{layout} meets the SLA up to {limit}, the highest load judged; its limit may be higher ({workload}){rest}',
  'chart.latency.contradiction':
    '{layout} meets the SLA up to {limit}; above, the results contradict each other: {next} fails and a higher level passes ({workload}){rest}',
  'chart.latency.fails':
    '{layout} exceeds the threshold of {broken} already at {next}, the lowest load measured ({workload}){rest}',
  'chart.latency.unjudged':
    'No level of {layout} could be judged, so no load is shown to meet the SLA ({workload}){rest}',
  'chart.latency.unshown': 'No load is shown up to which {layout} meets the SLA; it fails at {next} ({workload}){rest}',
  'chart.latency.title': 'Latency by load ({workload})',
  'chart.latency.description':
    'Line charts over one horizontal axis of {sla}; horizontal axis: {axis}, from {low} to {high}; layouts: {layouts:count}. Of {levels:count|level|levels}, {passing:count|meets|meet} all thresholds, {failing:count|does|do} not and {unjudged:count} cannot be judged; of them {undecided:count|is|are} within the margin of error. Upper ends of the shaded zone within the SLA: {limits}.',
  'chart.frontier.best':
    'At the largest load up to which it meets the SLA, {best} serves the most per GPU: {perGpu:rate} req/s at {level}; others: {others} ({workload}){rest}',
  'chart.frontier.only':
    '{best} serves {perGpu:rate} req/s per GPU at {level}, the largest load up to which it meets the SLA ({workload}){rest}',
  'chart.frontier.fails': 'No level meets the SLA ({workload}){rest}',
  'chart.frontier.unjudged': 'Throughput per GPU against latency; no level could be judged ({workload}){rest}',
  'chart.frontier.unshown':
    'Throughput per GPU against latency; no load is shown up to which the SLA is met ({workload}){rest}',
  'chart.frontier.title': 'Throughput per GPU against latency ({workload})',
  'chart.frontier.description':
    'Line charts of req/s for each GPU over {latencies}, levels numbered by {axis}; layouts: {layouts:count}. Most within the SLA, in req/s for each GPU: {within}. Of {levels:count|level|levels}, {passing:count|meets|meet} all thresholds, {failing:count|does|do} not and {unjudged:count} cannot be judged; of them {undecided:count|is|are} within the margin of error.',
  'chart.scaling.ratios':
    'Throughput relative to {base}: {own} with each at its own limit, {equal} at equal concurrency ({workload})',
  'chart.scaling.equalAlone': 'Throughput relative to {base} at equal concurrency: {equal} ({workload})',
  'chart.scaling.ownAlone': 'Throughput relative to {base}, each at its own limit: {own} ({workload})',
  'chart.scaling.title': 'Effect of more GPUs ({workload})',
  'chart.scaling.description':
    'Bar chart of request throughput in req/s; layouts: {layouts:count}. Ratio to {base} at equal concurrency: {equal}. Each at its own limit: {own}. Assumed and not measured: {replicas}.',
  'chart.sensitivity.most':
    '{layout}: {most} moves the users most, from {least:count} to {greatest:users} around {users:users} ({workload})',
  'chart.sensitivity.title': 'Assumptions that move the users: {layout} ({workload})',
  'chart.sensitivity.description':
    'Bar chart of users, one bar for each of {count:count} assumptions, around {users:users}; the widest first. From fewest to most users: {ranges}.',
  'chart.usersByGpus.only': '{reading}: {users:count} users on {gpus} ({layout}, measured); estimated: {estimated}',
  'chart.usersByGpus.best': '{reading}: {users:count} users on {gpus} ({layout}), the most of any layout measured',
  'chart.usersByGpus.most':
    '{reading}: {users:count} users on {gpus} ({layout}); the most of any layout measured is {bestUsers:count}, on {bestGpus} ({best})',
  'chart.usersByGpus.servers':
    '{reading}: {servers:count|server|servers} of {layout} ({allGpus}) would support {allUsers:count} users (estimate); the one measured supports {users:count}',
  'chart.usersByGpus.title': 'Users by number of GPUs',
  'chart.usersByGpus.description':
    'Bars by number of GPUs. {reading}. Layouts measured: {measured}. Estimated, not measured: {estimated}.',
  'chart.usersOverInterval.all':
    '{layout}, {servers:count|server|servers}: the users supported at the planning rate grow with the time between their requests ({users})',
  'chart.usersOverInterval.some':
    '{layout}, {servers:count|server|servers}: the users supported at the planning rate grow with the time between their requests ({users}); {lost} is shorter than an answer takes',
  'chart.usersOverInterval.none':
    '{layout}, {servers:count|server|servers}: nobody can send every {lost}, as an answer takes {answer:latency}; the line shows the users at longer intervals',
  'chart.usersOverInterval.title': 'Users by time between requests: {layout}',
  'chart.usersOverInterval.description':
    'Users over the seconds between two requests of one of them, on {layout}, servers: {servers:count}, at {rate:plannedRate} req/s. Users: {users}. Too short for an answer, which takes {answer:latency}: {lost}.',
  'chart.costByUsers.only': 'For a demand of {asked}, {layout} costs {monthly} per month',
  'chart.costByUsers.cheapest':
    'For a demand of {asked}, no layout costs less than {layout}, {monthly} per month; others: {others}',
  'chart.costByUsers.description': 'Steps of the monthly cost, as more is requested. For a demand of {asked}: {costs}.',
  'chart.costByUsers.title': 'Monthly cost by demand',
  'chart.gauge.demand':
    'Per server, demand is {atMost}{demandShare:share} and the planning rate {atMost}{plannedShare:share} of the throughput at the limit ({layout})',
  'chart.gauge.planned':
    'Plan: {atMost}{plannedShare:share} of the throughput at the limit; headroom {atLeast}{headroom:share} ({layout})',
  'chart.gauge.simulated':
    'The planning rate is {atMost}{plannedShare:share} of the throughput at the limit; its headroom is inside the simulation ({layout})',
  'chart.gauge.above':
    'The planning rate is {plannedShare:share} of the throughput at the limit: requests at random have shown more than the closed loop ({layout})',
  'chart.gauge.title': 'Planning rate and headroom: {layout}',
  'chart.gauge.description': 'A bar of one server of {layout}; servers: {servers:count}. {marks}.',
  'chart.axis.concurrency': 'Concurrency',
  'chart.axis.offeredRate': 'Request rate (req/s)',
  'chart.axis.throughput': 'Throughput (req/s)',
  'chart.axis.throughputPerGpu': 'Throughput per GPU (req/s)',
  'chart.axis.users': 'Users',
  'chart.axis.usersEvery': 'Users who send every {interval}',
  'chart.axis.usersThinking': 'Users who send {thinkTime} after each answer',
  'chart.axis.interval': 'Time between requests of one user who does not wait (s)',
  'chart.axis.costs': 'Monthly cost ({currency})',
  'chart.unit.seconds': 's',
  'chart.unit.milliseconds': 'ms',
  'chart.unit.log': '{unit}, log scale',
  'chart.mark.confirmedPass': 'pass, confirmed',
  'chart.mark.pass': 'pass',
  'chart.mark.undecided': 'pass or fail, within the margin of error',
  'chart.mark.fail': 'fail',
  'chart.mark.confirmedFail': 'fail, confirmed',
  'chart.mark.unknown': 'cannot be judged',
  'chart.mark.confidence': '95% interval',
  'chart.mark.confidenceOpen': '95% interval (arrow: upper end unknown or beyond the plot)',
  'chart.mark.margin':
    'Within the margin of error: the interval spans the threshold, or a pass without an upper end has requests beyond it',
  'chart.mark.ofAll': 'Marks: the level by all thresholds together',
  'chart.mark.numbers': 'Numbers at the marks: {axis}',
  'chart.mark.ofOne': 'Marks: the level by this threshold alone',
  'chart.mark.ofOneJudged': 'Marks: by this threshold alone, unless the whole level cannot be judged',
  'chart.mark.slaLimit': 'SLA threshold',
  'chart.mark.safeZone': 'within the SLA',
  'chart.mark.chosen': 'layout planned with, largest load within the SLA',
  'chart.mark.keepsUp': 'achieved equals offered',
  'chart.mark.measured': 'measured',
  'chart.mark.measuredLayout': 'derived from a measured layout',
  'chart.mark.estimated': 'estimated, not measured',
  'chart.mark.assumed': 'assumed, not measured',
  'chart.mark.atLeast': '≥ ',
  'chart.mark.atMost': '≤ ',
  'chart.mark.interval': 'range of the gain over the smallest layout',
  'chart.mark.fewer': 'fewer users',
  'chart.mark.more': 'more users',
  'chart.mark.none': 'none',
  'chart.mark.lost': 'none passes',
  'chart.mark.replicas': '{layout} (replicas × {count:count})',
  'chart.mark.usersOf': '{gpus}, {layout}: {users}',
  'chart.mark.gpus': '{gpus:count|GPU|GPUs}',
  'chart.mark.gpusUnknown': 'GPUs unknown',
  'chart.mark.demand': 'demand: {asked}',
  'chart.mark.askedUsers': '{users} users',
  'chart.mark.askedRate': '{rate} req/s',
  'chart.mark.demandRate': 'Demand {rate} req/s ({share})',
  'chart.mark.planningRate': 'Planning rate {rate}\u00a0req/s',
  'chart.mark.planningEstimated': 'Planning rate {rate}\u00a0req/s (estimated)',
  'chart.mark.planningShare': 'Planning rate {rate} req/s ({share})',
  'chart.mark.shares': 'Planned shares {low}–{high}',
  'chart.mark.tooShort': 'not possible without waiting: an answer takes {answer}',
  'chart.mark.unreachable': '— (answers take longer)',
  'chart.mark.highest': 'Throughput at the limit {rate} req/s',
  'chart.mark.rest': '; {count:count|other layout|other layouts} not drawn',
  'chart.scaling.equal': 'Equal concurrency',
  'chart.scaling.own': 'Each at its own limit',
} as const
