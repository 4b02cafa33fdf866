import type { Known, Result } from '../formulas/formula.ts'
import type { Trail } from '../model/report.ts'
import type { GroupedTrails } from '../model/trail-groups.ts'
import type { Input, Made } from './made.ts'
import { type Place, type Site, textOf, topPlace } from './places.ts'

/** Numbers that are made alike, with holes for `width` numbers of lists, and the rows that fill them, one after another. */
interface Pattern {
  readonly site: Site
  readonly trail: Trail
  readonly width: number
  readonly rows: number[]
}

/** How the numbers of a report were made, as far as it is written down. */
export interface Ledger {
  readonly top: Place
  readonly patterns: Map<string, Pattern>
  /** Trails with names that look like holes, by their places. */
  readonly single: Map<string, Trail>
  /** Where each made number stands first. */
  readonly first: WeakMap<Made<Result>, Place>
}

export const openLedger = (): Ledger => ({
  top: topPlace(),
  patterns: new Map(),
  single: new Map(),
  first: new WeakMap(),
})

/** An input with its place, where it stands in the report. */
export interface PlacedInput {
  readonly symbol: string
  readonly input: Input
  readonly place: Place | undefined
}

const leadsAlike = (a: Place, b: Place, hole: number): boolean => {
  if (a.site.lists[hole] !== b.site.lists[hole]) return false
  for (let i = 0; i <= hole; i += 1) if (a.row[i] !== b.row[i]) return false
  return true
}

/** Numbers the holes of places, those of the first by themselves: two share one only in the same list. */
const holesFrom = (own: Place) => {
  const row = [...own.row]
  let others: Map<string, number> | undefined
  const holeIn = (place: Place, hole: number): number => {
    if (hole < own.row.length && leadsAlike(own, place, hole)) return hole
    const key = `${place.site.lists[hole]!.id}:${place.row.slice(0, hole + 1).join()}`
    const known = others?.get(key) ?? row.push(place.row[hole]!) - 1
    others = (others ?? new Map<string, number>()).set(key, known)
    return known
  }
  return { row, holeIn }
}

const valueOf = (input: Input): Known => (typeof input === 'object' && input !== null ? input.value : input) as Known

const filled = ({ site, row }: Place): string => textOf(site, (hole) => row[hole]!)

const trailOf = (
  { formula, rounding, assumptions }: Made<Result>,
  inputs: readonly PlacedInput[],
  refOf: (place: Place) => string,
): Trail => ({
  formula,
  inputs: inputs.map(({ symbol, input, place }) =>
    place ? { symbol, ref: refOf(place) } : { symbol, value: valueOf(input) },
  ),
  rounding,
  assumptions: [...assumptions],
})

const literal = (value: unknown): string => (typeof value === 'number' ? String(value) : JSON.stringify(value))

const patternOf = (place: Place, made: Made<Result>, inputs: readonly PlacedInput[]): Pattern => {
  const { row, holeIn } = holesFrom(place)
  const trail = trailOf(made, inputs, (at) => textOf(at.site, (hole) => `{${holeIn(at, hole)}}`))
  return { site: place.site, trail, width: row.length, rows: [] }
}

/** Writes down how the number at a place was made. */
export const enter = (
  { patterns, single }: Ledger,
  place: Place,
  made: Made<Result>,
  inputs: readonly PlacedInput[],
): void => {
  const { row, holeIn } = holesFrom(place)
  let sign = `${place.site.id} ${made.formula} ${made.rounding} ${made.assumptions.join()}`
  for (const { symbol, input, place: at } of inputs) {
    sign += at ? ` ${symbol}@${at.site.id}` : ` ${symbol}=${literal(valueOf(input))}`
    if (at) for (let hole = 0; hole < at.row.length; hole += 1) sign += `:${holeIn(at, hole)}`
  }
  const isAlone = place.site.isOdd || inputs.some((one) => one.place?.site.isOdd)
  const pattern = patterns.get(sign) ?? (isAlone ? null : patternOf(place, made, inputs))
  if (!pattern) single.set(filled(place), trailOf(made, inputs, filled))
  else {
    patterns.set(sign, pattern)
    for (const index of row) pattern.rows.push(index)
  }
}

const byRow =
  (width: number) =>
  (a: readonly number[], b: readonly number[]): number => {
    for (let i = 0; i < width; i += 1) if (a[i] !== b[i]) return a[i]! - b[i]!
    return 0
  }

/** In the order of the report, whatever was written down first. */
const rowsOf = ({ site, width, rows }: Pattern): readonly (readonly number[])[] => {
  const count = width === 0 ? 1 : rows.length / width
  const all = Array.from({ length: count }, (_, i) => rows.slice(i * width, (i + 1) * width))
  return all.sort(byRow(site.lists.length))
}

/** The trails that are made alike, each pattern once with all its rows; the rest as they are. */
export const groupedIn = ({ patterns, single }: Ledger): GroupedTrails => {
  const groups = new Map<string, { at: readonly (readonly number[])[]; trails: Record<string, Trail> }>()
  for (const pattern of patterns.values()) {
    const at = rowsOf(pattern)
    const key = JSON.stringify(at)
    const group = groups.get(key) ?? { at, trails: {} }
    group.trails[textOf(pattern.site, (hole) => `{${hole}}`)] = pattern.trail
    groups.set(key, group)
  }
  return { trails: Object.fromEntries(single), trailGroups: [...groups.values()] }
}
