import { valueAt } from '../../model/place.ts'
import type { Report, Trail } from '../../model/report.ts'

type Listed = ReadonlyMap<string, readonly unknown[]>

/** What a formula was given in one place. */
export const valueOf = (report: Report, input: Trail['inputs'][number]): unknown =>
  'ref' in input ? valueAt(report, input.ref) : input.value

/** What a formula was given, by symbol. */
export const inputValues = (report: Report, { inputs }: Trail): Listed => {
  const symbols = [...new Set(inputs.map(({ symbol }) => symbol))]
  return new Map(
    symbols.map((symbol) => [
      symbol,
      inputs.filter((input) => input.symbol === symbol).map((input) => valueOf(report, input)),
    ]),
  )
}
