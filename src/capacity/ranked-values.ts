import { between, positionOf } from './quantile.ts'
import { rankWindow } from './rank-window.ts'

/** How far beyond the wanted ranks to look, as a share of all values: the probes that place them are a sample. */
const MARGIN = 0.005

function fromWindow(
  values: Float64Array,
  ranks: readonly (number | null)[],
  margin: number,
  centre: number,
): readonly (number | null)[] | null {
  const window = rankWindow([values], centre, margin)
  const below = window.below[0] ?? 0
  const found = ranks.map((rank) =>
    rank === null || rank > values.length ? null : (window.values[rank - 1 - below] ?? Number.NaN),
  )
  return found.some((value) => Number.isNaN(value)) ? null : found
}

/** Values at ranks from 1, in ascending order of all; null for no rank and beyond the last. Sorts only those around them. */
export function valuesAtRanks(values: Float64Array, ranks: readonly (number | null)[]): readonly (number | null)[] {
  const places = ranks.flatMap((rank) => (rank === null ? [] : Math.min(1, rank / values.length)))
  if (places.length === 0) return ranks.map(() => null)
  const [from, to] = [Math.min(...places), Math.max(...places)]
  const near = fromWindow(values, ranks, (to - from) / 2 + MARGIN, (from + to) / 2)
  return near ?? fromWindow(values, ranks, 1, (from + to) / 2) ?? ranks.map(() => null)
}

/** The p-quantile of a sample in any order, as `quantile` has it of an ascending one. */
export function quantileAmong(values: Float64Array, p: number): number | null {
  const position = positionOf(values.length, p)
  const ranks = [Math.floor(position) + 1, Math.ceil(position) + 1]
  const [low, high] = valuesAtRanks(values, values.length > 0 ? ranks : [null, null])
  return between(low ?? undefined, high ?? undefined, position)
}
