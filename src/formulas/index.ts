import { arrivalFormulas, arrivalModelFormulas, sensitivityFormulas, userFormulas } from './arrivals.ts'
import { betweenFormulas, diagnosisFormulas, limitFormulas, timeFormulas } from './limit.ts'
import { confidenceFormulas, levelFormulas, requestFormulas, steadyFormulas, workloadFormulas } from './run.ts'
import { copyFormulas, gainFormulas, mixFormulas } from './layouts.ts'
import { costFormulas, demandFormulas } from './demand.ts'
import { serverFormulas, singleStreamFormulas } from './evidence.ts'
import type { Formula, Known, Result, Values } from './formula.ts'
import { snapToInteger } from '../maths/numbers.ts'
import { valueAt } from '../model/place.ts'
import type { Trail } from '../model/report.ts'

/** Formulas of what not every report has. */
export const questionFormulas = { ...demandFormulas, ...costFormulas, ...singleStreamFormulas, ...serverFormulas }

const byId = {
  ...requestFormulas,
  ...confidenceFormulas,
  ...levelFormulas,
  ...limitFormulas,
  ...timeFormulas,
  ...arrivalFormulas,
  ...userFormulas,
  ...gainFormulas,
  ...workloadFormulas,
  ...diagnosisFormulas,
  ...steadyFormulas,
  ...arrivalModelFormulas,
  ...mixFormulas,
  ...sensitivityFormulas,
  ...betweenFormulas,
  ...copyFormulas,
  ...questionFormulas,
}

export type FormulaId = keyof typeof byId

/** Every formula that the document shows or that a trail names, in the order of the appendix. */
export const formulas: Readonly<Record<FormulaId, Formula>> = byId

export const formulaIds = Object.keys(byId) as readonly FormulaId[]

/** A name that a report gives to a formula, such as that of another version may not be one. */
export const isFormula = (name: string): name is FormulaId => Object.hasOwn(byId, name)

/** The formula that a trail names. Throws RangeError for a name of none. */
export const formulaOf = (name: string): Formula => {
  if (!isFormula(name)) throw new RangeError(`no formula ${name}`)
  return byId[name]
}

export const valuesOf = (inputs: readonly { readonly symbol: string; readonly value: unknown }[]): Values => {
  const all = (symbol: string): readonly Known[] =>
    inputs.filter((input) => input.symbol === symbol).map(({ value }) => value as Known)
  const numbers = (symbol: string) => all(symbol).filter((value) => typeof value === 'number')
  return { all, numbers, one: (symbol) => numbers(symbol)[0] ?? Number.NaN }
}

/** What a formula gives, with a whole number or one end of several taken of it. */
export const rounded = (result: Result, rounding: Trail['rounding']): Result => {
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
  const result = formulaOf(formula).compute?.(valuesOf(values))
  return result === undefined ? undefined : rounded(result, rounding)
}
