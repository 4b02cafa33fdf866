import type { NumberId } from '../../i18n/catalog.ts'
import type { Kind } from '../../i18n/format.ts'

/** A kind that prints a number; axis, verdict and limitId are printed by what else the report says of them. */
export type QuantityKind = Kind | 'axis' | 'verdict' | 'limitId'

/** Numbers by name and kind, with the ends of the places where they stand, without indexes and ids of limits. */
const quantities: readonly (readonly [name: NumberId, kind: QuantityKind, ends: string])[] = [
  ['headcount', 'users', 'demand/users'],
  ['servers', 'count', 'purchases/servers options/replicas sized/replicas options/years'],
  ['gpuTotal', 'count', 'purchases/gpus options/gpus'],
  ['monthlyCost', 'money', 'purchases/cost ends/monthly cost/monthly decisions/cost loads/monthly'],
  ['apiMonth', 'money', 'purchases/api api/monthly'],
  ['lastUsers', 'users', 'demand/lastUsers'],
  ['activeUsers', 'users', 'chain/activeUsers'],
  ['requestsPerDay', 'count', 'chain/requestsPerDay'],
  ['requestsPerHour', 'count', 'chain/requestsPerHour'],
  ['demandRate', 'rate', 'years/arrivalRate demand/arrivalRate options/arrivalRate sized/arrivalRate'],
  ['normalRate', 'rate', 'years/normalRate demand/normalRate options/normalRate sized/normalRate'],
  ['peakUsers', 'users', 'demand/peakUsers'],
  ['tokenRate', 'number', 'demand/tokenRate'],
  ['normalTokenRate', 'number', 'demand/normalTokenRate'],
  ['meanLoad', 'share', 'demand/meanLoad'],
  ['normalLoad', 'share', 'options/normalUtilization'],
  ['tokensEach', 'number', 'length/tokens'],
  ['each', 'number', 'options/each'],
  ['serversPlusOne', 'count', 'sized/withSpare nPlusOne/replicas'],
  ['load', 'share', 'options/utilization'],
  ['serversAtRandom', 'count', 'pool/random'],
  ['pooledRate', 'plannedRate', 'pool/rate'],
  ['pooledMore', 'plannedRate', 'pool/oneMore'],
  ['gpusPlusOne', 'count', 'nPlusOne/gpus'],
  ['loadPlusOne', 'share', 'nPlusOne/utilization'],
  ['perMillion', 'money', 'ends/perMillion cost/perMillion loads/perMillion'],
  ['costSwing', 'money', 'swing/monthly swing/perMillion'],
  ['costBase', 'number', 'sensitivity/base'],
  ['meanUse', 'percent', 'cost/utilization'],
  ['capital', 'money', 'cost/capital'],
  ['fee', 'money', 'cost/fee'],
  ['electricity', 'money', 'cost/electricity loads/electricity'],
  ['maintenance', 'money', 'cost/maintenance'],
  ['monthTokens', 'monthTokens', 'cost/outputTokens'],
  ['perUser', 'money', 'cost/perUser'],
  ['joules', 'joules', 'cost/joulesPerToken loads/joulesPerToken'],
  ['breakEvenTokens', 'monthTokens', 'api/breakEvenTokens'],
  ['blended', 'money', 'api/blended'],
  ['breakEvenLoad', 'share', 'api/breakEven'],
  ['outputTokens', 'number', 'costs/outputRate throughput/outputTokens'],
  ['capitalEach', 'money', 'costs/capital'],
  ['feeEach', 'money', 'costs/fee'],
  ['maintenanceEach', 'money', 'costs/maintenance'],
  ['given', 'rate', 'demand/arrivalRates'],
  ['given', 'given', 'tokenRates/perSecond peakDay/factor layouts/idleWatts layouts/fullWatts arrivals/burstiness'],
  ['given', 'given', 'classes/weight'],
  ['planned', 'users', 'registered/value'],
  ['planned', 'givenShare', 'active/value busyHour/value growth/value salvage/value maintenance/value meanLoad/value'],
  ['planned', 'given', 'perDay/value peak/value pue/value hoursPerMonth/value lifeYears/value workingDays/value'],
  ['planned', 'count', 'years/value'],
  ['given', 'money', 'cost/electricityPrice layouts/purchase layouts/monthly api/input api/output'],
  ['evidence', 'number', 'rules/evidence'],
  ['level', 'axis', 'levels/level rules/level at/level points/level'],
  ['inFlight', 'number', 'levels/load evidence/load evidence/loadBelow inFlight/high'],
  ['e2e', 'latency', 'levels/latency latency/e2e'],
  ['ttftShare', 'percent', 'ttftShare'],
  ['decodeShare', 'percent', 'decodeShare'],
  ['runningBatch', 'number', 'levels/running evidence/running evidence/runningBelow'],
  ['prefillLoad', 'percent', 'prefillLoad'],
  ['tpotGrowth', 'ratio', 'tpotGrowth'],
  ['throughputGrowth', 'ratio', 'throughputGrowth'],
  ['gapRatio', 'ratio', 'gapRatio'],
  ['gapPerToken', 'ratio', 'gapPerToken'],
  ['perSlot', 'number', 'perSlot'],
  ['gap', 'latency', 'evidence/gap'],
  ['occupancy', 'percent', 'evidence/occupancy occupancy/high occupancy/low'],
  ['meanTtft', 'latency', 'evidence/ttft evidence/longerTtft'],
  ['tokensIn', 'number', 'evidence/inputTokens evidence/longerInput tokens/input'],
  ['excess', 'latency', 'evidence/excess'],
  ['firstWave', 'count', 'excluded/firstWave'],
  ['drain', 'count', 'excluded/drain'],
  ['steadyRequests', 'count', 'steady/requests'],
  ['verdict', 'verdict', 'steady/verdict points/verdict'],
  ['steadyLimit', 'axis', 'steadyLimit/maxConcurrency'],
  ['steadyFailing', 'axis', 'steadyLimit/firstFailing'],
  ['steadyLevels', 'count', 'steadyLimit/levels'],
  ['steadyTtft', 'latency', 'p99/ttft'],
  ['steadyItl', 'latency', 'p99/itl'],
  ['steadyE2e', 'latency', 'p99/e2e'],
  ['level', 'count', 'points/concurrency load/concurrency atEqualConcurrency/concurrency atOwnLimit/levels'],
  ['level', 'count', 'toMeasure/level'],
  ['offered', 'rate', 'points/requestRate load/requestRate'],
  ['limitVerdict', 'verdict', 'judgements/verdict'],
  ['judged', 'latency', 'judgements/value'],
  ['threshold', 'latency', 'judgements/threshold limits/threshold'],
  ['violations', 'count', 'judgements/violations'],
  ['samples', 'count', 'judgements/samples'],
  ['upperBound', 'latency', 'judgements/upperBound'],
  ['intervalLow', 'latency', 'interval/low'],
  ['intervalHigh', 'latency', 'interval/high'],
  ['effective', 'number', 'interval/effective'],
  ['testedRequests', 'count', 'tested/requests'],
  ['testedEffective', 'number', 'tested/effective'],
  ['testedShare', 'percent', 'tested/share'],
  ['testedChance', 'percent', 'tested/chance'],
  ['rank', 'count', 'ranks/low ranks/high'],
  ['rankOf', 'count', 'ranks/of'],
  ['good', 'count', 'goodput/good'],
  ['goodOf', 'count', 'goodput/completed goodput/samples'],
  ['goodShare', 'percent', 'goodput/share'],
  ['goodLow', 'percent', 'goodput/low'],
  ['goodHigh', 'percent', 'goodput/high'],
  ['goodRate', 'rate', 'goodput/requests'],
  ['requests', 'rate', 'throughput/requests basis/throughput copies/each throughputs replicas/each'],
  ['totalTokens', 'number', 'throughput/totalTokens'],
  ['rounding', 'number', 'throughput/requestsRounding'],
  ['completed', 'count', 'runs/completed'],
  ['failed', 'count', 'runs/failed'],
  ['duration', 'seconds', 'runs/duration'],
  ['prompts', 'count', 'load/prompts'],
  ['tokensOut', 'number', 'tokens/output'],
  ['limit', 'axis', 'capacity/maxConcurrency'],
  ['firstFailing', 'axis', 'capacity/firstFailing'],
  ['largestPassing', 'axis', 'capacity/largestPassing'],
  ['binding', 'limitId', 'capacity/binding'],
  ['slack', 'percent', 'capacity/slack'],
  ['throughput', 'rate', 'capacity/throughput measured/throughput'],
  ['plateau', 'axis', 'capacity/plateau'],
  ['recommended', 'axis', 'capacity/recommended'],
  ['estimate', 'axis', 'estimate/concurrency interpolation/at'],
  ['basis', 'axis', 'basis/level'],
  ['latency', 'seconds', 'basis/latency users/latency'],
  ['overflow', 'givenShare', 'headroom/overflow plan/overflow'],
  ['mean', 'number', 'headroom/maxMeanConcurrency'],
  ['utilization', 'percent', 'headroom/utilization headroomModels/utilization users/utilization copies/allowance'],
  ['promised', 'plannedRate', 'headroom/arrivalRate planningRate/value'],
  ['overflowRate', 'plannedRate', 'promise/overflowRate'],
  ['sustained', 'rate', 'promise/sustained'],
  ['margin', 'percent', 'promise/margin'],
  ['shown', 'rate', 'shown/rate'],
  ['adjusted', 'plannedRate', 'shown/carried'],
  ['runMargin', 'percent', 'shown/margin'],
  ['misfit', 'percent', 'promise/misfit'],
  ['candidates', 'count', 'promise/servers'],
  ['delay', 'seconds', 'promise/delay'],
  ['answerVariation', 'percent', 'promise/answerVariation'],
  ['expected', 'rate', 'expectation/arrivalRate'],
  ['error', 'share', 'expectation/error'],
  ['users', 'users', 'starts/users ends/users sensitivity/users users/users'],
  ['promisedMore', 'plannedRate', 'oneMore/planningRate oneMore/beside'],
  ['levelTime', 'seconds', 'users/levelTime'],
  ['arrivalRate', 'plannedRate', 'headroomModels/arrivalRate users/arrivalRate'],
  ['wait', 'latency', 'headroomModels/wait'],
  ['given', 'givenShare', 'arrivals/dayToDay plan/utilizations'],
  ['moved', 'number', 'ends/value'],
  ['swing', 'users', 'assumptions/swing'],
  ['factor', 'number', 'sensitivity/factor'],
  ['mixRequests', 'share', 'classes/requests'],
  ['mixMachine', 'share', 'classes/machine'],
  ['mixInFlight', 'number', 'classes/inFlight'],
  ['mixThroughput', 'rate', 'limit/throughput'],
  ['mixConcurrency', 'number', 'limit/concurrency'],
  ['mixLatency', 'seconds', 'limit/latency'],
  ['mixQuickest', 'seconds', 'limit/quickest'],
  ['gpus', 'count', 'scaling/gpus'],
  ['expectedThroughput', 'rate', 'throughput/value'],
  ['expectedTpot', 'latency', 'tpot/value'],
  ['expectedTtft', 'latency', 'ttft/value'],
  ['expectedError', 'percent', 'throughput/error tpot/error ttft/error'],
  ['leftOutLevels', 'count', 'holdOut/count'],
  ['leftOut', 'percent', 'holdOut/mean holdOut/median holdOut/p90 holdOut/worst'],
  ['copies', 'count', 'copies/count replicas/count'],
  ['copiesThroughput', 'rate', 'copies/throughput'],
  ['copiesInterval', 'rate', 'copies/interval'],
  ['remaining', 'rate', 'copies/remaining'],
  ['writtenInterval', 'rate', 'measured/interval'],
  ['speedup', 'ratio', 'speedup'],
  ['gain', 'points', 'gain'],
  ['interval', 'points', 'interval'],
  ['efficiency', 'percent', 'efficiency'],
  ['cost', 'ratio', 'costPerRequest'],
  ['change', 'points', 'e2eChange'],
  ['difference', 'points', 'changes'],
  ['replicas', 'rate', 'replicas/throughput'],
  ['inputTokens', 'number', 'inputTokens'],
  ['outputLength', 'number', 'outputTokens'],
  ['given', 'givenSeconds', 'plan/intervals plan/thinkTimes'],
]

export interface Quantity {
  readonly name: NumberId
  readonly kind: QuantityKind
  /** The SLA limit, or the statistic, that the number is about. */
  readonly limit: string
}

type Named = readonly [NumberId, QuantityKind]

const named: ReadonlyMap<string, Named> = new Map(
  quantities.flatMap(([name, kind, ends]) => ends.split(' ').map((end) => [end, [name, kind]] as const)),
)

/** Of one stream alone, by what it is a statistic of. */
const singleOf = (part: string | undefined, metric: string, last: string): Named => {
  if (part === 'repeats' || part === 'cold' || last === 'samples') return ['singleRepeats', 'count']
  if (part === 'shares') return ['singleShare', 'percent']
  if (part === 'tokens') return ['singleTokens', 'count']
  return metric.endsWith('Rate') ? ['singleRate', 'number'] : ['singleTime', 'latency']
}

/** What a server told of itself. */
const serverOf = (part: string | undefined, last: string): Named => {
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
    named.get(words.slice(-2).join('/')) ??
    named.get(words.at(-1) ?? '') ?? ['other', 'number']
  return { name, kind, limit }
}
