import type { NumberId } from '../../i18n/catalog.ts'
import type { Kind } from '../../i18n/format.ts'
import { diagnosisQuantities, questionQuantities } from './quantities.ts'

export interface Quantity {
  readonly name: NumberId
  readonly kind: Kind | 'axis' | 'verdict' | 'limitId'
  /** The SLA limit, or the statistic, that the number is about. */
  readonly limit: string
}

/** What stands at the end of a place, without indexes and ids of limits. */
const named = {
  ...questionQuantities,
  ...diagnosisQuantities,
  'points/level': ['level', 'axis'],
  'points/concurrency': ['level', 'count'],
  'points/requestRate': ['offered', 'rate'],
  'points/verdict': ['verdict', 'verdict'],
  'judgements/verdict': ['limitVerdict', 'verdict'],
  'judgements/value': ['judged', 'latency'],
  'judgements/threshold': ['threshold', 'latency'],
  'judgements/violations': ['violations', 'count'],
  'judgements/samples': ['samples', 'count'],
  'judgements/upperBound': ['upperBound', 'latency'],
  'interval/low': ['intervalLow', 'latency'],
  'interval/high': ['intervalHigh', 'latency'],
  'interval/effective': ['effective', 'number'],
  'tested/requests': ['testedRequests', 'count'],
  'tested/effective': ['testedEffective', 'number'],
  'tested/share': ['testedShare', 'percent'],
  'tested/chance': ['testedChance', 'percent'],
  'inFlight/high': ['inFlight', 'number'],
  'ranks/low': ['rank', 'count'],
  'ranks/high': ['rank', 'count'],
  'ranks/of': ['rankOf', 'count'],
  'goodput/good': ['good', 'count'],
  'goodput/completed': ['goodOf', 'count'],
  'goodput/samples': ['goodOf', 'count'],
  'goodput/share': ['goodShare', 'percent'],
  'goodput/low': ['goodLow', 'percent'],
  'goodput/high': ['goodHigh', 'percent'],
  'goodput/requests': ['goodRate', 'rate'],
  'limits/threshold': ['threshold', 'latency'],
  'throughput/requests': ['requests', 'rate'],
  'throughput/outputTokens': ['outputTokens', 'number'],
  'throughput/totalTokens': ['totalTokens', 'number'],
  'throughput/requestsRounding': ['rounding', 'number'],
  'latency/e2e': ['e2e', 'latency'],
  'runs/completed': ['completed', 'count'],
  'runs/failed': ['failed', 'count'],
  'runs/duration': ['duration', 'seconds'],
  'load/concurrency': ['level', 'count'],
  'load/requestRate': ['offered', 'rate'],
  'load/prompts': ['prompts', 'count'],
  'tokens/input': ['tokensIn', 'number'],
  'tokens/output': ['tokensOut', 'number'],
  'occupancy/high': ['occupancy', 'percent'],
  'occupancy/low': ['occupancy', 'percent'],
  'capacity/maxConcurrency': ['limit', 'axis'],
  'capacity/firstFailing': ['firstFailing', 'axis'],
  'capacity/largestPassing': ['largestPassing', 'axis'],
  'capacity/binding': ['binding', 'limitId'],
  'capacity/slack': ['slack', 'percent'],
  'capacity/throughput': ['throughput', 'rate'],
  'capacity/plateau': ['plateau', 'axis'],
  'capacity/recommended': ['recommended', 'axis'],
  'estimate/concurrency': ['estimate', 'axis'],
  'basis/level': ['basis', 'axis'],
  'basis/throughput': ['requests', 'rate'],
  'basis/latency': ['latency', 'seconds'],
  'headroom/overflow': ['overflow', 'givenShare'],
  'plan/overflow': ['overflow', 'givenShare'],
  'headroom/maxMeanConcurrency': ['mean', 'number'],
  'headroom/utilization': ['utilization', 'percent'],
  'headroom/arrivalRate': ['promised', 'plannedRate'],
  'promise/overflowRate': ['overflowRate', 'plannedRate'],
  'promise/sustained': ['sustained', 'plannedRate'],
  'promise/margin': ['margin', 'percent'],
  'shown/rate': ['shown', 'rate'],
  'shown/carried': ['adjusted', 'plannedRate'],
  'shown/margin': ['runMargin', 'percent'],
  'promise/misfit': ['misfit', 'percent'],
  'promise/servers': ['candidates', 'count'],
  'promise/delay': ['delay', 'seconds'],
  'promise/answerVariation': ['answerVariation', 'percent'],
  'expectation/arrivalRate': ['expected', 'rate'],
  'expectation/error': ['error', 'share'],
  'starts/users': ['users', 'users'],
  'planningRate/value': ['promised', 'plannedRate'],
  'oneMore/planningRate': ['promisedMore', 'plannedRate'],
  'oneMore/beside': ['promisedMore', 'plannedRate'],
  'users/latency': ['latency', 'seconds'],
  'users/levelTime': ['levelTime', 'seconds'],
  'headroomModels/utilization': ['utilization', 'percent'],
  'headroomModels/arrivalRate': ['arrivalRate', 'plannedRate'],
  'headroomModels/wait': ['wait', 'latency'],
  'arrivals/burstiness': ['given', 'given'],
  'arrivals/dayToDay': ['given', 'givenShare'],
  'ends/value': ['moved', 'number'],
  'ends/users': ['users', 'users'],
  'assumptions/swing': ['swing', 'users'],
  'sensitivity/users': ['users', 'users'],
  'sensitivity/factor': ['factor', 'number'],
  'classes/requests': ['mixRequests', 'share'],
  'classes/machine': ['mixMachine', 'share'],
  'classes/inFlight': ['mixInFlight', 'number'],
  'classes/weight': ['given', 'given'],
  'limit/throughput': ['mixThroughput', 'rate'],
  'limit/concurrency': ['mixConcurrency', 'number'],
  'limit/latency': ['mixLatency', 'seconds'],
  'users/utilization': ['utilization', 'percent'],
  'users/arrivalRate': ['arrivalRate', 'plannedRate'],
  'users/users': ['users', 'users'],
  'scaling/gpus': ['gpus', 'count'],
  'atEqualConcurrency/concurrency': ['level', 'count'],
  'atOwnLimit/levels': ['level', 'count'],
  'interpolation/at': ['estimate', 'axis'],
  'throughput/value': ['expectedThroughput', 'rate'],
  'tpot/value': ['expectedTpot', 'latency'],
  'ttft/value': ['expectedTtft', 'latency'],
  'throughput/error': ['expectedError', 'percent'],
  'tpot/error': ['expectedError', 'percent'],
  'ttft/error': ['expectedError', 'percent'],
  'holdOut/count': ['leftOutLevels', 'count'],
  'holdOut/mean': ['leftOut', 'percent'],
  'holdOut/median': ['leftOut', 'percent'],
  'holdOut/p90': ['leftOut', 'percent'],
  'holdOut/worst': ['leftOut', 'percent'],
  'copies/count': ['copies', 'count'],
  'copies/each': ['requests', 'rate'],
  'copies/allowance': ['utilization', 'percent'],
  'copies/throughput': ['copiesThroughput', 'rate'],
  'copies/interval': ['copiesInterval', 'rate'],
  'copies/remaining': ['remaining', 'rate'],
  'measured/throughput': ['throughput', 'rate'],
  'measured/interval': ['writtenInterval', 'rate'],
  'toMeasure/level': ['level', 'count'],
  throughputs: ['requests', 'rate'],
  speedup: ['speedup', 'ratio'],
  gain: ['gain', 'points'],
  interval: ['interval', 'points'],
  efficiency: ['efficiency', 'percent'],
  costPerRequest: ['cost', 'ratio'],
  e2eChange: ['change', 'points'],
  changes: ['difference', 'points'],
  'replicas/count': ['copies', 'count'],
  'replicas/each': ['requests', 'rate'],
  'replicas/throughput': ['replicas', 'rate'],
  inputTokens: ['inputTokens', 'number'],
  outputTokens: ['outputLength', 'number'],
  'plan/intervals': ['given', 'givenSeconds'],
  'plan/thinkTimes': ['given', 'givenSeconds'],
  'plan/utilizations': ['given', 'givenShare'],
} as const satisfies Readonly<Record<string, readonly [NumberId, Quantity['kind']]>>

const namedAs = (end: string): readonly [NumberId, Quantity['kind']] | undefined =>
  Object.hasOwn(named, end) ? named[end as keyof typeof named] : undefined

/** Of one stream alone, by what it is a statistic of. */
const singleOf = (part: string | undefined, metric: string, last: string): readonly [NumberId, Quantity['kind']] => {
  if (part === 'repeats' || part === 'cold' || last === 'samples') return ['singleRepeats', 'count']
  if (part === 'shares') return ['singleShare', 'percent']
  if (part === 'tokens') return ['singleTokens', 'count']
  return metric.endsWith('Rate') ? ['singleRate', 'number'] : ['singleTime', 'latency']
}

/** What a server told of itself. */
const serverOf = (part: string | undefined, last: string): readonly [NumberId, Quantity['kind']] => {
  if (part === 'hitRate') return ['serverHits', 'percent']
  if (part === 'gauges') return ['serverGauge', 'number']
  const isTime = part === 'seconds' || (part === 'times' && last !== 'count')
  return isTime ? ['serverTime', 'latency'] : ['serverCount', 'count']
}

/** Numbers that are named by the part of the report that they stand in. */
const byPart = ([of, part, metric = '', ...rest]: readonly string[]) => {
  const last = rest.at(-1) ?? metric
  if (of === 'singleStream' || of === 'baselines') return singleOf(part, metric, last)
  return of === 'servers' || of === 'snapshots' ? serverOf(part, last) : null
}

const isIndex = (step: string): boolean => /^\d+$/.test(step)

/** What number stands at a place: its name, the kind that prints it, the limit it is about. */
export const quantityOf = (ref: string): Quantity => {
  const steps = ref.split('/').filter((step) => !isIndex(step))
  const limit = steps.find((step) => /^[a-z0-9]+\.[a-z]/.test(step)) ?? ''
  const [metric = '', ...statistic] = steps.slice(steps.indexOf('latency') + 1)
  if (steps[0] === 'runs' && steps[1] === 'latency')
    return { name: 'statistic', kind: 'latency', limit: `${metric}.${statistic.at(-1)}` }
  if (steps.includes('facts')) return { name: 'fact', kind: 'number', limit }
  const words = steps.filter((step) => step !== limit)
  const [name, kind] = byPart(words) ??
    namedAs(words.slice(-2).join('/')) ??
    namedAs(words.at(-1) ?? '') ?? ['other', 'number']
  return { name, kind, limit }
}
