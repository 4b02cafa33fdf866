import { byId } from './by-id.ts'
import type { Decision, Mix, Report, Series, Sizing, Users } from './report.ts'

/** What a demand takes on each layout, of the question that a decision answers; none where nobody gave a demand. */
export const sizingOf = (
  { sizing }: Pick<Report, 'sizing'>,
  { demand, workload }: Pick<Decision, 'demand' | 'workload'>,
): Sizing | undefined => sizing.find((one) => one.demand === demand && one.workload === workload)

/** Servers that work, the spare ones left out; one where nobody asked for more. */
export const workingServers = (
  { plan }: { readonly plan: Pick<Report['plan'], 'spare'> },
  { count, demand }: Pick<Decision, 'count' | 'demand'>,
): number => Math.max(1, (count ?? 1) - (demand === null ? 0 : plan.spare))

/** Neither servers beside each other nor mixes were measured. */
export const isEstimated = (report: Parameters<typeof workingServers>[0], decision: Decision): boolean =>
  decision.mix !== null || workingServers(report, decision) > 1

/** The recommended layout with requests of several lengths together; none of an answer about one length. */
export const mixLayoutOf = (
  { mixes }: Pick<Report, 'mixes'>,
  { mix, series }: Pick<Decision, 'mix' | 'series'>,
): Mix['layouts'][number] | undefined =>
  mixes.find(({ id }) => id === mix)?.layouts.find((layout) => layout.series === series)

/** Where a layout of the mix that a decision is about stands in a report, and what it takes of the demand. */
export const mixPlaces = (
  { mixes }: Pick<Report, 'mixes'>,
  { mix, demand }: Pick<Decision, 'mix' | 'demand'>,
  series: string | null,
) => {
  const i = mixes.findIndex(({ id }) => id === mix)
  const j = mixes[i]!.layouts.findIndex((layout) => layout.series === series)
  const k = mixes[i]!.layouts[j]?.sized.findIndex((one) => one.demand === demand)
  const layout = `mixes/${i}/layouts/${j}`
  return { layout, sized: `${layout}/sized/${k}` }
}

/** Whether the service level was judged at a load, however it went. */
export const isJudged = ({ points }: Pick<Series, 'points'>): boolean =>
  points.some(({ verdict }) => verdict !== 'unknown')

/**
 * Whether the estimate of a mix stands for a layout beside series that were sent it: on other layouts, where none of them
 * gives its model a rate to plan with.
 */
export const isEstimateLeft = (
  { model, layout }: Pick<Series, 'model' | 'layout'>,
  sent: readonly Pick<Series, 'model' | 'layout' | 'headroom'>[],
): boolean =>
  sent
    .filter((one) => one.model === model)
    .every((one) => one.headroom === null && JSON.stringify(one.layout) !== JSON.stringify(layout))

/** Layouts for which the estimate of a mix stands. */
export const estimatedLayouts = ({ series }: Pick<Report, 'series'>, { measured, layouts }: Mix): Mix['layouts'] => {
  const sent = series.filter((one) => measured.includes(one.workloadId) && isJudged(one))
  return layouts.filter((layout) => isEstimateLeft(byId(series, layout.series)!, sent))
}

/** What the classes of a mix were measured as. */
export const classesOf = (
  { classes }: Pick<Mix['layouts'][number], 'classes'>,
  { series }: Pick<Report, 'series'>,
): Report['series'] => classes.flatMap((one) => byId(series, one.series) ?? [])

/** Requests/s that the recommended layout is asked for, of a normal day too where another is sized for; none without a demand. */
export const askedOf = (
  report: Pick<Report, 'sizing' | 'mixes'>,
  decision: Pick<Decision, 'demand' | 'workload' | 'mix' | 'series'>,
): (Pick<Sizing['options'][number], 'normalRate'> & { readonly arrivalRate: number | null }) | undefined =>
  mixLayoutOf(report, decision)?.sized.find(({ demand }) => demand === decision.demand) ??
  sizingOf(report, decision)?.options.find(({ series }) => series === decision.series)

/** An answer in so many seconds comes before who sends on schedule asks again; one of unknown time is taken to. */
export const isInTime = (seconds: number | null, interval: number): boolean => seconds === null || seconds <= interval

/** True of users who can send as they are said to, where there are any. */
export const isServed = ({ reachable, users }: Pick<Users, 'reachable' | 'users'>): boolean => reachable && users > 0

type Row = Decision['users'][number]
/** How users are taken to send, or that they are registered. */
export type Reading = Pick<Row, 'basis' | 'interval' | 'thinkTime'>

/** True for users who send in one way, with one time between requests. */
export const isAlike = (a: Reading, b: Reading): boolean =>
  a.basis === b.basis && a.interval === b.interval && a.thinkTime === b.thinkTime

/** Rows of one reading together, in the order of the first of each. */
export const byReading = <Own extends Reading>(rows: readonly Own[]): readonly (readonly Own[])[] =>
  rows
    .filter((row, i) => rows.findIndex((one) => isAlike(one, row)) === i)
    .map((first) => rows.filter((row) => isAlike(row, first)))

/**
 * The reading that an answer shows of its own: the first that every answer which serves anybody can reach, so that they
 * compare; else the first that it can reach itself.
 */
export const shownReading = <Own extends Row | Users>(
  own: readonly Own[],
  all: readonly (readonly (Row | Users)[])[],
): Own | null => {
  const serving = all.filter((rows) => rows.some(isServed))
  const shared = own.find((row) => serving.every((rows) => rows.some((one) => isServed(one) && isAlike(one, row))))
  return shared ?? own.find(isServed) ?? own[0] ?? null
}

/** Users of one reading at the planning rate. */
export const plannedRow = (users: readonly Users[], reading: Reading): Users | undefined =>
  users.find((row) => row.model !== 'fixed' && isAlike(row, reading))

/** True for users of whom it is told when they send; registered ones send as their demand says. */
export const isSending = (row: Row): row is Row & { readonly basis: Users['basis'] } => row.basis !== 'registered'

/** The answer and the reading of its demand that a place is about; null for any other place. */
export const readingAt = ({ decisions }: Pick<Report, 'decisions'>, place: string) => {
  const [, decision, row] = /^decisions\/(\d+)\/users\/(\d+)\/users$/.exec(place) ?? []
  const own = row === undefined ? undefined : decisions[Number(decision)]
  return own ? { decision: own, users: own.users[Number(row)]! } : null
}

/** Significant digits of what is promised, which is rounded down. */
export const promisedDigits = { plannedRate: 3, users: 2 } as const

/** Money is printed whole from so much on, and below with so many significant digits. */
export const moneyDigits = { whole: 100, small: 4 } as const

/** A number as it is promised; 10 is 10 in whatever way it was computed. */
export const promised = (value: number, digits: number): number => {
  if (!(value > 0)) return 0
  const unit = 10 ** (Math.floor(Math.log10(value)) - (digits - 1))
  return Number((Math.floor(value / unit + 1e-9) * unit).toPrecision(digits))
}

/** The users that are asked about, where they send as the reading says: on the peak day, in the last year; null where they do not. */
export const askedUsers = (
  report: Report,
  decision: Decision,
  { basis, interval, thinkTime }: Reading,
): number | null => {
  const demand = report.demand.find(({ id }) => id === decision.demand)
  if (!demand || demand.kind !== (basis === 'registered' ? 'employees' : basis)) return null
  if (basis === 'registered') return demand.lastUsers ?? demand.users
  return (basis === 'open' ? demand.interval === interval : demand.thinkTime === thinkTime)
    ? (demand.peakUsers ?? demand.users)
    : null
}

/** Users as they are promised: of two digits, but never fewer than were asked about and are carried. */
export const promisedOf = (users: number, asked: number | null): number =>
  Math.max(promised(users, promisedDigits.users), asked !== null && users >= asked ? asked : 0)

/** The same of a reading of an answer. */
export const promisedUsers = (report: Report, decision: Decision, row: Row): number =>
  promisedOf(row.users, askedUsers(report, decision, row))

/** The reading that one row of an answer can show: that of the users who are asked about. */
export const shownUsers = (report: Report, decision: Decision): Row | null =>
  decision.users.find((row) => askedUsers(report, decision, row) !== null) ??
  shownReading(
    decision.users,
    report.decisions.map((one) => one.users),
  )
