import { byId } from './by-id.ts'
import { groupBy } from './group-by.ts'
import { decidingAtRandom } from './of-series.ts'
import type { Decision, Report, Ungraded } from './report.ts'
import { classesOf, mixLayoutOf } from './served.ts'

type Series = Pick<Ungraded, 'model' | 'engine' | 'layout' | 'variant' | 'capacity' | 'basis' | 'headroom'>

/** What is served in one way on the same hardware, whoever measured it, as a text. */
export const servedAs = ({ model, engine, layout, variant }: Omit<Series, 'capacity' | 'basis' | 'headroom'>): string =>
  JSON.stringify([model, engine, layout.name, variant])

type Other = Parameters<typeof servedAs>[0] & Pick<Ungraded, 'id' | 'workloadId'>

const groups = new WeakMap<readonly Other[], ReadonlyMap<string, readonly Other[]>>()

const groupOf = (one: Other): string => JSON.stringify([one.workloadId, servedAs(one)])

/** Other series of a list, which must not change, of the same work and served in the same way. */
export const besideIn = <One extends Other>(list: readonly One[], one: One): readonly One[] => {
  const alike = groups.get(list) ?? groupBy(list, groupOf)
  groups.set(list, alike)
  return ((alike.get(groupOf(one)) ?? []) as readonly One[]).filter(({ id }) => id !== one.id)
}

/** The series and the level of loads at random that decide what a sweep is planned with; null where none do. */
export const testedBy = <One extends Ungraded>(series: One, all: readonly One[]) => {
  const shown = decidingAtRandom(series)
  if (!shown) return null
  const rates = besideIn(all, series).filter(({ capacity }) => capacity.axis === 'requestRate')
  const found = rates.flatMap((one) => {
    const point = one.points.find(({ requestRate, level }) => requestRate === shown.rate || level === shown.rate)
    return point ? [{ series: one, point, shown }] : []
  })
  return found[0] ?? null
}

/**
 * The highest rate at which loads at random beside a sweep met the SLA, requests/s as offered: 0 where none did, where they came
 * more evenly than those asked about, or where days vary, so that rates offered are not those of a mean day.
 */
export const keptAtRandom = (
  one: Ungraded,
  { series: all, plan }: Pick<Report, 'plan'> & { series: readonly Ungraded[] },
): number => {
  const rates = besideIn(all, one).filter(
    ({ capacity, headroom }) => capacity.axis === 'requestRate' && headroom !== null,
  )
  const kept = rates.flatMap(({ points, capacity: { maxConcurrency: limit } }) =>
    points.filter(({ usable, verdict, level }) => usable && verdict === 'pass' && limit !== null && level <= limit),
  )
  const offered = kept.map(({ requestRate, level }) => (typeof requestRate === 'number' ? requestRate : level))
  return plan.arrivals.dayToDay ? 0 : Math.max(0, ...offered)
}

/** What an answer rests on: the series, and the loads at random that decide what it is planned with. */
export const groundsOf = <One extends Ungraded>(series: One, all: readonly One[]): readonly One[] => {
  const tested = testedBy(series, all)
  return tested ? [series, tested.series] : [series]
}

/** Series that an answer rests on: of a mix those of its classes; none where nothing is recommended. */
export const restsOn = (report: Pick<Report, 'series' | 'mixes'>, decision: Decision): Report['series'] => {
  const layout = mixLayoutOf(report, decision)
  if (layout) return classesOf(layout, report)
  const series = byId(report.series, decision.series)
  return series ? groundsOf(series, report.series) : []
}

const isSwept = ({ capacity }: Pick<Series, 'capacity'>): boolean => capacity.axis === 'concurrency'

/** Requests came more evenly than those asked about, and were kept: what random ones would be was not shown. */
export const isSmoother = (one: Pick<Series, 'capacity' | 'basis' | 'headroom'>): boolean =>
  !isSwept(one) && one.basis?.judged === true && one.headroom === null

/** Loads at random that can be planned with. */
const isShown = (one: Series): boolean => !isSwept(one) && one.headroom !== null

/** Whether it stands for its layout among the others: a sweep does before loads at random, which are part of it, but not before it can be judged. */
const stands = (one: Series, others: readonly Series[]): boolean => {
  if (isSwept(one)) return one.basis?.judged === true || !others.some(isShown)
  const isPart = others.some((other) => isSwept(other) && (other.basis?.judged === true || !isShown(one)))
  return !isPart && (isShown(one) || !others.some(isShown))
}

/** Layouts to choose from among the series of a workload: loads at random of one that has a concurrency sweep are part of that. */
export const layoutsOf = <One extends Series>(members: readonly One[]): readonly One[] => {
  const alike = groupBy(members, servedAs)
  const others = (one: One): readonly One[] => alike.get(servedAs(one))!.filter((other) => other !== one)
  return members.filter((one) => stands(one, others(one)))
}
