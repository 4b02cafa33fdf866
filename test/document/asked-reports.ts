import type { Report } from '../../src/model/report.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { Run } from '../../src/model/run.ts'
import { chosenBy, someCost, someDemand, someEmployees, somePrice } from '../analysis/some-demand.ts'
import { someArrivals, someSweep } from '../analysis/some-sweep.ts'
import { factsOn, someFacts, somePlan } from '../builders.ts'
import { elsewhere } from './elsewhere.ts'
import { someReport } from './some-report.ts'
import { hostileTexts } from './ugly-names.ts'

const { given } = chosenBy
const byHand = { ...somePlan().chosenBy, intervals: 'plan', utilizations: 'plan' } as const
const api = { input: 20, output: 60, date: '2026-11-01', source: 'an example' }

/** Every kind of demand. */
const demand = someDemand({
  users: [80, 900],
  arrivalRates: [0.3, 40],
  tokenRates: [
    { of: 'outputTokens', perSecond: 2000 },
    { of: 'totalTokens', perSecond: 900 },
  ],
  employees: someEmployees({ growth: given(0.2), years: given(2) }),
})

const layouts = [
  ...elsewhere(someSweep('pppf'), factsOn(1), 1),
  ...elsewhere(someSweep('pppp'), factsOn(2), 2),
  ...elsewhere(someSweep('uu'), factsOn(4), 3),
]
const small = elsewhere(someSweep('pppf'), someFacts, 1)

const asked = (plan: Partial<Plan>, runs: readonly Run[] = layouts) =>
  someReport(runs, { plan: { demand, thinkTimes: [30], cost: someCost({ api }), ...plan } })

/** Layouts that can be judged and one that cannot, with prices, an API and a server to spare. */
const everyDemand = (): Report => asked({ spare: 1 })

/** Every kind of demand on a day that is known to be busier. */
const monthEnd = (): Report =>
  asked({ demand: { ...demand, peakDay: { name: { ja: '月末', en: 'month-end' }, factor: 1.8 } } }, small)

const givenShares = (): Report => asked({ chosenBy: byHand, utilizations: [0.2, 0.3] }, small)

/** An open loop has neither a derived headroom nor a latency that users could wait for. */
const openLoopAsked = (): Report => {
  const runs = [someArrivals('p', 1, 1), someArrivals('f', 2, 2)]
  return asked(
    { chosenBy: byHand, utilizations: [0.5] },
    elsewhere(runs, someFacts, 1, { latency: { ...runs[0]!.latency, e2e: null, tpot: null } }),
  )
}

const nothingToSizeWith = (): Report => asked({}, elsewhere(someSweep('ff'), {}, 1))

/** Nobody counted tokens. */
const uncounted = (runs: readonly Run[]): readonly Run[] =>
  runs.map((run) => ({
    ...run,
    tokens: { input: null, output: null },
    totals: { input: null, output: null },
    throughput: { ...run.throughput, outputTokens: null, totalTokens: null },
  }))

/** Neither GPUs nor lengths nor tokens are known, and the price is a rent without watts. */
const rent = {
  layouts: [somePrice({ gpus: null, purchase: null, monthly: 9000, idleWatts: null })],
  meanLoad: given(0.25),
}
const littleKnown = (): Report =>
  asked({ cost: someCost({ api, ...rent }) }, uncounted(elsewhere(someSweep('ppf'), {}, 1)))

/** Lengths are asked for, and nobody counted the tokens that were served. */
const lengthsAskedFor = (): Report => asked({}, uncounted(small))

const pricesOnly = (): Report =>
  asked({ demand: someDemand(), cost: someCost({ api, electricityPrice: null, salvage: given(0.1) }) }, small)

const hostileSource = (): Report => {
  const [currency = '', name = '', source = ''] = hostileTexts
  const cost = someCost({ currency, layouts: [somePrice({ name, source }), somePrice()] })
  return asked({ cost }, small)
}

/** Reports that are asked what a demand takes and costs. */
export const askedReports = {
  everyDemand,
  monthEnd,
  givenShares,
  openLoopAsked,
  nothingToSizeWith,
  littleKnown,
  lengthsAskedFor,
  pricesOnly,
  hostileSource,
} as const satisfies Record<string, () => Report>
