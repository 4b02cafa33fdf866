import { serversFor, serversOfUsers } from '../capacity/sizing.ts'
import { konkyo, product, type Formulas, type Values } from './formula.ts'

const waiting = ({ one }: Values): number | null =>
  serversOfUsers({ users: one('N'), thinkTime: one('Z'), overflow: one('e') }, one('n'), {
    limit: one('C'),
    throughput: one('C') / one('R'),
  })

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
  fewest: { expression: 'min(n)', source: konkyo, compute: ({ numbers }) => Math.min(...numbers('n')) },
  servers: { expression: 'max(1, ceil(D / A))', source: konkyo, compute: ({ one }) => serversFor(one('D'), one('A')) },
  serversOfUsers: {
    expression: 'max(ceil(N / n), min { j : P(Binomial(N, R / (R + Z) / j) > C) ≤ e })',
    source: 'closed population, requests sent at random',
    compute: waiting,
  },
  oneMore: { expression: 'k + 1', source: konkyo, compute: ({ one }) => one('k') + 1 },
  gpuTotal: { expression: 'k · g', source: konkyo, compute: product('k', 'g') },
  busy: { expression: 'D / (k · X)', source: konkyo, compute: ({ one }) => one('D') / (one('k') * one('X')) },
} as const satisfies Formulas
