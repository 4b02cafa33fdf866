import type { Words } from '../charts/chart.ts'
import type { Assumption } from '../model/report.ts'

/** One bar of users around the base: from the fewest to the most that the assumption gives. */
export interface TornadoRow {
  readonly label: string
  readonly low: number
  readonly high: number
  /** What the assumption is at the end with fewer users, and with more; '' where there is none. */
  readonly lowText: string
  readonly highText: string
}

type End = Assumption['ends'][number]

const usersOf = ({ users }: End): number => users ?? 0

/** An assumption's ends by their users; one that leaves no answer stands at the low end and says so. */
export const tornadoRow = (row: Assumption, base: number, words: Words): TornadoRow => {
  const ordered = row.ends.toSorted((a, b) => usersOf(a) - usersOf(b))
  const text = (end: End): string => {
    const value = words.assumptionValue(row, end.value)
    return end.users === null ? `${value} (${words.label('mark.lost')})` : value
  }
  const fewer = ordered.filter((end) => end.users === null || end.users < base)
  const more = ordered.filter((end) => end.users !== null && end.users >= base)
  const known = row.ends.flatMap(({ users }) => users ?? [])
  return {
    label: words.assumption(row),
    low: Math.min(base, ...known),
    high: Math.max(base, ...known),
    lowText: fewer.map(text).join(', '),
    highText: more.map(text).join(', '),
  }
}
