import {
  breakEvenTokens,
  breakEvenUtilization,
  costPerMillion,
  costPerUser,
  energyPerToken,
  meanPower,
  monthlyEnergy,
  monthlyTokens,
} from '../maths/cost.ts'
import { snapToInteger } from '../maths/numbers.ts'
import { serversFor } from '../maths/sizing.ts'
import { type Pool, pooledRate, serversPooled } from '../replay/pool.ts'
import { type Formulas, konkyo, product, sum, type Values } from './formula.ts'

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
  activeUsers: { expression: 'U · r', source: konkyo, compute: product('U', 'r') },
  dayRequests: { expression: 'U · r · q', source: konkyo, compute: product('U', 'r', 'q') },
  hourRequests: { expression: 'U · r · q · k', source: konkyo, compute: product('U', 'r', 'q', 'k') },
  headcount: {
    expression: 'U · r · q · k / 3600 · m',
    source: konkyo,
    compute: ({ one }) => ((one('U') * one('r') * one('q') * one('k')) / 3600) * one('m'),
  },
  grown: { expression: 'A · (1 + g)^t', source: konkyo, compute: ({ one }) => one('A') * (1 + one('g')) ** one('t') },
  grownPeople: {
    expression: 'floor(U · (1 + g)^t)',
    source: konkyo,
    compute: ({ one }) => one('U') * (1 + one('g')) ** one('t'),
  },
  openRate: { expression: 'N / I', source: "Little's law", compute: ({ one }) => one('N') / one('I') },
  meanOfPeak: {
    expression: 'min(1, d / (H · k · m))',
    source: konkyo,
    compute: ({ one }) => Math.min(1, one('d') / (one('H') * one('k') * one('m'))),
  },
  peakRate: { expression: 'A · f', source: konkyo, compute: product('A', 'f') },
  peakUsers: {
    expression: 'ceil(N · f)',
    source: konkyo,
    compute: ({ one }) => Math.ceil(snapToInteger(one('N') * one('f'))),
  },
  meanOfPeakDay: {
    expression: 'min(1, d / (H · k · m)) / f',
    source: konkyo,
    compute: ({ one }) => Math.min(1, one('d') / (one('H') * one('k') * one('m'))) / one('f'),
  },
  assumedMean: { expression: 'w · N / P', source: konkyo, compute: ({ one }) => (one('w') * one('N')) / one('P') },
  tokensEach: { expression: 'T / X', source: konkyo, compute: ({ one }) => one('T') / one('X') },
  tokensBoth: { expression: 'L_i + L_o', source: konkyo, compute: ({ one }) => one('L_i') + one('L_o') },
  tokenArrivals: { expression: 'T / L', source: konkyo, compute: ({ one }) => one('T') / one('L') },
  servers: { expression: 'max(1, ceil(D / A))', source: konkyo, compute: ({ one }) => serversFor(one('D'), one('A')) },
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
  pooledEach: { expression: 'T / k', source: konkyo, compute: ({ one }) => one('T') / one('k') },
  oneMore: { expression: 'k + 1', source: konkyo, compute: ({ one }) => one('k') + 1 },
  gpuTotal: { expression: 'k · g', source: konkyo, compute: product('k', 'g') },
  together: { expression: 'sum(x)', source: konkyo, compute: ({ numbers }) => sum(numbers('x')) },
  busy: { expression: 'D / (k · X)', source: konkyo, compute: ({ one }) => one('D') / (one('k') * one('X')) },
} as const satisfies Formulas

const powerOf = ({ one }: Values) => ({ idle: one('W_i'), full: one('W_f') })

const electricity = (values: Values): number => {
  const { one } = values
  const use = { power: powerOf(values), utilization: one('u'), hours: one('H'), pue: one('PUE') }
  return monthlyEnergy(use) * one('c')
}

/** Tokens of a month at one server's load. */
const tokens = ({ one }: Values): number =>
  monthlyTokens({ throughput: one('T'), hours: one('H'), utilization: one('u') })

/** The cost without load: what is counted whatever the load, and the electricity of an idle server if it is. */
const idle = ({ one, numbers }: Values): number => {
  const parts = sum(numbers('x_0'))
  return numbers('W_i').length === 0 ? parts : parts + (one('W_i') / 1000) * one('H') * one('PUE') * one('c')
}

const breakEvenLoad = (values: Values): number | null => {
  const { one } = values
  const throughput = one('X') * (one('L_i') + one('L_o'))
  const fullTokens = monthlyTokens({ throughput, hours: one('H'), utilization: 1 })
  const [idleCost, fullCost, price] = [idle(values), one('x_1'), one('b')]
  return breakEvenUtilization({ idleCost, fullCost, fullTokens, price })
}

/** Power between idle and full load, taken to grow linearly. */
const linearPower = 'Barroso & Hölzle 2007'

/** Formulas of cost and energy. */
export const costFormulas = {
  meanUse: {
    expression: 'w · D / (k · X)',
    source: konkyo,
    compute: ({ one }) => (one('w') * one('D')) / (one('k') * one('X')),
  },
  capital: {
    expression: 'P · (1 − s) / (12 · Y)',
    source: konkyo,
    compute: ({ one }) => (one('P') * (1 - one('s'))) / (12 * one('Y')),
  },
  upkeep: { expression: 'P · v / 12', source: konkyo, compute: ({ one }) => (one('P') * one('v')) / 12 },
  electricity: {
    expression: '(W_i + u · (W_f − W_i)) / 1000 · H · PUE · c',
    source: linearPower,
    compute: electricity,
  },
  total: { expression: 'sum(x)', source: konkyo, compute: ({ numbers }) => sum(numbers('x')) },
  outputRate: { expression: 'X · L', source: konkyo, compute: product('X', 'L') },
  perMillion: {
    expression: 'x / (T · u · 3600 · H) · 1000000',
    source: konkyo,
    compute: (values) => costPerMillion(values.one('x'), tokens(values)),
  },
  joules: {
    expression: '(W_i + u · (W_f − W_i)) / (T · u)',
    source: linearPower,
    compute: (values) => {
      const [u, T] = [values.one('u'), values.one('T')]
      return energyPerToken(meanPower(powerOf(values), u), T * u)
    },
  },
  fleet: { expression: 'k · x', source: konkyo, compute: product('k', 'x') },
  fleetElectricity: {
    expression: 'k · (W_i + u · (W_f − W_i)) / 1000 · H · PUE · c',
    source: linearPower,
    compute: (values) => values.one('k') * electricity(values),
  },
  monthTokens: {
    expression: 'k · T · u · 3600 · H',
    source: konkyo,
    compute: (values) => values.one('k') * tokens(values),
  },
  perMillionOf: {
    expression: 'x / t · 1000000',
    source: konkyo,
    compute: ({ one }) => costPerMillion(one('x'), one('t')),
  },
  perUser: { expression: 'x / N', source: konkyo, compute: ({ one }) => costPerUser(one('x'), one('N')) },
  blended: {
    expression: '(p_i · L_i + p_o · L_o) / (L_i + L_o)',
    source: konkyo,
    compute: ({ one }) => (one('p_i') * one('L_i') + one('p_o') * one('L_o')) / (one('L_i') + one('L_o')),
  },
  breakEvenLoad: {
    expression: 'x_0 / (b · X · (L_i + L_o) · 3600 · H / 1000000 − (x_1 − x_0))',
    source: konkyo,
    compute: breakEvenLoad,
  },
  apiMonth: {
    expression: 'b · w · D · 3600 · H · (L_i + L_o) / 1000000',
    source: konkyo,
    compute: ({ one }) => (one('b') * one('w') * one('D') * 3600 * one('H') * (one('L_i') + one('L_o'))) / 1e6,
  },
  breakEvenTokens: {
    expression: 'x / b · 1000000',
    source: konkyo,
    compute: ({ one }) => breakEvenTokens(one('x'), one('b')),
  },
  monthMoved: {
    expression: 'sum(x) + a / b · sum(y)',
    source: konkyo,
    compute: ({ one, numbers }) => sum(numbers('x')) + (one('a') / one('b')) * sum(numbers('y')),
  },
  monthAtLoad: {
    expression: 'sum(x) + k · (W_i + u · (W_f − W_i)) / 1000 · H · PUE · c',
    source: linearPower,
    compute: (values) => sum(values.numbers('x')) + values.one('k') * electricity(values),
  },
  perMillionMoved: {
    expression: 'x / (t · a / b) · 1000000',
    source: konkyo,
    compute: ({ one }) => costPerMillion(one('x'), (one('t') * one('a')) / one('b')),
  },
} as const satisfies Formulas
