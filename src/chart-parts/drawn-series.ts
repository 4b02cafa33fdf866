import type { Words } from '../charts/chart.ts'
import type { Report, Series, Standing, Workload } from '../model/report.ts'
import { axisNumber } from './scale.ts'
import { colourCount, lineStyle, type LineStyle } from './theme.ts'

/** A series as it is drawn: the same in all charts of a workload and in every language but for its label. */
export interface DrawnSeries extends LineStyle {
  readonly id: string
  readonly label: string
  readonly series: Series
}

/** Series that share a picture: one axis, and no more of them than can be told apart. */
export interface Panel {
  /** Distinguishes the panels of a workload, empty if there is one: `-requestRate-2`. */
  readonly suffix: string
  /** The same for a reader: ` (2/3)`. */
  readonly part: string
  readonly axis: Series['capacity']['axis']
  readonly series: readonly DrawnSeries[]
  /** All series of the axis, so that the panels of a workload share their scales. */
  readonly peers: readonly DrawnSeries[]
}

const mostPerPanel = 12

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
      Object.entries(series[part]).filter(
        ([key]) => key === 'model' || new Set(members.map((member) => member[part][key])).size > 1,
      ),
    )
  return { ...series, variant: differing('variant'), distinction: differing('distinction') }
}

/** Labels by position; equal ones are numbered. */
const labelsOf = (members: readonly Series[], words: Words): readonly string[] => {
  const labels = members.map((series) => words.layout(telling(series, members)))
  return labels.map((label, index) => {
    const same = labels.flatMap((other, at) => (other === label ? [at] : []))
    return same.length > 1 ? `${label} #${same.indexOf(index) + 1}` : label
  })
}

/** The series of a workload with label, colour and dash. */
export const drawnSeries = (report: Report, workload: Workload, words: Words): readonly DrawnSeries[] => {
  const members = workload.series.flatMap((id) => report.series.find((series) => series.id === id) ?? [])
  const places = placesOf(report, members)
  const labels = labelsOf(members, words)
  return members.map((series, index) => ({
    id: series.id,
    label: labels[index] ?? series.id,
    series,
    ...lineStyle(places[index] ?? index),
  }))
}

const chunks = <T>(values: readonly T[]): readonly (readonly T[])[] => {
  const count = Math.ceil(values.length / mostPerPanel)
  const size = Math.ceil(values.length / count)
  return Array.from({ length: count }, (_, i) => values.slice(i * size, (i + 1) * size))
}

/** One panel for each axis that the workload's series have, more if there are too many series for one. */
export const panelsOf = (report: Report, workload: Workload, words: Words): readonly Panel[] => {
  const all = drawnSeries(report, workload, words)
  const axes = unique(all.map(({ series }) => series.capacity.axis))
  return axes.flatMap((axis) => {
    const peers = all.filter(({ series }) => series.capacity.axis === axis)
    const parts = chunks(peers)
    return parts.map((series, index) => ({
      axis,
      series,
      peers,
      suffix: `${axes.length > 1 ? `-${axis}` : ''}${parts.length > 1 ? `-${index + 1}` : ''}`,
      part: parts.length > 1 ? ` (${index + 1}/${parts.length})` : '',
    }))
  })
}

const mostNamed = 4

/** `RTX 5090: 128; 2× RTX 5090 TP2: 256`, a dash where there is none, one dash if there is none at all. */
const limitsOf = (series: readonly DrawnSeries[]): string => {
  const limits = series.map(({ label, series: { capacity } }) => ({ label, limit: capacity.maxConcurrency }))
  if (limits.every(({ limit }) => limit === null)) return '—'
  const texts = limits.map(({ label, limit }) => `${label}: ${limit === null ? '—' : axisNumber(limit)}`)
  return [...texts.slice(0, mostNamed), ...(texts.length > mostNamed ? ['…'] : [])].join('; ')
}

export const workloadValues = ({ model, inputTokens, outputTokens }: Workload) => ({ model, inputTokens, outputTokens })

/** What the captions of charts over a level share; the last four count how many levels stand how. */
export const panelValues = (workload: Workload, panel: Panel, standings: readonly Standing[], words: Words) => {
  const count = (...wanted: readonly Standing[]) => standings.filter((standing) => wanted.includes(standing)).length
  return {
    ...workloadValues(workload),
    part: panel.part,
    layouts: panel.series.length,
    axis: words.label(`axis.${panel.axis}`),
    limits: limitsOf(panel.series),
    levels: standings.length,
    passing: count('pass', 'confirmedPass'),
    undecided: count('undecided'),
    failing: count('fail', 'confirmedFail'),
    unjudged: count('unknown'),
  }
}
