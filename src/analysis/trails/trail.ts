import type { FormulaId } from '../../formulas/index.ts'
import type { Report } from '../../model/report.ts'
import type { Trail, TrailInput } from '../../model/trail.ts'

/** The report without its trails: what they are about. */
export type Answer = Omit<Report, 'trails'>

/** A number's place and how it was made. */
export type Entry = readonly [ref: string, trail: Trail]

/** Values by symbol: places of the report as text that names one, or several of them. */
type Inputs = Readonly<Record<string, string | readonly string[]>>

interface More {
  readonly rounding?: Trail['rounding']
  readonly assumptions?: readonly string[]
  /** Values that stand nowhere in the report, after the places. */
  readonly values?: Readonly<Record<string, string | number | null | readonly (string | number | null)[]>>
}

const listed = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]) : [value as T]

/** One trail: `inputs` are places by symbol, in the order of the formula. */
export const trail = (
  formula: FormulaId,
  inputs: Inputs,
  { rounding = null, assumptions = [], values = {} }: More = {},
): Trail => ({
  formula,
  inputs: [
    ...Object.entries(inputs).flatMap(([symbol, refs]) =>
      listed(refs).map((ref): TrailInput => ({ symbol, ref })),
    ),
    ...Object.entries(values).flatMap(([symbol, all]) =>
      listed(all).map((value): TrailInput => ({ symbol, value })),
    ),
  ],
  rounding,
  assumptions: [...assumptions],
})

/** The same number as in another place. */
export const taken = (ref: string): Trail => trail('taken', { x: ref })
