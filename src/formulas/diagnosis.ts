import { elasticities } from '../capacity/elasticity.ts'
import { slotOccupancy } from '../capacity/little.ts'
import { konkyo, product, type Formulas } from './formula.ts'

/** Formulas of the diagnosis. */
export const diagnosisFormulas = {
  openLoad: { expression: 'X · R', source: 'Little 1961', compute: product('X', 'R') },
  ttftShare: { expression: 'TTFT / R', source: konkyo, compute: ({ one }) => one('TTFT') / one('R') },
  decodeShare: {
    expression: 'TPOT · (L − 1) / R',
    source: 'TPOT = (E2EL − TTFT) / (L − 1)',
    compute: ({ one }) => (one('TPOT') * Math.max(0, one('L') - 1)) / one('R'),
  },
  runningBatch: {
    expression: 'C · (1 − TTFT / R)',
    source: 'Little 1961',
    compute: ({ one }) => slotOccupancy(one('C'), one('TTFT'), one('R')),
  },
  prefillLoad: {
    expression: 'X · L / (L_1 / TTFT_1)',
    source: 'utilization law (Denning & Buzen 1978)',
    compute: ({ one }) => (one('X') * one('L') * one('TTFT_1')) / one('L_1'),
  },
  elasticity: {
    expression: 'ln(y / y_1) / ln(C / C_1)',
    source: 'arc elasticity',
    compute: ({ one }) =>
      elasticities([
        { x: one('C_1'), y: one('y_1') },
        { x: one('C'), y: one('y') },
      ])[0]?.elasticity ?? null,
  },
  ratio: { expression: 'y / y_0', source: konkyo, compute: ({ one }) => one('y') / one('y_0') },
  excess: {
    expression: 'TTFT − L · TTFT_l / L_l',
    source: konkyo,
    compute: ({ one }) => one('TTFT') - (one('L') * one('TTFT_l')) / one('L_l'),
  },
} as const satisfies Formulas
