import { closedSizing, serversFor } from '../capacity/sizing.ts'
import { konkyo, product, type Formulas, type Values } from './formula.ts'

/** Servers of which each may get more than its share of the requests. */
const atRandom = ({ one }: Values): number | null => {
  const [limit, latency] = [one('C'), one('R')]
  const sizing = closedSizing({
    users: one('N'),
    thinkTime: one('Z'),
    overflow: one('e'),
    layout: { limit, throughput: limit / latency, gpus: 1 },
    routing: 'independent',
    spare: 0,
  })
  return sizing?.replicas ?? null
}

const serversOfUsers = (values: Values): number | null => {
  const random = atRandom(values)
  return random === null ? null : Math.max(serversFor(values.one('N'), values.one('n')), random)
}

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
  openRate: { expression: 'N / I', source: "Little's law", compute: ({ one }) => one('N') / one('I') },
  meanOfPeak: {
    expression: 'min(1, d / (H · k · m))',
    source: konkyo,
    compute: ({ one }) => Math.min(1, one('d') / (one('H') * one('k') * one('m'))),
  },
  allowed: {
    expression: 'min(A, X · u)',
    source: konkyo,
    compute: ({ one }) => Math.min(one('A'), one('X') * one('u')),
  },
  fewest: { expression: 'min(n)', source: konkyo, compute: ({ numbers }) => Math.min(...numbers('n')) },
  servers: { expression: 'max(1, ceil(D / A))', source: konkyo, compute: ({ one }) => serversFor(one('D'), one('A')) },
  serversOfUsers: {
    expression: 'max(ceil(N / n), min { j : P(Binomial(N, R / (R + Z) / j) > C) ≤ e })',
    source: 'closed population, requests sent at random',
    compute: serversOfUsers,
  },
  oneMore: { expression: 'k + 1', source: konkyo, compute: ({ one }) => one('k') + 1 },
  gpuTotal: { expression: 'k · g', source: konkyo, compute: product('k', 'g') },
  busy: { expression: 'D / (k · X)', source: konkyo, compute: ({ one }) => one('D') / (one('k') * one('X')) },
} as const satisfies Formulas
