import type { Report } from '../../model/report.ts'
import { groupBy } from '../../series/group-by.ts'
import { leavesIn } from './leaves.ts'
import { originOf, type Origin } from './origin.ts'

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
  const leavesOf = leavesIn(report)
  const found = new Map<string, Grounds>()
  const find = (ref: string): Grounds => {
    const leaves = leavesOf(ref)
    const origins = leaves.flatMap((leaf) => originOf(report, leaf) ?? [])
    const [first = [], ...others] = groupBy(origins, ({ source, at }) => `${source} ${at}`).values()
    return { leaf: leaves[0] ?? ref, first, others: others.length }
  }
  return (ref) => {
    const grounds = found.get(ref) ?? find(ref)
    found.set(ref, grounds)
    return grounds
  }
}
