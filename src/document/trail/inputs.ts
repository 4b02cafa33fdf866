import { groupBy } from '../../model/group-by.ts'
import { valueAt } from '../../model/place.ts'
import type { Report, Trail } from '../../model/report.ts'

type Listed = ReadonlyMap<string, readonly unknown[]>

/** What a formula was given in one place. */
export const valueOf = (report: Report, input: Trail['inputs'][number]): unknown =>
  'ref' in input ? valueAt(report, input.ref) : input.value

/** What a formula was given, by symbol. */
export const inputValues = (report: Report, { inputs }: Trail): Listed => {
  const own = [...groupBy(inputs, ({ symbol }) => symbol)]
  return new Map(own.map(([symbol, members]) => [symbol, members.map((input) => valueOf(report, input))]))
}
