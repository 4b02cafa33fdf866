import { snapToInteger } from '../../capacity/near-integer.ts'
import type { FormulaId } from '../../model/formula.ts'
import { valueAt } from '../../model/place.ts'
import type { Trail } from '../../model/trail.ts'
import { answerFormulas } from './formulas/answer.ts'
import { confidenceFormulas } from './formulas/confidence.ts'
import { costFormulas } from './formulas/cost.ts'
import { betweenFormulas } from './formulas/between.ts'
import { diagnosisFormulas } from './formulas/diagnosis.ts'
import { gainFormulas } from './formulas/gain.ts'
import { levelFormulas } from './formulas/level.ts'
import { loadFormulas } from './formulas/load.ts'
import { promiseFormulas } from './formulas/promise.ts'
import { mixFormulas } from './formulas/mix.ts'
import { recommendationFormulas } from './formulas/recommendation.ts'
import { sizingFormulas } from './formulas/sizing.ts'
import { steadyFormulas } from './formulas/steady.ts'
import { sensitivityFormulas } from './formulas/sensitivity.ts'
import { valuesOf, type Formula, type Result } from './values.ts'

/**
 * Every formula as a function of its inputs; null where the report does not hold all that it takes: those of single
 * requests need the arrays of the files.
 */
export const formulas: Readonly<Record<FormulaId, Formula | null>> = {
  percentile: null,
  failures: null,
  limit: null,
  ...levelFormulas,
  ...confidenceFormulas,
  ...answerFormulas,
  ...gainFormulas,
  ...diagnosisFormulas,
  ...steadyFormulas,
  ...sizingFormulas,
  ...costFormulas,
  ...betweenFormulas,
  ...recommendationFormulas,
  ...promiseFormulas,
  ...loadFormulas,
  ...mixFormulas,
  ...sensitivityFormulas,
}

const rounded = (result: Result, rounding: Trail['rounding']): Result => {
  if (rounding === 'floor') return typeof result === 'number' ? Math.floor(snapToInteger(result)) : result
  if (rounding === null || !Array.isArray(result)) return result
  const numbers = result as readonly number[]
  if (numbers.length === 0) return null
  return rounding === 'min' ? Math.min(...numbers) : Math.max(...numbers)
}

/** The number again, from the places that its trail names; undefined where the formula cannot be repeated. */
export const recompute = (report: unknown, { formula, inputs, rounding }: Trail): Result | undefined => {
  const values = inputs.map((input) => ({
    symbol: input.symbol,
    value: 'ref' in input ? valueAt(report, input.ref) : input.value,
  }))
  const result = formulas[formula]?.(valuesOf(values))
  return result === undefined ? undefined : rounded(result, rounding)
}
