import type { TopLevelSpec } from 'vega-lite'
import type { TimeUnit, Words } from '../charts/chart.ts'
import { type Point, type Standing, standings } from '../model/report.ts'
import { endLabels, endWidth } from './end-labels.ts'
import type { DrawnSeries, Panel } from './drawn-series.ts'
import { type Entry, lookup, markChannels, seriesChannels } from './legend.ts'
import { axisNumber, levelScale, roomyTicks, type Scale } from './scale.ts'
import { drawingWidth, fontSize, ink, type Layer, layerOf, quiet, standingSymbols, textMark, theme } from './theme.ts'

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

/** Pixels from the top of the plot. */
export interface Band {
  readonly top: number
  readonly bottom: number
}

/** One of several plots over the same horizontal axis. */
export interface Plot {
  readonly axis: Axis
  readonly points: readonly LinePoint[]
  /** Of the vertical axis: a rule that no name stands on. */
  readonly rule?: number
  /** Below the lines and above them. */
  readonly under: (band: Band) => readonly Layer[]
  readonly over: (band: Band) => readonly Layer[]
}

/** A level may carry no verdict, by an audit or for want of another metric; it is then drawn as not judged. */
export const shownStanding = ({ usable, verdict }: Point, standing: Standing): Standing =>
  usable && verdict !== 'unknown' ? standing : 'unknown'

/** The level, or in an open loop what was offered in requests/s: what was achieved piles up where the server is full. */
export const placeOf = ({ axis }: Pick<Panel, 'axis'>, { requestRate, level }: Point): number =>
  axis === 'requestRate' && typeof requestRate === 'number' ? requestRate : level

/** Where the limits of the layouts are, then where these begin to fail, those of the chosen one first. */
const turnsOf = (panel: Panel): readonly number[] => {
  const { series, chosen } = panel
  const all = [...(chosen ? [chosen] : []), ...series.filter((one) => one !== chosen).toReversed()]
  return (['maxConcurrency', 'firstFailing'] as const).flatMap((end) =>
    all.flatMap(({ series: { capacity, points } }) => limitPlace(panel, capacity[end], points) ?? []),
  )
}

/** What a level is called on an axis. */
export const levelName = ({ axis }: Pick<Panel, 'axis'>, words: Words): string =>
  words.label(axis === 'requestRate' ? 'axis.offeredRate' : 'axis.concurrency')

/** Levels as measured, or rates as offered, on a logarithmic axis. */
export const levelAxis = (panel: Panel, words: Words): Axis => {
  const points = panel.series.flatMap(({ series }) => series.points)
  return {
    title: levelName(panel, words),
    scale: levelScale(points.map((point) => placeOf(panel, point))),
    first: turnsOf(panel),
  }
}

/** Where the limit of a series stands on the axis. */
export const limitPlace = (panel: Panel, limit: number | null, points: readonly Point[]): number | null => {
  const point = points.find(({ level }) => level === limit)
  return point ? placeOf(panel, point) : null
}

/** Room for the numbers left of the plot. */
const left = 40

/** The estimated width of the plot alone. */
const plotWidth = (series: readonly DrawnSeries[]): number => drawingWidth - left - 12 - endWidth(series)

const scaleOf = ({ type, domain }: Scale) => ({ type, domain: [...domain], zero: false, nice: false }) as const

/** All ticks are drawn, and those are labelled whose labels have room. */
export const ticked = ({ title, scale, first }: Axis, length: number) => {
  const labels = Object.fromEntries(roomyTicks(scale, length, first).map((tick) => [tick, axisNumber(tick)]))
  return { title, values: [...scale.ticks], labelExpr: `${lookup(labels)} || ''` }
}

export const horizontal = (axis: Axis, length: number) =>
  ({
    field: 'x',
    type: 'quantitative',
    scale: scaleOf(axis.scale),
    axis: { ...ticked(axis, length), grid: false },
  }) as const

/** `extent` is the room for its numbers, in pixels. */
export const vertical = (scale: Scale, { top, bottom }: Band, extent: number = left) =>
  ({
    field: 'y',
    type: 'quantitative',
    scale: { ...scaleOf(scale), range: [bottom, top] },
    axis: {
      title: null,
      orient: 'left',
      domain: false,
      ticks: false,
      grid: true,
      minExtent: extent,
      maxExtent: extent,
      values: [...scale.ticks],
      format: ',.4~r',
    },
  }) as const

/** Marks shrink where many lines share a plot. */
const crowded = 4

/** From the lowest mark to the highest. */
const drawnStandings = Object.keys(standingSymbols)

const asItIs = (field: string) => ({ field, type: 'nominal', scale: null }) as const

/** Symbols of the standings that occur, for a legend. */
export const standingEntries = (points: readonly LinePoint[], words: Words): readonly Entry[] =>
  standings
    .filter((standing) => points.some((point) => point.y !== null && point.standing === standing))
    .map((id) => ({ id, label: words.label(`mark.${id}`), symbol: standingSymbols[id] }))

/** Whose verdict a mark shows: all limits of its level together, or the limit of its plot alone. */
export type Judged = 'ofAll' | 'ofOne' | 'ofOneJudged'

/** A mark for each judged level; `entries` are what the legend explains, below its title. */
export const standingMarks = (
  points: readonly LinePoint[],
  series: readonly DrawnSeries[],
  entries: readonly Entry[],
  titles: readonly string[],
): Layer => {
  const colours = new Map(series.map(({ id, colour }) => [id, colour]))
  const rows = points.flatMap((point) => {
    const { fill, stroke } = standingSymbols[point.standing]
    const colour = (usual: string) => (usual === ink ? colours.get(point.series) : usual)
    return point.y === null ? [] : [{ ...point, fill: colour(fill), stroke: colour(stroke) }]
  })
  const byHeight = (a: LinePoint, b: LinePoint) =>
    drawnStandings.indexOf(a.standing) - drawnStandings.indexOf(b.standing)
  return layerOf(
    rows.toSorted(byHeight),
    { type: 'point', opacity: 1 },
    {
      ...markChannels('standing', entries, series.length > crowded ? 0.7 : 1, titles),
      fill: asItIs('fill'),
      stroke: asItIs('stroke'),
    },
  )
}

/** Lines in their colours and dashes, that of the chosen layout the strongest. */
export const seriesLines = (series: readonly DrawnSeries[], chosen: DrawnSeries | null): Layer => ({
  mark: { type: 'line', strokeJoin: 'round' },
  encoding: {
    ...seriesChannels(series),
    strokeWidth: {
      value: 1.5,
      ...(chosen ? { condition: { test: `datum.series === '${chosen.id}'`, value: 2.6 } } : {}),
    },
    order: { field: 'order', type: 'quantitative' },
  },
})

/** The unit of an axis of times, and that its scale is logarithmic. */
export const unitText = (unit: TimeUnit, { type }: Scale, words: Words): string => {
  const text = words.label(`unit.${unit}`)
  return type === 'log' ? words.label('unit.log', { unit: text }) : text
}

/** What the vertical axis measures lies flat above the plot. */
export const plotTitle = (text: string, y: number): Layer =>
  layerOf([{}], { ...textMark, align: 'left' }, { x: { value: 0 }, y: { value: y }, text: { value: text } })

const titleRoom = 24
const between = 14

/** At most half a page of A4 together, however many there are. */
export const bandsOf = (count: number): readonly Band[] => {
  const height = count === 1 ? 170 : Math.max(72, Math.min(108, 300 / count))
  return Array.from({ length: count }, (_, i) => {
    const top = titleRoom + i * (height + titleRoom + between)
    return { top, bottom: top + height }
  })
}

/** Plots below each other over one horizontal axis, every line named at its end; `others` are what else the legend explains. */
export const plotsOver = (
  x: Axis,
  plots: readonly Plot[],
  { series, chosen }: Panel,
  others: readonly Entry[],
  judged: Judged,
  words: Words,
): TopLevelSpec => {
  const bands = bandsOf(plots.length)
  const entries = [
    ...standingEntries(
      plots.flatMap(({ points }) => points),
      words,
    ),
    ...others,
  ]
  const isMarginal = judged !== 'ofAll' && entries.some(({ id }) => id === 'undecided')
  const titles = [words.label(`mark.${judged}`), ...(isMarginal ? [words.label('mark.margin')] : [])]
  const layers = plots.map(({ axis, points, rule, under, over }, i): Layer => {
    const band = bands[i]!
    return {
      data: { values: [...points] },
      encoding: { x: horizontal(x, plotWidth(series)), y: vertical(axis.scale, band) },
      layer: [
        ...under(band),
        layerOf(
          [{}],
          { type: 'rule', stroke: quiet, strokeWidth: 0.8 },
          { x: { value: 0 }, x2: { value: 'width' }, y: { value: band.bottom } },
        ),
        seriesLines(series, chosen),
        ...endLabels(points, series, chosen, axis.scale, band, rule ?? null),
        standingMarks(points, series, entries, titles),
        ...over(band),
        plotTitle(axis.title, band.top - fontSize - 2),
      ],
    } as Layer
  })
  return {
    ...theme,
    height: bands.at(-1)!.bottom,
    layer: layers,
    resolve: { scale: { y: 'independent' } },
  } as TopLevelSpec
}
