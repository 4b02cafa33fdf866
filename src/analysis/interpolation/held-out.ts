import type { HoldOutSummary, Interpolated as Told } from '../../maths/interpolation.ts'
import type { FormulaId } from '../../formulas/index.ts'
import type { Interpolated } from '../../model/report.ts'
import { explained, of, type Inputs, type Made, type Read } from '../../trails/made.ts'
import { record } from '../../trails/record.ts'

/** What the method makes of the levels that it is shown, one left out each time. */
export const heldOut = (formula: FormulaId, summary: HoldOutSummary | null, inputs: Inputs): Interpolated['holdOut'] =>
  summary &&
  record({
    count: explained(formula, summary.count, { ...inputs, of: 'count' }),
    mean: explained(formula, summary.mean, { ...inputs, of: 'mean' }),
    median: explained(formula, summary.median, { ...inputs, of: 'median' }),
    p90: explained(formula, summary.p90, { ...inputs, of: 'p90' }),
    worst: explained(formula, summary.worst, { ...inputs, of: 'worst' }),
  })

/** Levels and their values, where it is interpolated, and the error that is usual. */
export interface Cubic {
  readonly levels: Inputs
  readonly at: Made<number> | Read<number>
  readonly usual: number
}

/** What the cubic gives between the levels, with how it was made. */
export const byCubic = (told: Told, { levels, at, usual }: Cubic): Interpolated => {
  const { value, error, reason } = told
  const holdOut = heldOut('holdOut', told.holdOut, levels)
  return record({
    value: value === null ? null : explained('cubic', value, { ...levels, c: at }),
    error: error === null || holdOut === null ? null : explained('largest', error, { x: [of(holdOut, 'mean'), usual] }),
    method: 'pchip',
    holdOut,
    reason: reason === 'outside' ? 'metricMissing' : reason,
  })
}
