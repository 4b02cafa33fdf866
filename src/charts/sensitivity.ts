import { ownAssumptions } from '../model/of-series.ts'
import type { TopLevelSpec } from 'vega-lite'
import { drawnSeries, type DrawnSeries, workloadValues } from '../chart-parts/drawn-series.ts'
import { rowChannel } from '../chart-parts/legend.ts'
import { widest as widestOf, wrapped } from '../chart-parts/text-width.ts'
import { ink, type Layer, layerOf, lineHeight, quiet, textMark, theme } from '../chart-parts/theme.ts'
import type { Assumption, Workload } from '../model/report.ts'
import type { Chart, Drawing, Words } from './chart.ts'

/** Above this many layouts the tables say it, and pictures would be a book. */
const mostDrawn = 6

const widestName = 150
const widestText = 130
const gap = 10

type End = Assumption['ends'][number]

/**
 * One assumption: users at its ends around the base, and what it is at the ends with fewer users and with more. One that
 * leaves no answer stands at the low end and says so.
 */
const rowOf = (assumption: Assumption, base: number, words: Words) => {
  const ends = assumption.ends.toSorted((a, b) => (a.users ?? 0) - (b.users ?? 0))
  const text = ({ value, users }: End) => {
    const shown = words.assumptionValue(assumption, value)
    return users === null ? `${shown} (${words.label('mark.lost')})` : shown
  }
  const isFewer = ({ users }: End) => users === null || users < base
  const texts = (side: readonly End[]) => wrapped(side.map(text).join(', '), widestText)
  const users = ends.flatMap((end) => end.users ?? [])
  return {
    name: words.assumption(assumption),
    inText: words.assumptionName(assumption),
    low: Math.min(base, ...users),
    high: Math.max(base, ...users),
    lowTexts: texts(ends.filter(isFewer)),
    highTexts: texts(ends.filter((end) => !isFewer(end))),
  }
}

/** Beside the end of a bar. */
const endTexts = (side: 'low' | 'high'): Layer => ({
  mark: {
    ...textMark,
    align: side === 'low' ? 'right' : 'left',
    dx: side === 'low' ? -5 : 5,
    dy: { expr: `-${lineHeight / 2} * (length(datum.${side}Texts) - 1)` },
  },
  encoding: { x: { field: side }, text: { field: `${side}Texts` } },
})

/** Bars around one number of users, the widest first, with what each assumption is at its ends. */
const specOf = (rows: readonly ReturnType<typeof rowOf>[], base: number, words: Words): TopLevelSpec => {
  const names = rows.map(({ name }) => wrapped(name, widestName))
  const lines = [...names, ...rows.flatMap(({ lowTexts, highTexts }) => [lowTexts, highTexts])]
  const right = gap + widestOf(rows.flatMap(({ highTexts }) => highTexts))
  const sides = [words.label('mark.fewer'), words.label('mark.more')]
  return {
    ...theme,
    height: { step: Math.max(...lines.map(({ length }) => length)) * lineHeight + 9 },
    data: { values: rows.map((row, index) => ({ ...row, index })) },
    encoding: {
      x: {
        field: 'users',
        type: 'quantitative',
        scale: {
          domain: [0, Math.max(base, ...rows.map(({ high }) => high))],
          nice: 5,
          rangeMax: { expr: `width - ${right}` },
        },
        axis: { title: words.label('axis.users'), grid: false, tickCount: 5 },
      },
      y: rowChannel(names, 2 * gap + widestOf(rows.flatMap(({ lowTexts }) => lowTexts))),
    },
    layer: [
      {
        data: {
          values: rows.flatMap(({ low, high }, index) => [
            { index, from: low, to: base, side: sides[0] },
            { index, from: base, to: high, side: sides[1] },
          ]),
        },
        transform: [{ filter: 'datum.from < datum.to' }],
        mark: { type: 'bar', height: 14 },
        encoding: {
          x: { field: 'from' },
          x2: { field: 'to' },
          color: {
            field: 'side',
            type: 'nominal',
            scale: { domain: sides, range: [quiet, ink] },
            legend: { orient: 'bottom', symbolType: 'square' },
          },
        },
      },
      layerOf([{ users: base }], { type: 'rule', stroke: ink }, { y: { value: 0 }, y2: { value: 'height' } }),
      endTexts('low'),
      endTexts('high'),
    ],
  }
}

const drawing = (workload: Workload, { id, label, series }: DrawnSeries, words: Words): readonly Drawing[] => {
  const told = series.sensitivity
  if (!told) return []
  const { users } = told
  const rows = ownAssumptions(told).map((assumption) => rowOf(assumption, users, words))
  const widest = rows.reduce((a, b) => (b.high - b.low > a.high - a.low ? b : a), rows[0]!)
  if (!widest || widest.low === widest.high) return []
  return [
    {
      id: `${workload.id}-sensitivity-${id}`,
      spec: specOf(rows, users, words),
      finding: 'sensitivity.most',
      values: {
        ...workloadValues(workload, words),
        layout: label,
        users,
        most: widest.inText,
        least: widest.low,
        greatest: widest.high,
        count: rows.length,
        ranges: words.items(rows.map(({ name, low, high }) => `${name}: ${low}–${high}`)),
      },
    },
  ]
}

/** What each assumption does to the users of a layout, a drawing for each layout that has an answer. */
export const sensitivity: Chart = (workload, words) => {
  const drawn = drawnSeries(workload, words)
  return drawn.length > mostDrawn ? [] : drawn.flatMap((series) => drawing(workload, series, words))
}
