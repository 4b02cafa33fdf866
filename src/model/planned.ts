import type { Decision, Mix, Report, Series, Users } from './report.ts'

/** Requests/s at the limit, or fewer where simulated servers carry fewer; a run at random may have shown more. */
export const carriedBy = ({ basis, headroom }: Pick<Series, 'basis' | 'headroom'>): number =>
  Math.min(basis?.throughput ?? 0, headroom?.promise.sustained ?? Infinity)

/** What the recommended layout carries of requests of several lengths together; null of an answer about one length. */
export const jointLimit = ({ mixes }: Report, { mix, series }: Decision): Mix['layouts'][number]['limit'] =>
  mixes.find(({ id }) => id === mix)?.layouts.find((layout) => layout.series === series)?.limit ?? null

/** The first users at the planning rate that were counted with a time of an answer. */
export const plannedUsers = ({ users }: Series): Users | null =>
  users.find(({ model, latency }) => model !== 'fixed' && latency !== null) ?? null

/** The time of an answer that users are counted with: the simulated one, or that of the levels where it is shorter. */
export const countedTime = ({ latency, levelTime }: Pick<Users, 'latency' | 'levelTime'>): 'latency' | 'levelTime' =>
  levelTime !== null && levelTime < (latency ?? Infinity) ? 'levelTime' : 'latency'

/** Requests in flight in the mean at the planning rate (Little's law); null where no answer's time is known. */
export const plannedInFlight = (series: Series): number | null => {
  const { arrivalRate = null, latency = null } = plannedUsers(series) ?? {}
  return arrivalRate === null || latency === null ? null : arrivalRate * latency
}
