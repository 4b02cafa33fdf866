import { snapToInteger } from '../capacity/near-integer.ts'
import { valueAt } from '../model/place.ts'
import type { Trail } from '../model/report.ts'
import type { Known, Result, Values } from './formula.ts'
import { formulaOf } from './index.ts'

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
