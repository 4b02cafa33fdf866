import { isAlike, type Reading, workingServers } from '../model/served.ts'
import type { Words } from '../charts/chart.ts'
import type { Decision, Series, Users } from '../model/report.ts'
import { drawnSeries, type DrawnSeries } from './drawn-series.ts'

/** A decision with what was measured of its workload. */
export interface Decided {
  readonly members: readonly DrawnSeries[]
  readonly chosen: DrawnSeries
  readonly series: Series
  /** Servers that work, the spare one left out. */
  readonly servers: number
}

/** Null where nothing is recommended. */
const decidedIn = (workloadId: string | null | undefined, decision: Decision, words: Words): Decided | null => {
  const workload = words.report.workloads.find(({ id }) => id === workloadId)
  const members = workload ? drawnSeries(workload, words) : []
  const chosen = members.find(({ id }) => id === decision.series)
  if (!chosen || decision.count === null) return null
  return { members, chosen, series: chosen.series, servers: workingServers(words.report, decision) }
}

/** Null of a mix, too, which was not measured as such. */
export const decidedOf = (decision: Decision, words: Words): Decided | null =>
  decidedIn(decision.workload, decision, words)

/** Of a mix by the workload of a class: its layout and its servers, and nothing that was measured. */
export const servedOf = (decision: Decision, words: Words): Decided | null => {
  const series = words.report.series.find(({ id }) => id === decision.series)
  return decidedIn(series?.workloadId, decision, words)
}

/** Users of one server of a layout at the planning rate, for one reading of the demand. */
export const usersOf = ({ users }: Series, reading: Reading): Users | undefined =>
  users.find((row) => row.model !== 'fixed' && isAlike(row, reading))
