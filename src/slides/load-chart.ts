import type { DrawnSeries, Panel } from '../chart-parts/drawn-series.ts'
import { type Limit, drawnId, limitRows, throughputRows, unitFor } from '../chart-parts/level-rows.ts'
import { type LinePoint, levelName, limitPlace, placeOf } from '../chart-parts/line-chart.ts'
import { axisNumber } from '../chart-parts/scale.ts'
import type { Words } from '../charts/chart.ts'
import { briefName } from '../model/names.ts'
import type { Standing } from '../model/report.ts'
import type { Dash, LineSeries, SlideChart, ValueAxis } from './slide.ts'
import { type Colour, themeColours } from './theme.ts'

interface Mark {
  /** As charts of Office name it. */
  readonly symbol: 'circle' | 'diamond' | 'triangle' | 'square' | 'x' | 'star'
  readonly solid: boolean
  /** Points. */
  readonly size: number
  /** The letter that looks like it, for the key. */
  readonly letter: string
  readonly broken: boolean
}

/**
 * Every standing has a shape of its own, so that grey paper tells them apart, and so do programs that fill all shapes.
 * What is confirmed is solid, as far as it can be.
 */
export const marks: Readonly<Record<Standing, Mark>> = {
  confirmedPass: { symbol: 'circle', solid: true, size: 9, letter: '●', broken: false },
  pass: { symbol: 'square', solid: false, size: 8, letter: '□', broken: false },
  undecided: { symbol: 'triangle', solid: false, size: 9, letter: '△', broken: false },
  unknown: { symbol: 'diamond', solid: false, size: 9, letter: '◇', broken: false },
  fail: { symbol: 'x', solid: false, size: 8, letter: '×', broken: true },
  confirmedFail: { symbol: 'star', solid: true, size: 9, letter: '✳', broken: true },
}

/** A wider span than this is drawn by powers. */
const wide = 30

/** From a power of the base to a power of it, as PowerPoint puts no ticks elsewhere. */
const powers = (values: readonly number[], base: number): Pick<ValueAxis, 'low' | 'high' | 'base'> => {
  const exponent = (value: number) => Math.log(value) / Math.log(base)
  const low = Math.floor(exponent(Math.min(...values)) + 1e-9)
  const high = Math.max(low + 1, Math.ceil(exponent(Math.max(...values)) + 0.1))
  return { low: base ** low, high: base ** high, base }
}

/** Levels double, as a rule; many doublings are told by tens. */
const loadAxis = (panel: Panel, words: Words): ValueAxis => {
  const places = panel.series.flatMap(({ series }) => series.points.map((point) => placeOf(panel, point)))
  const loads = places.filter((load) => load > 0)
  const span = Math.max(...loads) / Math.min(...loads)
  return { title: levelName(panel, words), ...powers(loads, span > 2 ** 11 ? 10 : 2) }
}

const round = (value: number): number => {
  const unit = 10 ** Math.floor(Math.log10(value))
  return ([1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((digit) => digit * unit >= value) ?? 10) * unit
}

const valueAxis = (title: string, values: readonly number[]): ValueAxis => {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return low > 0 && high / low > wide
    ? { title, ...powers(values, 10) }
    : { title, low: 0, high: Number(round(high * 1.05).toPrecision(6)), base: null }
}

const dashes: Readonly<Record<string, Dash>> = {
  '': 'solid',
  '7 3': 'dash',
  '2 2': 'sysDot',
  '9 3 2 3': 'dashDot',
  '4 2': 'sysDash',
}

/** A colour of the document's charts by its place in the theme. */
const colourOf = (colour: string): Colour => {
  const names = Object.keys(themeColours) as (keyof typeof themeColours)[]
  return names.find((name) => colour.includes(`#${themeColours[name]}`)) ?? 'ink'
}

/** Letters of a series in the key of a chart. */
const nameAtMost = 40

const lineOf = (
  { id, label, colour, dash }: DrawnSeries,
  rows: readonly LinePoint[],
  isChosen: boolean,
): LineSeries => ({
  name: briefName(label, nameAtMost),
  colour: colourOf(colour),
  dash: dashes[dash.join(' ')] ?? 'solid',
  width: isChosen ? 2.75 : 1.75,
  points: rows.filter(({ series }) => series === id).map(({ x, y, standing }) => ({ x, y, standing })),
  named: null,
})

const ruleOf = (
  name: string,
  colour: Colour,
  dash: Dash,
  points: readonly (readonly [number, number])[],
): LineSeries => ({
  name,
  colour,
  dash,
  width: 1.5,
  points: points.map(([x, y]) => ({ x, y, standing: null })),
  named: points.length > 2 ? 1 : null,
})

/** The middle of an axis as it is drawn. */
const middle = ({ low, high, base }: ValueAxis): number => (base === null ? (low + high) / 2 : Math.sqrt(low * high))

/** One limit over the load, with what it allows, and up to where the recommended layout keeps to all of them, as `upTo` says it. */
export const loadChart = (panel: Panel, limit: Limit, words: Words, upTo: (level: string) => string): SlideChart => {
  const seconds = [limit.threshold, ...limitRows(panel, limit, words).flatMap(({ y }) => y ?? [])]
  const [unit, perSecond] = unitFor(seconds)
  const rows = limitRows(panel, limit, words, perSecond)
  const x = loadAxis(panel, words)
  const y = valueAxis(
    `${words.limit(drawnId(panel, limit))} (${words.label(`unit.${unit}`)})`,
    seconds.map((value) => value * perSecond),
  )
  const { chosen } = panel
  const end = chosen && limitPlace(panel, chosen.series.capacity.maxConcurrency, chosen.series.points)
  const threshold = limit.threshold * perSecond
  return {
    kind: 'lines',
    x,
    y,
    series: [
      ...panel.series.map((series) => lineOf(series, rows, series === chosen)),
      ruleOf(`${words.label('mark.slaLimit')} ${words.threshold(limit.threshold)}`, 'fail', 'dash', [
        [x.low, threshold],
        [middle(x), threshold],
        [x.high, threshold],
      ]),
      ...(end === null
        ? []
        : [
            ruleOf(upTo(axisNumber(end)), 'accent3', 'sysDash', [
              [end, y.low],
              [end, y.high],
            ]),
          ]),
    ],
  }
}

/** True where some level tells what it achieved. */
export const hasThroughput = (panel: Panel): boolean => throughputRows(panel).some(({ y }) => y !== null)

/** What was achieved over the load, where no limit can be drawn. */
export const throughputChart = (panel: Panel, words: Words): SlideChart => {
  const rows = throughputRows(panel)
  return {
    kind: 'lines',
    x: loadAxis(panel, words),
    y: valueAxis(
      words.label('axis.throughput'),
      rows.flatMap(({ y }) => y ?? []),
    ),
    series: panel.series.map((series) => lineOf(series, rows, series === panel.chosen)),
  }
}

/** Limits of which something was measured. */
const measuredLimits = (words: Words, panel: Panel): readonly Limit[] =>
  words.report.plan.sla.limits.filter((limit) => limitRows(panel, limit, words).some(({ y }) => y !== null))

/** So many of them, those that are the first to break before others, in the order of the service level; how many there are. */
export const drawnLimits = (words: Words, panel: Panel, atMost: number) => {
  const all = measuredLimits(words, panel)
  const binding = new Set(panel.series.map(({ series }) => series.capacity.binding))
  const first = all.toSorted((a, b) => Number(binding.has(b.id)) - Number(binding.has(a.id))).slice(0, atMost)
  return { drawn: all.filter((limit) => first.includes(limit)), left: all.length - first.length }
}
