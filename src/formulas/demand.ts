import { snapToInteger } from '../maths/numbers.ts'
import { serversFor } from '../maths/sizing.ts'
import { type Pool, pooledRate, serversPooled } from '../replay/pool.ts'
import { type Formulas, sum, type Values, own, sourced, productOf } from './formula.ts'

const poolOf = ({ one }: Values): Pool => ({
  level: { concurrency: one('C'), throughput: one('X') },
  overflow: one('e'),
  each: one('A'),
  most: one('u') * one('m'),
})

/** What j servers take as one pool. */
const taken =
  'p(j) = max(j · A, min(j · u · m, 0.7 · j · X, 0.85 · a(j · C) · X / C, a(j · C − 1) · X / C)),  a(c) = max { x : P(Poisson(x) > c) ≤ e }'

/** Formulas of the customer's demand and of what it takes. */
export const demandFormulas = {
  activeUsers: productOf('U', 'r'),
  dayRequests: productOf('U', 'r', 'q'),
  hourRequests: productOf('U', 'r', 'q', 'k'),
  headcount: own(
    'U · r · q · k / 3600 · m',
    ({ one }) => one('U') * one('r') * one('q') * one('k') * (one('m') / 3600),
  ),
  grown: own('A · (1 + g)^t', ({ one }) => one('A') * (1 + one('g')) ** one('t')),
  grownPeople: own('floor(U · (1 + g)^t)', ({ one }) => one('U') * (1 + one('g')) ** one('t')),
  openRate: { expression: 'N / I', source: "Little's law", compute: ({ one }) => one('N') / one('I') },
  meanOfPeak: own('min(1, d / (H · k · m))', ({ one }) => Math.min(1, one('d') / (one('H') * one('k') * one('m')))),
  peakRate: productOf('A', 'f'),
  peakUsers: own('ceil(N · f)', ({ one }) => Math.ceil(snapToInteger(one('N') * one('f')))),
  meanOfPeakDay: own(
    'min(1, d / (H · k · m)) / f',
    ({ one }) => Math.min(1, one('d') / (one('H') * one('k') * one('m'))) / one('f'),
  ),
  assumedMean: own('w · N / P', ({ one }) => (one('w') * one('N')) / one('P')),
  tokensEach: own('T / X', ({ one }) => one('T') / one('X')),
  tokensBoth: own('L_i + L_o', ({ one }) => one('L_i') + one('L_o')),
  tokenArrivals: own('T / L', ({ one }) => one('T') / one('L')),
  servers: own('max(1, ceil(D / A))', ({ one }) => serversFor(one('D'), one('A'))),
  serversPooled: {
    expression: `min { j : D ≤ p(j) },  ${taken}`,
    source: 'M/G/infinity queue at j · C, least-request balancing; npm run validate',
    compute: (values) => serversPooled(values.one('D'), poolOf(values)),
  },
  pooledRate: {
    expression: `p(k),  ${taken}`,
    source: 'M/G/infinity queue at k · C, least-request balancing; npm run validate',
    compute: (values) => pooledRate(poolOf(values), values.one('k')),
  },
  pooledEach: own('T / k', ({ one }) => one('T') / one('k')),
  oneMore: own('k + 1', ({ one }) => one('k') + 1),
  gpuTotal: productOf('k', 'g'),
  together: own('sum(x)', ({ numbers }) => sum(numbers('x'))),
  busy: own('D / (k · X)', ({ one }) => one('D') / (one('k') * one('X'))),
} as const satisfies Formulas

const SECONDS_PER_HOUR = 3600

/** A share, as often as is told; null of nothing, such as a price for each of no users. */
const ratio = (x: number, of: number, times = 1): number | null => (of > 0 ? (x / of) * times : null)

/**
 * Mean power in watts. Between idle and full load it is taken to grow linearly with utilization (Barroso & Hölzle 2007),
 * which real machines exceed at medium load: a measured mean is better.
 */
const meanPower = ({ one }: Values): number => one('W_i') + one('u') * (one('W_f') - one('W_i'))

/** What energy costs a month at a mean power in watts, with that of the whole site over that of the machine. */
const electricityOf = (watts: number, { one }: Values): number => (watts / 1000) * one('H') * one('PUE') * one('c')

const electricity = (values: Values): number => electricityOf(meanPower(values), values)

/** Tokens of a month at one server's load. */
const tokens = ({ one }: Values): number => one('T') * SECONDS_PER_HOUR * one('H') * one('u')

/** The cost without load: what is counted whatever the load, and the electricity of an idle server if it is. */
const idle = (values: Values): number => {
  const parts = sum(values.numbers('x_0'))
  return values.numbers('W_i').length === 0 ? parts : parts + electricityOf(values.one('W_i'), values)
}

/**
 * The utilization from which the machine is cheaper than an API, its cost growing linearly from idle to full load. Above 1
 * it never is, within what it can serve; null if each token costs at least as much on the machine in electricity alone.
 */
const breakEvenLoad = (values: Values): number | null => {
  const { one } = values
  const fullTokens = one('X') * (one('L_i') + one('L_o')) * SECONDS_PER_HOUR * one('H')
  const idleCost = idle(values)
  return ratio(idleCost, (one('b') * fullTokens) / 1e6 - (one('x_1') - idleCost))
}

/** Power between idle and full load, taken to grow linearly. */
const linearPower = sourced('Barroso & Hölzle 2007')

/** Formulas of cost and energy. */
export const costFormulas = {
  meanUse: own('w · D / (k · X)', ({ one }) => (one('w') * one('D')) / (one('k') * one('X'))),
  capital: own('P · (1 − s) / (12 · Y)', ({ one }) => (one('P') * (1 - one('s'))) / (12 * one('Y'))),
  upkeep: own('P · v / 12', ({ one }) => (one('P') * one('v')) / 12),
  electricity: linearPower('(W_i + u · (W_f − W_i)) / 1000 · H · PUE · c', electricity),
  total: own('sum(x)', ({ numbers }) => sum(numbers('x'))),
  outputRate: productOf('X', 'L'),
  perMillion: own('x / (T · u · 3600 · H) · 1000000', (values) => ratio(values.one('x'), tokens(values), 1e6)),
  joules: linearPower('(W_i + u · (W_f − W_i)) / (T · u)', (values) =>
    ratio(meanPower(values), values.one('T') * values.one('u')),
  ),
  fleet: productOf('k', 'x'),
  fleetElectricity: linearPower(
    'k · (W_i + u · (W_f − W_i)) / 1000 · H · PUE · c',
    (values) => values.one('k') * electricity(values),
  ),
  monthTokens: own('k · T · u · 3600 · H', (values) => values.one('k') * tokens(values)),
  perMillionOf: own('x / t · 1000000', ({ one }) => ratio(one('x'), one('t'), 1e6)),
  perUser: own('x / N', ({ one }) => ratio(one('x'), one('N'))),
  blended: own('(p_i · L_i + p_o · L_o) / (L_i + L_o)', ({ one }) =>
    ratio(one('p_i') * one('L_i') + one('p_o') * one('L_o'), one('L_i') + one('L_o')),
  ),
  breakEvenLoad: own('x_0 / (b · X · (L_i + L_o) · 3600 · H / 1000000 − (x_1 − x_0))', breakEvenLoad),
  apiMonth: own(
    'b · w · D · 3600 · H · (L_i + L_o) / 1000000',
    ({ one }) => (one('b') * (one('w') * one('D') * SECONDS_PER_HOUR * one('H') * (one('L_i') + one('L_o')))) / 1e6,
  ),
  breakEvenTokens: own('x / b · 1000000', ({ one }) => ratio(one('x'), one('b'), 1e6)),
  monthMoved: own(
    'sum(x) + a / b · sum(y)',
    ({ one, numbers }) => sum(numbers('x')) + (one('a') / one('b')) * sum(numbers('y')),
  ),
  monthAtLoad: linearPower(
    'sum(x) + k · (W_i + u · (W_f − W_i)) / 1000 · H · PUE · c',
    (values) => sum(values.numbers('x')) + values.one('k') * electricity(values),
  ),
  perMillionMoved: own('x / (t · a / b) · 1000000', ({ one }) =>
    ratio(one('x'), (one('t') * one('a')) / one('b'), 1e6),
  ),
} as const satisfies Formulas
