import type { Ungraded } from '../model/report.ts'

const setting = ({ model, engine, tool, layout, variant, synthetic, capacity }: Ungraded): string =>
  JSON.stringify([model, engine, tool, layout, variant, synthetic, capacity.axis])

/** Ids of two series of one model on one layout that differ in their lengths, the shorter input first. */
export const neighbours = (all: readonly Ungraded[]): readonly (readonly [string, string])[] =>
  all.flatMap((base) =>
    all
      .filter(
        (other) =>
          (other.workload.inputTokens ?? 0) > (base.workload.inputTokens ?? Infinity) &&
          setting(other) === setting(base),
      )
      .map((other) => [base.id, other.id] as const),
  )
