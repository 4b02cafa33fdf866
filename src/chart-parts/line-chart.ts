import type { Words } from '../charts/chart.ts'
import { standings, type Point, type Standing } from '../model/report.ts'
import type { DrawnSeries, Panel } from './drawn-series.ts'
import { lookup, markChannels, seriesChannels, type Entry } from './legend.ts'
import { axisNumber, levelScale, roomyTicks, valueScale, type Scale } from './scale.ts'
import { drawingWidth, ink, standingSymbols, theme, type Layer } from './theme.ts'

/** One level of a series on the plot; without a value the line breaks there. */
export interface LinePoint {
  readonly series: string
  /** Position in the order of the offered load, which is the order of the line. */
  readonly order: number
  readonly x: number
  readonly y: number | null
  readonly standing: Standing
  /** Ends of the interval of y, where they are known. */
  readonly low?: number | null
  readonly high?: number | null
}

export interface Axis {
  readonly title: string
  readonly scale: Scale
  /** Ticks that keep their label when there is no room for all. */
  readonly first?: readonly number[]
}

/** An audit may forbid a level to carry a verdict; it is then drawn as not judged. */
export const shownStanding = ({ usable }: Point, standing: Standing): Standing => (usable ? standing : 'unknown')

/** Levels as measured: concurrency on a logarithmic axis, achieved rates from zero unless they span much. */
export const levelAxis = ({ axis, peers }: Panel, words: Words): Axis => {
  const levels = peers.flatMap(({ series }) => series.points.map(({ level }) => level))
  const title = words.label(`axis.${axis}`)
  if (axis === 'requestRate') return { title, scale: valueScale(levels, 1.3) }
  return {
    title,
    scale: levelScale(levels),
    first: peers.flatMap(({ series }) => series.capacity.maxConcurrency ?? []),
  }
}

const scaleOf = ({ type, domain }: Scale) => ({ type, domain: [...domain], zero: false })

/** The plot with names beside it is never narrower than this, in pixels. */
const leastWidth = drawingWidth - 180

/** All ticks of a logarithmic axis are drawn, and those are labelled whose labels have room. */
const horizontal = ({ title, scale, first }: Axis) => {
  const { ticks } = scale
  const labels =
    ticks && Object.fromEntries(roomyTicks(scale, leastWidth, first).map((tick) => [tick, axisNumber(tick)]))
  return {
    field: 'x',
    type: 'quantitative',
    scale: { ...scaleOf(scale), nice: false },
    axis: {
      title,
      grid: false,
      ...(ticks ? { values: [...ticks], labelExpr: `${lookup(labels!)} || ''` } : { tickCount: 5 }),
    },
  } as const
}

const vertical = ({ scale }: Axis) =>
  ({
    field: 'y',
    type: 'quantitative',
    scale: { ...scaleOf(scale), nice: scale.type === 'linear' && 4 },
    axis: {
      title: null,
      domain: false,
      ticks: false,
      ...(scale.ticks ? { values: [...scale.ticks], format: ',.4~r' } : { tickCount: 4 }),
    },
  }) as const

/** All of a chart of lines but its layers. The title of the vertical axis lies flat above the plot. */
export const linePlot = (points: readonly LinePoint[], x: Axis, y: Axis) => ({
  ...theme,
  height: 200,
  title: y.title,
  data: { values: [...points] },
  encoding: { x: horizontal(x), y: vertical(y) },
})

/** Colour and dash of each series, named from the line that ends highest to the lowest. */
export const namedSeries = (series: readonly DrawnSeries[], points: readonly LinePoint[]) => {
  const end = ({ id }: DrawnSeries) => points.findLast((point) => point.series === id && point.y !== null)?.y ?? null
  const named = series.filter((drawn) => end(drawn) !== null).toSorted((a, b) => (end(b) ?? 0) - (end(a) ?? 0))
  return seriesChannels(series, named)
}

type SeriesChannels = ReturnType<typeof namedSeries>

export const seriesLines = (channels: SeriesChannels): Layer => ({
  mark: { type: 'line', strokeWidth: 1.8, strokeJoin: 'round' },
  encoding: { ...channels, order: { field: 'order', type: 'quantitative' } },
})

/** Marks shrink where many lines share a plot. */
const crowded = 6

/** From the lowest mark to the highest. */
const drawnStandings = Object.keys(standingSymbols)

const asItIs = (field: string) => ({ field, type: 'nominal', scale: null }) as const

/** A mark for each judged level, above all lines; `others` are what else the legend explains. */
export const standingMarks = (
  points: readonly LinePoint[],
  series: readonly DrawnSeries[],
  others: readonly Entry[],
  words: Words,
): Layer => {
  const colours = new Map(series.map(({ id, colour }) => [id, colour]))
  const rows = points.flatMap((point) => {
    const { fill, stroke } = standingSymbols[point.standing]
    const colour = (usual: string) => (usual === ink ? colours.get(point.series) : usual)
    return point.y === null ? [] : [{ ...point, fill: colour(fill), stroke: colour(stroke) }]
  })
  const occurring = standings.filter((standing) => rows.some((row) => row.standing === standing))
  const entries = occurring.map((id) => ({ id, label: words.label(`mark.${id}`), symbol: standingSymbols[id] }))
  const byHeight = (a: LinePoint, b: LinePoint) =>
    drawnStandings.indexOf(a.standing) - drawnStandings.indexOf(b.standing)
  return {
    data: { values: rows.toSorted(byHeight) },
    mark: { type: 'point', opacity: 1 },
    encoding: {
      ...markChannels('standing', [...entries, ...others], series.length > crowded ? 0.6 : 1),
      fill: asItIs('fill'),
      stroke: asItIs('stroke'),
    },
  }
}
