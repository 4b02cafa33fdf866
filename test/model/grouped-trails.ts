import { groupBy } from '../../src/model/group-by.ts'
import type { Trail, Trails } from '../../src/model/report.ts'
import type { GroupedTrails, TrailGroup } from '../../src/model/trail-groups.ts'

/** Writes places with holes where lists are entered, and fills the row as it goes. */
const holesOf = () => {
  const holes = new Map<string, number>()
  const row: number[] = []
  const holeOf = (prefix: string, index: string): string => {
    const hole = holes.get(`${prefix}/${index}`) ?? row.push(Number(index)) - 1
    holes.set(`${prefix}/${index}`, hole)
    return `{${hole}}`
  }
  const open = (place: string): string => {
    const steps = place.split('/')
    return steps.map((step, i) => (/^\d+$/.test(step) ? holeOf(steps.slice(0, i).join('/'), step) : step)).join('/')
  }
  return { row, open }
}

const patternOf = (place: string, trail: Trail) => {
  const { row, open } = holesOf()
  const key = open(place)
  const inputs = trail.inputs.map((input) => ('ref' in input ? { ...input, ref: open(input.ref) } : input))
  return { text: JSON.stringify([key, { ...trail, inputs }]), row }
}

const isPlain = (place: string, { inputs }: Trail): boolean =>
  !place.includes('{') && inputs.every((input) => !('ref' in input) || !input.ref.includes('{'))

/** Finished trails as a ledger would have grouped them: each pattern once with all its rows; the rest as they are. */
export const grouped = (trails: Trails): GroupedTrails => {
  const entries = Object.entries(trails)
  const plain = entries.filter(([place, trail]) => isPlain(place, trail))
  const patterns = groupBy(
    plain.map(([place, trail]) => patternOf(place, trail)),
    ({ text }) => text,
  )
  const trailGroups = Array.from(patterns, ([text, all]): TrailGroup => {
    const [place, trail] = JSON.parse(text) as [string, Trail]
    return { at: all.map(({ row }) => row), trails: { [place]: trail } }
  })
  return { trails: Object.fromEntries(entries.filter(([place, trail]) => !isPlain(place, trail))), trailGroups }
}
