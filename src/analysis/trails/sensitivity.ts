import { placeAbove } from '../../model/place.ts'
import type { Assumption, Series } from '../../model/report.ts'
import type { Trail } from '../../model/trail.ts'
import { rowOf } from '../sensitivity/base.ts'
import { limitPoint } from '../points/limit-point.ts'
import { placedRuns, type PlacedRun } from './level-runs.ts'
import { askedRef, baseOf, usersTrail, type Given, type Place } from './sensitivity-users.ts'
import { taken, trail, type Answer, type Entry } from './trail.ts'

type End = Assumption['ends'][number]

const factor = ({ series, told, ref }: Place): readonly Entry[] => {
  const at = `${ref}/sensitivity/factor`
  if (told.share !== null || !series.headroom) return []
  const rates = {
    A: `${ref}/headroom/arrivalRate`,
    C: `${ref}/basis/level`,
    X: `${ref}/basis/throughput`,
    e: 'plan/overflow',
  }
  return [[at, trail('promiseRatio', rates)]]
}

/** The place of the measured level that an end's limit is; null for one that the report does not show. */
const pointRef = ({ series, ref }: Place, end: End): string | null => {
  const own = limitPoint(series.points)
  const shows = ({ level, throughput }: Series['points'][number]) =>
    level === end.level && throughput.requests === end.throughput
  const index = series.points.findIndex((point) => shows(point) && (point === own || !own || !shows(own)))
  return index < 0 ? null : `${ref}/points/${index}`
}

/** What the users of an end are made of, where its limit is not that of the base. */
const limitOf = (place: Place, end: End): Given => {
  const at = pointRef(place, end)
  return {
    C: at === null ? end.level! : `${at}/level`,
    X: at === null ? end.throughput! : `${at}/throughput/requests`,
    R: end.latency ?? Number.NaN,
  }
}

const thresholdRef = ({ plan }: Place, limit: string | null): string =>
  `plan/sla/limits/${plan.sla.limits.findIndex(({ id }) => id === limit)}/threshold`

const baseRefs = (place: Place, row: Assumption): string =>
  row.parameter === 'threshold' ? thresholdRef(place, row.limit) : `${baseOf(place)[symbols[row.parameter]!]}`

/** The symbol that an assumption moves. */
const symbols: Readonly<Partial<Record<Assumption['parameter'], string>>> = {
  interval: 'W',
  thinkTime: 'W',
  overflow: 'e',
  share: 'u',
  throughput: 'X',
}

const valueTrail = (place: Place, row: Assumption, end: End): Trail | null => {
  if (typeof end.value !== 'number' || typeof row.base !== 'number') return null
  if (row.range === 'planned') return taken(`plan/utilizations/${place.plan.utilizations.indexOf(end.value)}`)
  const ref = baseRefs(place, row)
  if (row.range !== 'rounding') return trail('moved', { x: ref }, { values: { f: end.value / row.base } })
  const inputs = { X: ref, d: place.rounding }
  return trail('roundedRate', inputs, { values: { s: end.value < row.base ? -1 : 1 } })
}

/** Users of another reading or of a planned share stand among the users of the series. */
const elsewhere = ({ series, ref, told, plan }: Place, row: Assumption, end: End): Trail | null => {
  if (row.parameter === 'reading') {
    const [thinkTime] = plan.thinkTimes
    const { interval } = told
    const asked = thinkTime === undefined ? { interval, thinkTime: interval } : { interval: null, thinkTime }
    const other = rowOf(series.users, { basis: 'closed', ...asked })
    return taken(`${ref}/users/${series.users.indexOf(other!)}/users`)
  }
  if (row.parameter !== 'share' || told.share !== null) return null
  const { basis, interval, thinkTime } = told
  const index = series.users.findIndex(
    (one) =>
      one.model === 'fixed' &&
      one.utilization === end.value &&
      one.basis === basis &&
      one.interval === interval &&
      one.thinkTime === thinkTime,
  )
  return taken(`${ref}/users/${index}/users`)
}

const endUsers = (place: Place, row: Assumption, end: End, at: string): Trail => {
  const other = elsewhere(place, row, end)
  if (other) return other
  const symbol = symbols[row.parameter]
  const moved: Given =
    symbol === undefined ? limitOf(place, end) : { [symbol]: `${at}/value`, ...rateOf(row, end) }
  const assumed = row.parameter === 'threshold' ? ['plan/sla'] : []
  return usersTrail(place, { ...baseOf(place), ...moved }, [placeAbove(askedRef(place)), ...assumed])
}

/** With the throughput the time in the system moves. */
const rateOf = ({ parameter }: Assumption, { latency }: End): Given =>
  parameter === 'throughput' && latency !== null ? { R: latency } : {}

const ofEnd = (place: Place, row: Assumption, end: End, at: string): readonly Entry[] => {
  const value = valueTrail(place, row, end)
  return [
    ...(value ? [[`${at}/value`, value] as const] : []),
    ...(end.users === null ? [] : [[`${at}/users`, endUsers(place, row, end, at)] as const]),
  ]
}

const ofRow = (place: Place, row: Assumption, at: string): readonly Entry[] => {
  const ends = row.ends.map((_, i) => `${at}/ends/${i}`)
  const y = [`${place.ref}/sensitivity/users`, ...ends.map((end) => `${end}/users`)]
  return [
    ...row.ends.flatMap((end, i) => ofEnd(place, row, end, ends[i]!)),
    ...(row.swing === null ? [] : [[`${at}/swing`, trail('swing', { y })] as const]),
  ]
}

const roundingRefs = (runs: ReadonlyMap<string, PlacedRun>, { points }: Series): readonly string[] =>
  (limitPoint(points)?.runs ?? []).map((id) => `${runs.get(id)!.ref}/throughput/requestsRounding`)

/** What each assumption does to the users of a series. */
export const sensitivityTrails = (answer: Answer): readonly Entry[] => {
  const runs = placedRuns(answer)
  return answer.series.flatMap((series, i) => {
    const told = series.sensitivity
    if (!told) return []
    const ref = `series/${i}`
    const place = { series, told, ref, plan: answer.plan, rounding: roundingRefs(runs, series) }
    return [
      ...factor(place),
      [`${ref}/sensitivity/users`, usersTrail(place, baseOf(place), [placeAbove(askedRef(place))])] as const,
      ...told.assumptions.flatMap((row, j) => ofRow(place, row, `${ref}/sensitivity/assumptions/${j}`)),
    ]
  })
}
