import type { ChartMessageId } from '../catalog.ts'

export const chartMessages: Readonly<Record<ChartMessageId, string>> = {
  'chart.throughput.title':
    'Request throughput by offered load ({inputTokens:tokens} in / {outputTokens:tokens} out){part}',
  'chart.throughput.description':
    'Line chart of request throughput; horizontal axis: {axis}, from {low:number} to {high:number}; layouts: {layouts:count}. The highest throughput is {peak:rate} requests/s, by {peakLayout} at {peakLevel:number}. Of {levels:count} levels, {passing:count} meet all limits, {failing:count} do not, {undecided:count} are undecided and {unjudged:count} are not judged. Largest level within the SLA: {limits}.',
  'chart.latency.title':
    '{limit} against its limit of {threshold} ({inputTokens:tokens} in / {outputTokens:tokens} out){part}',
  'chart.latency.description':
    'Line chart of {limit}; horizontal axis: {axis}, from {low:number} to {high:number}; layouts: {layouts:count}. The values lie between {least:latency} and {most:latency}; the limit is {threshold}. Of {levels:count} levels, {passing:count} meet this limit, {failing:count} do not, {undecided:count} are undecided and {unjudged:count} are not judged. The zone within the SLA is shaded up to: {limits}.',
  'chart.scaling.title':
    'Request throughput by layout, compared with {base} ({inputTokens:tokens} in / {outputTokens:tokens} out)',
  'chart.scaling.description':
    'Bar chart of request throughput in requests/s; layouts: {layouts:count}. Ratio to {base} at equal concurrency: {equal}. At the SLA limit of each: {own}. Assumed and not measured: {replicas}.',
  'chart.sensitivity.title':
    'Users when one assumption moves: {layout} ({inputTokens:tokens} in / {outputTokens:tokens} out)',
  'chart.sensitivity.description':
    'Bar chart of users, one bar for each of {count:count} assumptions, around {users:users}; the widest first. From fewest to most users: {ranges}.',
  'chart.axis.concurrency': 'Concurrency',
  'chart.axis.requestRate': 'Achieved request rate (requests/s)',
  'chart.axis.offeredRate': 'Offered request rate (requests/s)',
  'chart.axis.throughput': 'Throughput (requests/s)',
  'chart.unit.seconds': 's',
  'chart.unit.milliseconds': 'ms',
  'chart.mark.confirmedPass': 'pass, confirmed',
  'chart.mark.pass': 'pass',
  'chart.mark.undecided': 'undecided',
  'chart.mark.fail': 'fail',
  'chart.mark.confirmedFail': 'fail, confirmed',
  'chart.mark.unknown': 'not judged',
  'chart.mark.confidence': '95% interval (no cap: end not known)',
  'chart.mark.slaLimit': 'SLA limit',
  'chart.mark.safeZone': 'safe zone',
  'chart.mark.keepsUp': 'all that is offered is achieved',
  'chart.mark.measured': 'measured',
  'chart.mark.assumed': 'assumed, not measured',
  'chart.mark.atLeast': '≥ ',
  'chart.mark.interval': 'range given rounding and repeats',
  'chart.axis.users': 'Users',
  'chart.mark.fewer': 'fewer users',
  'chart.mark.more': 'more users',
  'chart.mark.lost': 'none passes',
  'chart.mark.replicas': 'replicas',
  'chart.scaling.equal': 'Equal concurrency',
  'chart.scaling.own': 'Each at its own SLA limit',
}
