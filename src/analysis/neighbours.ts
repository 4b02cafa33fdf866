import type { Ungraded } from '../model/report.ts'
import { groupBy } from '../series/group-by.ts'

const setting = ({ model, engine, tool, layout, variant, synthetic, capacity }: Ungraded): string =>
  JSON.stringify([model, engine, tool, layout, variant, synthetic, capacity.axis])

/** Ids of two series of one model on one layout that differ in their lengths, the shorter input first. */
export const neighbours = (all: readonly Ungraded[]): readonly (readonly [string, string])[] => {
  const alike = groupBy(all, setting)
  return all.flatMap((base) =>
    alike
      .get(setting(base))!
      .filter((other) => (other.workload.inputTokens ?? 0) > (base.workload.inputTokens ?? Infinity))
      .map((other) => [base.id, other.id] as const),
  )
}
