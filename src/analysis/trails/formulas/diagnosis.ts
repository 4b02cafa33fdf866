import { elasticities } from '../../../capacity/elasticity.ts'
import { slotOccupancy } from '../../../capacity/little.ts'
import type { Formula } from '../values.ts'

/** Formulas of the diagnosis. */
export const diagnosisFormulas = {
  openLoad: ({ one }) => one('X') * one('R'),
  ttftShare: ({ one }) => one('TTFT') / one('R'),
  decodeShare: ({ one }) => (one('TPOT') * Math.max(0, one('L') - 1)) / one('R'),
  runningBatch: ({ one }) => slotOccupancy(one('C'), one('TTFT'), one('R')),
  prefillLoad: ({ one }) => (one('X') * one('L') * one('TTFT_1')) / one('L_1'),
  elasticity: ({ one }) =>
    elasticities([
      { x: one('C_1'), y: one('y_1') },
      { x: one('C'), y: one('y') },
    ])[0]?.elasticity ?? null,
  ratio: ({ one }) => one('y') / one('y_0'),
  excess: ({ one }) => one('TTFT') - (one('L') * one('TTFT_l')) / one('L_l'),
} as const satisfies Readonly<Record<string, Formula>>
