import { mostServers } from '../../maths/sizing.ts'
import { valueAt } from '../../model/place.ts'
import { plannedRow } from '../../model/served.ts'
import type { Demand, Report, Series } from '../../model/report.ts'
import { numberAt } from './made.ts'

/** What a number has to keep to; where it does not, konkyo counts none, and says why. */
export interface Bound {
  readonly why: 'tooSlow' | 'tooMany'
  /** The place of what is bounded; null of the number itself. */
  readonly of: string | null
  /** The place of the most that it may be, or a number. */
  readonly most: string | number
}

/** Where the mean time of an answer of a layout stands, to who sends every so many seconds; null where it is not known. */
export const timePlace = (report: Report, layout: string, interval: number): string | null => {
  const { users = [] } = valueAt(report, layout) as Partial<Pick<Series, 'users'>>
  const row = users.findIndex((one) => one === plannedRow(users, { basis: 'open', interval, thinkTime: null }))
  const place = layout.startsWith('mixes/') ? `${layout}/limit/latency` : `${layout}/users/${row}/latency`
  return numberAt(report, place) === null ? null : place
}

export const intervalPlace = ({ plan }: Report, interval: number): string =>
  `plan/intervals/${plan.intervals.indexOf(interval)}`

/** The demand and the layout that servers are counted for; null of other numbers. */
const countedAt = (report: Report, place: string): { readonly demand: string; readonly layout: string } | null => {
  const [, option = '', sizing, layout] =
    /^((?:(sizing\/\d+)\/options|(mixes\/\d+\/layouts\/\d+)\/sized)\/\d+)\/replicas$/.exec(place) ?? []
  const { demand } = (valueAt(report, sizing ?? option) ?? {}) as { readonly demand?: string }
  if (demand === undefined) return null
  const { series } = valueAt(report, option) as { readonly series?: string }
  return { demand, layout: layout ?? `series/${report.series.findIndex(({ id }) => id === series)}` }
}

const slow = (report: Report, layout: string, { kind, interval }: Demand): readonly Bound[] => {
  const time = kind === 'open' ? timePlace(report, layout, interval!) : null
  return time === null ? [] : [{ why: 'tooSlow', of: time, most: intervalPlace(report, interval!) }]
}

/** Bounds of the servers that a demand takes. */
export const boundsOf = (report: Report, place: string): readonly Bound[] => {
  const counted = countedAt(report, place)
  const demand = report.demand.find(({ id }) => id === counted?.demand)
  if (!counted || !demand) return []
  return [...slow(report, counted.layout, demand), { why: 'tooMany', of: null, most: mostServers }]
}
