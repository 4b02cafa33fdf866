import type { Trail, Trails } from './report.ts'
import { type GroupedTrails, patternAt, trailAt, ungrouped } from './trail-groups.ts'

/** Numbers with a trail from which on a report shares what repeats: more than a person reads, and than one text holds. */
export const many = 10_000

type Row = readonly number[]
type Alike = readonly { readonly at: readonly Row[]; readonly trail: Trail }[]

const behind = new WeakMap<Trails, GroupedTrails>()

/** The groups that trails are looked up in; none where each trail is there by itself. */
export const groupsBehind = (trails: Trails): GroupedTrails | undefined => behind.get(trails)

/** The formulas that numbers were made by; those of a group without making its trails. */
export const formulasOf = (trails: Trails): ReadonlySet<string> => {
  const groups = groupsBehind(trails)
  const all = groups ? [groups.trails, ...groups.trailGroups.map((group) => group.trails)] : [trails]
  return new Set(all.flatMap((part) => Object.values(part).map(({ formula }) => formula)))
}

/** Finds a trail by its place; the rows of a pattern are walked once, when one of them is asked for. */
const finder = ({ trails, trailGroups }: GroupedTrails): ((place: string) => Trail | undefined) => {
  const patterns = new Map<string, { at: readonly Row[]; trail: Trail }[]>()
  for (const { at, trails: alike } of trailGroups)
    for (const [text, trail] of Object.entries(alike)) {
      const known = patterns.get(text)
      if (known) known.push({ at, trail })
      else patterns.set(text, [{ at, trail }])
    }
  const rows = new Map<Alike, ReadonlyMap<string, () => Trail>>()
  const rowsIn = (alike: Alike, width: number) => {
    const known =
      rows.get(alike) ??
      new Map(
        alike.flatMap(({ at, trail }) =>
          at.map((row) => [row.slice(0, width).join(), () => trailAt(trail, row)] as const),
        ),
      )
    rows.set(alike, known)
    return known
  }
  return (place) => {
    const { text, row } = patternAt(place)
    const alike = patterns.get(text)
    const found = alike && rowsIn(alike, row.length).get(row.join())
    return found?.() ?? (Object.hasOwn(trails, place) ? trails[place] : undefined)
  }
}

/** Trails that read like a record of all of them, and are made of their groups when they are asked for. */
const lookedUp = (report: object, groups: GroupedTrails): Trails => {
  const find = finder(groups)
  let listed: Trails | undefined
  const all = () => (listed ??= ungrouped(report, groups))
  const trails: Trails = new Proxy<Trails>(
    {},
    {
      get: (_, place) => (typeof place === 'string' ? find(place) : undefined),
      has: (_, place) => typeof place === 'string' && find(place) !== undefined,
      ownKeys: () => Object.keys(all()),
      getOwnPropertyDescriptor: (_, place) => {
        const value = typeof place === 'string' ? find(place) : undefined
        return value && { value, configurable: true, enumerable: true, writable: false }
      },
    },
  )
  behind.set(trails, groups)
  return trails
}

const countOf = ({ trails, trailGroups }: GroupedTrails): number =>
  trailGroups.reduce(
    (sum, { at, trails: alike }) => sum + at.length * Object.keys(alike).length,
    Object.keys(trails).length,
  )

/** The trails of a report: one by one in its order, or of very many each when it is asked for. */
export const trailsOf = (report: object, groups: GroupedTrails): Trails =>
  countOf(groups) > many ? lookedUp(report, groups) : ungrouped(report, groups)
