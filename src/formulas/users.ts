import { konkyo, product, type Formulas } from './formula.ts'

const responseTime = 'interactive response time law'

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
    expression: 'floor(k · a + A · Z)',
    source: responseTime,
    compute: ({ one }) => one('k') * one('a') + one('A') * one('Z'),
  },
} as const satisfies Formulas
