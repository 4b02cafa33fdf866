import { valueAt } from '../../model/place.ts'
import type { Report, Trail } from '../../model/report.ts'

export type Listed = ReadonlyMap<string, readonly unknown[]>

/** What a formula was given, by symbol; what stands in the report as it is to be taken. */
export const inputValues = (
  report: Report,
  { inputs }: Trail,
  taken: (value: unknown, ref: string) => unknown = (value) => value,
): Listed => {
  const symbols = [...new Set(inputs.map(({ symbol }) => symbol))]
  const value = (input: Trail['inputs'][number]) =>
    'ref' in input ? taken(valueAt(report, input.ref), input.ref) : input.value
  return new Map(symbols.map((symbol) => [symbol, inputs.filter((input) => input.symbol === symbol).map(value)]))
}
