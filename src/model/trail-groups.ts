import * as z from 'zod'
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

interface Pattern {
  readonly text: string
  readonly row: readonly number[]
}

/** A list is entered at a number as it is written, so that it can be written again. */
export const isIndex = (step: string): boolean => /^(?:0|[1-9]\d{0,8})$/.test(step)

/** The pattern of a place: holes where lists are entered, and the row that fills them. */
export const patternAt = (place: string): Pattern => {
  const steps = place.split('/')
  const row: number[] = []
  const text = steps.map((step) => (isIndex(step) ? `{${row.push(Number(step)) - 1}}` : step)).join('/')
  return { text, row }
}

const filled = (place: string, row: readonly number[]): string =>
  place.replace(/\{(\d+)\}/g, (hole, index: string) => String(row[Number(index)] ?? hole))

/** The trail of a pattern at one of its rows. */
export const trailAt = (trail: Trail, row: readonly number[]): Trail => ({
  ...trail,
  inputs: trail.inputs.map((input) => ('ref' in input ? { ...input, ref: filled(input.ref, row) } : input)),
})

/** Tells all places of a report in its order. */
const eachPlace = (value: unknown, tell: (place: string) => void, before = ''): void => {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const place = before + key.replaceAll('~', '~0').replaceAll('/', '~1')
    tell(place)
    eachPlace(inner, tell, `${place}/`)
  }
}

/** The trails of a report one by one again, in the order of its numbers. */
export const ungrouped = (report: object, { trails, trailGroups }: GroupedTrails): Trails => {
  const all = new Map(Object.entries(trails))
  for (const { at, trails: alike } of trailGroups)
    for (const [place, trail] of Object.entries(alike))
      for (const row of at) all.set(filled(place, row), trailAt(trail, row))
  const ordered = new Map<string, Trail>()
  eachPlace(report, (place) => {
    const trail = all.get(place)
    if (trail) ordered.set(place, trail)
  })
  return Object.fromEntries([...ordered, ...all])
}
