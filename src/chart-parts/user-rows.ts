import type { Words } from '../charts/chart.ts'
import { askedUsers, isAlike, isEstimated, isSending, promisedOf, type Reading } from '../model/served.ts'
import type { Decision, Report } from '../model/report.ts'
import { usersOf, type Decided } from './decided.ts'

/** A layout, or servers of it beside each other, with the users that it carries. */
export interface Row {
  readonly kind: 'measured' | 'estimated'
  readonly series: string
  readonly label: string
  readonly gpus: number | null
  /** Null where the layout answers too slowly for users who send like this. */
  readonly users: number | null
}

const mostMeasured = 6

const measuredRows = ({ members, chosen }: Decided, reading: Reading): readonly Row[] => {
  const rows = members.flatMap(({ id, label, series }): readonly Row[] => {
    const users = usersOf(series, reading)
    return users
      ? [{ kind: 'measured', series: id, label, gpus: series.layout.gpus, users: users.reachable ? users.users : null }]
      : []
  })
  const first = rows.toSorted(
    (a, b) => Number(b.series === chosen.id) - Number(a.series === chosen.id) || (b.users ?? 0) - (a.users ?? 0),
  )
  return rows.filter((row) => first.indexOf(row) < mostMeasured)
}

/** The decision's own servers unless they are one that was measured, and one more where that is a server too. */
const estimatedRows = (
  decision: Decision,
  { chosen, servers, series }: Decided,
  reading: Reading,
  words: Words,
): readonly Row[] => {
  const copies = (count: number, users: number): Row => ({
    kind: 'estimated',
    series: chosen.id,
    label: count === 1 ? chosen.label : words.label('mark.replicas', { layout: chosen.label, count }),
    gpus: series.layout.gpus === null ? null : count * series.layout.gpus,
    users,
  })
  const all = decision.users.find((row) => isAlike(row, reading))
  const { oneMore } = decision
  const isFirst = decision.users.find((row) => row.reachable && isSending(row)) === all
  return [
    ...(isEstimated(words.report, decision) && all ? [copies(servers, all.users)] : []),
    ...(oneMore?.kind === 'copy' && oneMore.users !== null && isFirst ? [copies(servers + 1, oneMore.users)] : []),
  ]
}

/**
 * As many as are promised: a row for each layout that was measured, which of a mix none was, and for what servers are taken to
 * carry; the fewest GPUs first.
 */
export const userRows = (decision: Decision, decided: Decided, reading: Reading, words: Words): readonly Row[] => {
  const asked = askedUsers(words.report, decision, reading)
  const measured = decision.mix === null ? measuredRows(decided, reading) : []
  return [...measured, ...estimatedRows(decision, decided, reading, words)]
    .map((row) => ({ ...row, users: row.users === null ? null : promisedOf(row.users, asked) }))
    .toSorted((a, b) => (a.gpus ?? Infinity) - (b.gpus ?? Infinity) || (a.users ?? 0) - (b.users ?? 0))
}

/** How they send, as the title of their axis. */
export const titleOf = ({ basis, interval, thinkTime }: Reading, words: Words): string =>
  basis === 'open'
    ? words.label('axis.usersEvery', { interval: words.value(interval, 'seconds') })
    : words.label('axis.usersThinking', { thinkTime: words.value(thinkTime, 'seconds') })

export const gpusText = ({ gpus }: Row, words: Words): string =>
  gpus === null ? words.label('mark.gpusUnknown') : words.label('mark.gpus', { gpus })

export const usersText = ({ users }: Row, words: Words): string =>
  users === null ? words.label('mark.unreachable') : words.value(users, 'count')

/** Users as the demand says that they send, else as the first reading says that a user can keep to. */
export const readingOf = (report: Report, decision: Decision): Reading | undefined => {
  const kept = decision.users.filter((row) => row.reachable && isSending(row))
  return kept.find((row) => askedUsers(report, decision, row) !== null) ?? kept[0]
}
