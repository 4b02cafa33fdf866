import * as z from 'zod'
import { groupBy } from './group-by.ts'
import type { Frozen, Trail, Trails } from './report.ts'
import { trailSchema } from './report/parts.ts'

/**
 * Numbers that are made alike: trails in which `{0}` stands for the first number of each row of `at`, `{1}` for the
 * second. `series/{0}/points/{1}/level` with the row `[3, 2]` is `series/3/points/2/level`.
 */
export const trailGroup = z.object({
  at: z.array(z.array(z.number().int().nonnegative())),
  trails: z.record(z.string(), trailSchema),
})

export type TrailGroup = Frozen<z.infer<typeof trailGroup>>

/** Trails that are made alike, and those that are like no other. */
export interface GroupedTrails {
  readonly trails: Trails
  readonly trailGroups: readonly TrailGroup[]
}

/** Which number a place leads through, by all that stands before it: two places share one only in the same list. */
interface Pattern {
  readonly text: string
  readonly row: readonly number[]
}

/** A list is entered at a number as it is written, so that it can be written again. */
const isIndex = (step: string): boolean => /^(?:0|[1-9]\d{0,8})$/.test(step)

/** Writes places with holes where lists are entered, and fills the row as it goes. */
const holesOf = () => {
  const holes = new Map<string, number>()
  const row: number[] = []
  const holeOf = (prefix: string, index: string): string => {
    const known = holes.get(`${prefix}/${index}`)
    if (known !== undefined) return `{${known}}`
    holes.set(`${prefix}/${index}`, row.push(Number(index)) - 1)
    return `{${row.length - 1}}`
  }
  const open = (place: string): string => {
    const steps = place.split('/')
    return steps.map((step, i) => (isIndex(step) ? holeOf(steps.slice(0, i).join('/'), step) : step)).join('/')
  }
  return { row, open }
}

/** The pattern of one place alone. */
export const patternAt = (place: string): Pattern => {
  const { row, open } = holesOf()
  return { text: open(place), row }
}

const patternOf = (place: string, trail: Trail): Pattern => {
  const { row, open } = holesOf()
  const key = open(place)
  const inputs = trail.inputs.map((input) => ('ref' in input ? { ...input, ref: open(input.ref) } : input))
  return { text: JSON.stringify([key, { ...trail, inputs }]), row }
}

/** Names of somebody's own may look like holes. */
const isPlain = (place: string, { inputs }: Trail): boolean =>
  !place.includes('{') && inputs.every((input) => !('ref' in input) || !input.ref.includes('{'))

/** The trails that are made alike, each pattern once with all its rows; the rest as they are. */
export const grouped = (trails: Trails): GroupedTrails => {
  const entries = Object.entries(trails)
  const patterns = groupBy(
    entries.filter(([place, trail]) => isPlain(place, trail)).map(([place, trail]) => patternOf(place, trail)),
    ({ text }) => text,
  )
  const lists = Array.from(patterns, ([text, all]) => ({ text, at: JSON.stringify(all.map(({ row }) => row)) }))
  const trailGroups = Array.from(
    groupBy(lists, ({ at }) => at),
    ([at, all]) => ({
      at: JSON.parse(at) as number[][],
      trails: Object.fromEntries(all.map(({ text }) => JSON.parse(text) as [string, TrailGroup['trails'][string]])),
    }),
  )
  return { trails: Object.fromEntries(entries.filter(([place, trail]) => !isPlain(place, trail))), trailGroups }
}

const filled = (place: string, row: readonly number[]): string =>
  place.replace(/\{(\d+)\}/g, (hole, index: string) => String(row[Number(index)] ?? hole))

/** The trail of a pattern at one of its rows. */
export const trailAt = (trail: Trail, row: readonly number[]): Trail => ({
  ...trail,
  inputs: trail.inputs.map((input) => ('ref' in input ? { ...input, ref: filled(input.ref, row) } : input)),
})

/** All places of a report in its order. */
function* placesIn(value: unknown, place: string): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const step = key.replaceAll('~', '~0').replaceAll('/', '~1')
    const at = place === '' ? step : `${place}/${step}`
    yield at
    yield* placesIn(inner, at)
  }
}

/** The trails of a report one by one again, in the order of its numbers. */
export const ungrouped = (report: object, { trails, trailGroups }: GroupedTrails): Trails => {
  const all = new Map(Object.entries(trails))
  for (const { at, trails: alike } of trailGroups)
    for (const [place, trail] of Object.entries(alike))
      for (const row of at) all.set(filled(place, row), trailAt(trail, row))
  const ordered = [...placesIn(report, '')].filter((place) => all.has(place))
  return Object.fromEntries([...ordered, ...all.keys()].map((place) => [place, all.get(place)!]))
}
