import { populationRate, residenceAt } from '../capacity/residence.ts'
import { konkyo, product, type Formulas, type Values } from './formula.ts'

const responseTime = 'interactive response time law'

const levels = ({ numbers }: Values) =>
  numbers('C').map((concurrency, i) => ({ concurrency, throughput: numbers('X')[i]! }))

/** Formulas of users, who send on schedule or wait for their answers. */
export const userFormulas = {
  startingUsers: {
    expression: 'floor(A / (1 / T + 1 / Z))',
    source: konkyo,
    compute: ({ one }) => one('A') / (1 / one('T') + 1 / one('Z')),
  },
  openUsers: { expression: 'floor(X · u · I)', source: "Little's law", compute: product('X', 'u', 'I') },
  openDerived: { expression: 'floor(A · I)', source: "Little's law", compute: product('A', 'I') },
  closedUsers: {
    expression: 'floor(X · u · (R + Z))',
    source: responseTime,
    compute: ({ one }) => one('X') * one('u') * (one('R') + one('Z')),
  },
  closedArrivals: {
    expression: 'N / (R + Z)',
    source: responseTime,
    compute: ({ one }) => one('N') / (one('R') + one('Z')),
  },
  closedDerived: {
    expression: 'floor(A · (R + Z))',
    source: responseTime,
    compute: ({ one }) => one('A') * (one('R') + one('Z')),
  },
  residence: {
    expression: 'n / A,  X(n) = A on the lines (0, 0), (C, X)',
    source: 'Little 1961',
    compute: (values) => residenceAt(levels(values), values.one('A')),
  },
  populationRate: {
    expression: 'X(n),  n + X(n) · Z = N on the lines (0, 0), (C, X)',
    source: responseTime,
    compute: (values) => populationRate(levels(values), values.one('N'), values.one('Z')),
  },
  share: { expression: 'A / X', source: konkyo, compute: ({ one }) => one('A') / one('X') },
  allUsers: { expression: 'k · U', source: konkyo, compute: product('k', 'U') },
  beside: { expression: 'k · r · A', source: konkyo, compute: product('k', 'r', 'A') },
} as const satisfies Formulas
