import { placeAbove, valueAt } from '../../model/place.ts'
import type { Report } from '../../model/report.ts'
import { groupBy } from '../../model/group-by.ts'
import { type Origin, originOf } from './origin.ts'

/** Places that a number rests on directly; those that hold the number itself come first, as the level of a limit. */
export const inputsOf = (report: Report, ref: string): readonly string[] => {
  const value = valueAt(report, ref)
  const refs = (report.trails[ref]?.inputs ?? []).flatMap((input) => ('ref' in input ? input.ref : []))
  const equal = refs.filter((input) => valueAt(report, input) === value)
  return [...new Set([...equal, ...refs])]
}

/** Finds the numbers at the end of a number's trail, each once, in the order of `inputsOf`; walks no part of the graph twice. */
const leavesIn = (report: Report): ((ref: string) => readonly string[]) => {
  const found = new Map<string, readonly string[]>()
  const find = (ref: string): readonly string[] => {
    const known = found.get(ref)
    if (known) return known
    found.set(ref, [])
    const leaves = ref in report.trails ? [...new Set(inputsOf(report, ref).flatMap(find))] : [ref]
    found.set(ref, leaves)
    return leaves
  }
  return find
}

/** The same for one number. */
export const leavesOf = (report: Report, ref: string): readonly string[] => leavesIn(report)(ref)

/** The numbers of a group, such as two throughputs side by side, that have a trail. */
export const membersOf = (report: Report, ref: string): readonly string[] => {
  const value = valueAt(report, ref)
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).flatMap((key) => {
    const member = `${ref}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    return member in report.trails ? member : membersOf(report, member)
  })
}

/** Where a number that is taken over, perhaps several times, was made or read. */
const madeAt = (report: Report, ref: string): string => {
  const trail = report.trails[ref]
  const [input] = trail?.formula === 'taken' ? trail.inputs : []
  return input && 'ref' in input ? madeAt(report, input.ref) : ref
}

/** What a number rests on, the numbers of one level beside each other. */
export const childrenOf = (report: Report, ref: string): readonly string[] => {
  if (report.trails[ref]?.formula === 'taken') return [madeAt(report, ref)]
  return [...groupBy(inputsOf(report, ref), placeAbove).values()].flat()
}

/** What a number rests on in the end. */
export interface Grounds {
  /** The first number of its trail that was read or given. */
  readonly leaf: string
  /** What was read from the first file. */
  readonly first: readonly Origin[]
  /** How many files there are besides. */
  readonly others: number
}

export type GroundsOf = (ref: string) => Grounds

/** Finds what the numbers of a report rest on, each once however often and in how many languages it is asked for. */
export const groundsIn = (report: Report): GroundsOf => {
  const leaves = leavesIn(report)
  const found = new Map<string, Grounds>()
  const find = (ref: string): Grounds => {
    const ends = leaves(ref)
    const origins = ends.flatMap((leaf) => originOf(report, leaf) ?? [])
    const [first = [], ...others] = groupBy(origins, ({ source, at }) => `${source} ${at}`).values()
    return { leaf: ends[0] ?? ref, first, others: others.length }
  }
  return (ref) => {
    const grounds = found.get(ref) ?? find(ref)
    found.set(ref, grounds)
    return grounds
  }
}
