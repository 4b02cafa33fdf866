import type { Known, Result } from '../formulas/formula.ts'
import type { Trail } from '../model/report.ts'
import { type GroupedTrails, isIndex } from '../model/trail-groups.ts'
import type { Input, Made } from './made.ts'

/**
 * Places of a report by what they have in common: `series/3/points/2/level` is the site `series/·/points/·/level` at the
 * row `[3, 2]`. Very many numbers stand at few sites.
 */

/** A place with its numbers of lists left open. */
interface Site {
  readonly id: number
  /** A name in it looks like a hole. */
  readonly isOdd: boolean
  /** The text around its holes. */
  readonly pieces: readonly string[]
  /** For each hole the site of the list that it stands in. */
  readonly lists: readonly Site[]
  /** What stands below by its key; by null what stands in the list that this is. */
  readonly below: Map<string | null, Site>
  /** How many sites there are. */
  readonly known: { count: number }
}

export interface Place {
  readonly site: Site
  readonly row: readonly number[]
}

const siteOf = (known: Site['known'], pieces: readonly string[], lists: readonly Site[]): Site => {
  known.count += 1
  return { id: known.count, isOdd: pieces.some((piece) => piece.includes('{')), pieces, lists, below: new Map(), known }
}

/** The place of a whole report, from which all others are reached. */
const topPlace = (): Place => ({ site: siteOf({ count: 0 }, [''], []), row: [] })

const siteBelow = (site: Site, key: string | null): Site => {
  const { pieces, lists, known } = site
  const last = pieces.at(-1)!
  const before = last === '' && pieces.length === 1 ? '' : `${last}/`
  if (key === null) return siteOf(known, [...pieces.slice(0, -1), before, ''], [...lists, site])
  const step = key.replaceAll('~', '~0').replaceAll('/', '~1')
  return siteOf(known, [...pieces.slice(0, -1), `${before}${step}`], lists)
}

const siteAt = (site: Site, key: string | null): Site => {
  const own = site.below.get(key) ?? siteBelow(site, key)
  site.below.set(key, own)
  return own
}

/** The place of a member, or of an element of a list. */
export const memberOf = ({ site, row }: Place, key: string): Place => {
  const known = site.below.get(key)
  if (known) return { site: known, row }
  return isIndex(key) ? { site: siteAt(site, null), row: [...row, Number(key)] } : { site: siteAt(site, key), row }
}

export const isSame = (a: Place, b: Place): boolean =>
  a.site === b.site && a.row.every((index, i) => index === b.row[i])

/** A site with something in each of its holes. */
const textOf = ({ pieces }: Site, hole: (index: number) => string | number): string =>
  pieces.reduce((text, piece, i) => `${text}${hole(i - 1)}${piece}`)

/** Numbers that are made alike, with holes for `width` numbers of lists, and the rows that fill them, one after another. */
interface Pattern {
  readonly site: Site
  readonly trail: Trail
  readonly width: number
  readonly rows: number[]
}

/** A tree in which a pattern is found by what its trails have in common, one after another. */
interface Branch {
  readonly below: Map<unknown, Branch>
  readonly pattern: { found: Pattern | null }
}

const openBranch = (): Branch => ({ below: new Map(), pattern: { found: null } })

/** How the numbers of a report were made, as far as it is written down. */
export interface Ledger {
  readonly top: Place
  readonly patterns: Pattern[]
  readonly tree: Branch
  /** Trails with names that look like holes, by their places. */
  readonly single: Map<string, Trail>
  /** Where each made number stands first. */
  readonly first: WeakMap<Made<Result>, Place>
}

export const openLedger = (): Ledger => ({
  top: topPlace(),
  patterns: [],
  tree: openBranch(),
  single: new Map(),
  first: new WeakMap(),
})

/** An input with its place, where it stands in the report. */
export interface PlacedInput {
  readonly symbol: string
  readonly input: Input
  readonly place: Place | undefined
}

/**
 * Numbers the holes of places, those of the first by themselves: two share one only in the same list. `holeIn` is asked for
 * the holes of a place one by one, with the number of the hole before, -1 for the first.
 */
const holesFrom = (own: Place) => {
  const row = [...own.row]
  let others: Map<string, number> | undefined
  const holeIn = ({ site, row: indexes }: Place, hole: number, before: number): number => {
    const [list, index] = [site.lists[hole]!, indexes[hole]!]
    if (before === hole - 1 && own.site.lists[hole] === list && own.row[hole] === index) return hole
    const key = `${list.id} ${before} ${index}`
    const known = others?.get(key) ?? row.push(index) - 1
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

const patternOf = (place: Place, made: Made<Result>, inputs: readonly PlacedInput[]): Pattern => {
  const { row, holeIn } = holesFrom(place)
  const refOf = (at: Place): string => {
    let before = -1
    return textOf(at.site, (hole) => `{${(before = holeIn(at, hole, before))}}`)
  }
  return { site: place.site, trail: trailOf(made, inputs, refOf), width: row.length, rows: [] }
}

const after = ({ below }: Branch, key: unknown): Branch => {
  const known = below.get(key) ?? openBranch()
  below.set(key, known)
  return known
}

/** Writes down how the number at a place was made. */
export const enter = (
  { tree, patterns, single }: Ledger,
  place: Place,
  made: Made<Result>,
  inputs: readonly PlacedInput[],
): void => {
  if (place.site.isOdd || inputs.some((one) => one.place?.site.isOdd)) {
    single.set(filled(place), trailOf(made, inputs, filled))
    return
  }
  const { row, holeIn } = holesFrom(place)
  const { formula, rounding, assumptions } = made
  let branch = after(after(after(after(tree, place.site), formula), rounding), assumptions.join())
  for (const { symbol, input, place: at } of inputs) {
    branch = after(after(branch, symbol), at ? at.site : null)
    if (!at) branch = after(branch, valueOf(input))
    else
      for (let hole = 0, before = -1; hole < at.row.length; hole += 1)
        branch = after(branch, (before = holeIn(at, hole, before)))
  }
  const { pattern } = branch
  if (pattern.found === null) patterns.push((pattern.found = patternOf(place, made, inputs)))
  for (const index of row) pattern.found.rows.push(index)
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
  for (const pattern of patterns) {
    const at = rowsOf(pattern)
    const key = JSON.stringify(at)
    const group = groups.get(key) ?? { at, trails: {} }
    group.trails[textOf(pattern.site, (hole) => `{${hole}}`)] = pattern.trail
    groups.set(key, group)
  }
  return { trails: Object.fromEntries(single), trailGroups: [...groups.values()] }
}
