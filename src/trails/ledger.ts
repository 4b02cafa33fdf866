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
  const others = new Map<string, number>()
  const holeIn = (place: Place, hole: number): number => {
    if (hole < own.row.length && leadsAlike(own, place, hole)) return hole
    const key = `${place.site.lists[hole]!.id}:${place.row.slice(0, hole + 1).join()}`
    const known = others.get(key) ?? row.push(place.row[hole]!) - 1
    others.set(key, known)
    return known
  }
  return { row, holesOf: (place: Place): readonly number[] => place.row.map((_, hole) => holeIn(place, hole)) }
}

const valueOf = (input: Input): Known => (typeof input === 'object' && input !== null ? input.value : input) as Known

const isPlain = ({ pieces }: Site): boolean => pieces.every((piece) => !piece.includes('{'))

const filled = ({ site, row }: Place): string => textOf(site, (hole) => row[hole]!)

const trailOf = (
  { formula, rounding, assumptions }: Made<Result>,
  inputs: readonly PlacedInput[],
  refOf: (place: Place, input: number) => string,
): Trail => ({
  formula,
  inputs: inputs.map(({ symbol, input, place }, i) =>
    place ? { symbol, ref: refOf(place, i) } : { symbol, value: valueOf(input) },
  ),
  rounding,
  assumptions: [...assumptions],
})

const literal = (value: unknown): string => (typeof value === 'number' ? String(value) : JSON.stringify(value))

/** What two trails of one pattern have in common. */
const signOf = (
  place: Place,
  { formula, rounding, assumptions }: Made<Result>,
  inputs: readonly PlacedInput[],
  holes: readonly (readonly number[] | null)[],
): string => {
  let sign = `${place.site.id} ${formula} ${rounding} ${assumptions.join()}`
  for (const [i, { symbol, input, place: at }] of inputs.entries())
    sign += at ? ` ${symbol}@${at.site.id}:${holes[i]!.join()}` : ` ${symbol}=${literal(valueOf(input))}`
  return sign
}

/** Writes down how the number at a place was made. */
export const enter = (
  { patterns, single }: Ledger,
  place: Place,
  made: Made<Result>,
  inputs: readonly PlacedInput[],
): void => {
  const { row, holesOf } = holesFrom(place)
  const holes = inputs.map((one) => (one.place ? holesOf(one.place) : null))
  const sign = signOf(place, made, inputs, holes)
  const known = patterns.get(sign)
  if (known) for (const index of row) known.rows.push(index)
  else if (isPlain(place.site) && inputs.every((one) => !one.place || isPlain(one.place.site))) {
    const trail = trailOf(made, inputs, ({ site }, i) => textOf(site, (hole) => `{${holes[i]![hole]}}`))
    patterns.set(sign, { site: place.site, trail, width: row.length, rows: row })
  } else single.set(filled(place), trailOf(made, inputs, filled))
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
