import type { Words } from '../charts/chart.ts'
import type { Report, Series, Workload } from '../model/report.ts'
import { shortened } from './text-width.ts'
import { colourCount, decidedColour, lineStyle, type LineStyle } from './theme.ts'

/** A series as it is drawn: the same in all charts of a workload and in every language but for its label. */
export interface DrawnSeries extends LineStyle {
  readonly id: string
  readonly label: string
  readonly series: Series
}

/** Series that share a picture: one axis, and no more of them than can be told apart. */
export interface Panel {
  /** Distinguishes the panels of a workload, empty if there is one: `-requestRate`. */
  readonly suffix: string
  readonly axis: Series['capacity']['axis']
  readonly series: readonly DrawnSeries[]
  /** Series of the axis that are not drawn. */
  readonly rest: number
  /** The layout to recommend, if it is among the series. */
  readonly chosen: DrawnSeries | null
}

const mostPerPanel = 6
const longestLabel = 340

const identity = ({ tool, engine, layout, variant }: Series): string => JSON.stringify([tool, engine, layout, variant])

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)]

/**
 * A layout keeps its colour throughout a model's workloads while there are colours for all of its layouts;
 * with more of them, the order within the workload counts.
 */
const placesOf = (report: Report, members: readonly Series[]): readonly number[] => {
  const model = members[0]?.model
  const all = unique(report.series.filter((series) => series.model === model).map(identity))
  const places = members.map((series) => all.indexOf(identity(series)))
  const fits = all.length <= colourCount && unique(places).length === places.length
  return fits ? places : members.map((_, index) => index)
}

/** Only the settings that differ among the members, since a label has little room. */
const telling = (series: Series, members: readonly Series[]): Series => {
  const differing = (part: 'variant' | 'distinction') =>
    Object.fromEntries(
      Object.entries(series[part]).filter(([key]) => new Set(members.map((member) => member[part][key])).size > 1),
    )
  return { ...series, variant: differing('variant'), distinction: differing('distinction') }
}

/** Equal labels are numbered. */
export const distinct = (labels: readonly string[]): readonly string[] =>
  labels.map((label, index) => {
    const same = labels.flatMap((other, at) => (other === label ? [at] : []))
    return same.length > 1 ? `${label} #${same.indexOf(index) + 1}` : label
  })

/** Labels by position. */
const labelsOf = (members: readonly Series[], words: Words): readonly string[] =>
  distinct(members.map((series) => shortened(words.layout(telling(series, members)), longestLabel).join('')))

/** The layout that the report recommends for a workload. */
export const recommendedOf = (report: Report, workload: Workload): string | null =>
  report.decisions.find((decision) => decision.workload === workload.id)?.series ?? null

/** The series of a workload with label, colour and dash. */
export const drawnSeries = (workload: Workload, words: Words): readonly DrawnSeries[] => {
  const { report } = words
  const members = workload.series.flatMap((id) => report.series.find((series) => series.id === id) ?? [])
  const places = placesOf(report, members)
  const labels = labelsOf(members, words)
  const recommended = recommendedOf(report, workload)
  return members.map((series, index) => {
    const { colour, dash } = lineStyle(places[index] ?? index)
    const label = labels[index] ?? series.id
    return { id: series.id, label, series, dash, colour: series.id === recommended ? decidedColour(colour) : colour }
  })
}

/** The first of a decision's options, then those that serve most at their limit; drawn in the order of the report. */
const relevant = (report: Report, workload: Workload, peers: readonly DrawnSeries[]): readonly DrawnSeries[] => {
  const options = report.decisions.find((decision) => decision.workload === workload.id)?.options ?? []
  const place = ({ id }: DrawnSeries) => options.findIndex(({ series }) => series === id) >>> 0
  const most = ({ series }: DrawnSeries) => series.capacity.throughput ?? 0
  const ranked = peers.toSorted((a, b) => place(a) - place(b) || most(b) - most(a))
  return peers.filter((one) => ranked.indexOf(one) < mostPerPanel)
}

/** One panel for each axis that the workload's series have. */
export const panelsOf = (workload: Workload, words: Words): readonly Panel[] => {
  const all = drawnSeries(workload, words)
  const axes = unique(all.map(({ series }) => series.capacity.axis))
  return axes.map((axis) => {
    const peers = all.filter(({ series }) => series.capacity.axis === axis)
    const series = relevant(words.report, workload, peers)
    return {
      axis,
      series,
      rest: peers.length - series.length,
      suffix: axes.length > 1 ? `-${axis}` : '',
      chosen: series.find(({ id }) => id === recommendedOf(words.report, workload)) ?? null,
    }
  })
}

/** How many series are not drawn, empty if all are. */
export const restText = ({ rest }: Panel, words: Words): string =>
  rest === 0 ? '' : words.label('mark.rest', { count: rest })

/** What a workload is called in captions. */
export const workloadValues = (workload: Workload, words: Words) => ({
  model: workload.model,
  workload: words.workload(workload),
})
