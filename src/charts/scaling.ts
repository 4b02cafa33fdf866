import type { TopLevelSpec } from 'vega-lite'
import { drawnSeries, type DrawnSeries, workloadValues } from '../chart-parts/drawn-series.ts'
import {
  assumedMarks,
  assumedSymbol,
  levelInterval,
  markChannels,
  measuredSymbol,
  rowChannel,
} from '../chart-parts/legend.ts'
import { axisNumber, threeDigits } from '../chart-parts/scale.ts'
import { widest, wrapped } from '../chart-parts/text-width.ts'
import { ink, layerOf, lineHeight, quiet, textMark, theme } from '../chart-parts/theme.ts'
import type { Recommendation, Scaling, Workload } from '../model/report.ts'
import type { Chart, ChartFinding, Drawing, Words } from './chart.ts'

/** A bar of requests/s and the concurrency it holds at, or the head of the bars below it. */
type Row = ReturnType<typeof bar> | ReturnType<typeof head>

const head = (label: string, words: Words) => ({ kind: 'head' as const, label, level: words.label('axis.concurrency') })

type Ends = readonly [low: number, high: number]

const bar = (drawn: DrawnSeries, level: string, value: number, interval: Ends | null = null) => ({
  kind: 'bar' as 'bar' | 'assumed',
  series: drawn.id,
  colour: drawn.colour,
  label: drawn.label,
  level,
  value,
  low: interval?.[0] ?? null,
  high: interval?.[1] ?? null,
})

/** Intervals narrower than this share of the value are thinner than the line that would draw them. */
const visible = 0.002

type Ratio = Pick<NonNullable<Scaling['atOwnLimit']>, 'throughputs' | 'interval'>

/** A larger layout, with the interval of its gain over the base as requests/s. */
const gainBar = (drawn: DrawnSeries, level: string, { throughputs: [base, value], interval: [low, high] }: Ratio) =>
  bar(drawn, level, value, high - low > visible * (1 + high) ? [base * (1 + low), base * (1 + high)] : null)

interface Pair {
  readonly pair: Scaling
  readonly base: DrawnSeries
  readonly scaled: DrawnSeries
  /** Of the base, as many as the larger layout has GPUs for, less what routing takes. */
  readonly copies: Recommendation['copies']
}

/** Bars at one concurrency that both layouts have, a group for each such concurrency. */
const equalRows = (pairs: readonly Pair[], words: Words): readonly Row[] => {
  const equals = pairs.flatMap(({ pair: { atEqualConcurrency: equal }, base, scaled }) =>
    equal ? [{ base, scaled, equal }] : [],
  )
  const levels = new Set(equals.map(({ equal }) => equal.concurrency))
  return [...levels].flatMap((level) => {
    const group = equals.filter(({ equal }) => equal.concurrency === level)
    return [
      head(words.label('scaling.equal'), words),
      ...group.slice(0, 1).map(({ base, equal }) => bar(base, axisNumber(level), equal.throughputs[0])),
      ...group.map(({ scaled, equal }) => gainBar(scaled, axisNumber(level), equal)),
    ]
  })
}

/** Bars at each layout's own limit, and as many copies of the smallest as there are GPUs for, once for each number. */
const ownRows = (pairs: readonly Pair[], words: Words): readonly Row[] => {
  const owns = pairs.flatMap(({ pair: { atOwnLimit: own }, base, scaled, copies }) =>
    own ? [{ base, scaled, own, copies }] : [],
  )
  const levelOf = ({ levels, censored }: (typeof owns)[number]['own'], which: 0 | 1) =>
    `${censored[which] ? words.label('mark.atLeast') : ''}${axisNumber(levels[which])}`
  const counts = owns.map(({ copies }) => copies?.count)
  return [
    ...owns
      .slice(0, 1)
      .flatMap(({ base, own }) => [
        head(words.label('scaling.own'), words),
        bar(base, levelOf(own, 0), own.throughputs[0]),
      ]),
    ...owns.flatMap(({ base, scaled, own, copies }, index) => {
      const shown = copies && counts.lastIndexOf(copies.count) === index ? [copies] : []
      return [
        gainBar(scaled, levelOf(own, 1), own),
        ...shown.map(({ count, throughput }) => ({
          ...bar(base, `${count} × ${levelOf(own, 0)}`, throughput),
          kind: 'assumed' as const,
          label: words.label('mark.replicas', { layout: base.label, count }),
        })),
      ]
    }),
  ]
}

const widestLabel = 220
const gap = 14
const rowPadding = 9
/** Room for the values that stand behind the bars. */
const valueWidth = 54

const entriesOf = (rows: readonly Row[], words: Words) =>
  [
    {
      id: 'bar',
      label: words.label('mark.measured'),
      symbol: measuredSymbol(rows.flatMap((row) => (row.kind === 'bar' ? row.colour : []))),
      rowChannel,
    },
    { id: 'assumed', label: words.label('mark.assumed'), symbol: assumedSymbol },
    { id: 'interval', label: words.label('mark.interval'), symbol: levelInterval },
  ].filter(({ id }) => rows.some((row) => row.kind === id || (id === 'interval' && 'low' in row && row.low !== null)))

/** Bars in headed groups like the rows of a table: name, level, bar, value. */
const specOf = (rows: readonly Row[], words: Words): TopLevelSpec => {
  const names = rows.map(({ label }) => wrapped(label, widestLabel))
  const rowHeight = Math.max(...names.map(({ length }) => length)) * lineHeight + rowPadding
  const left = widest(names.flat()) + widest(rows.map(({ level }) => level)) + 2 * gap
  const values = rows.map((row, index) => ({
    ...row,
    index,
    ...('value' in row ? { text: threeDigits(row.value), end: Math.max(row.value, row.high ?? 0) } : {}),
  }))
  return {
    ...theme,
    height: { step: rowHeight },
    data: { values },
    encoding: {
      x: {
        field: 'value',
        type: 'quantitative',
        scale: { nice: 5, rangeMax: { expr: `width - ${valueWidth}` } },
        axis: { title: words.label('axis.throughput'), grid: false, tickCount: 5 },
      },
      y: rowChannel(names, widest(rows.map(({ level }) => level)) + 2 * gap),
    },
    layer: [
      {
        transform: [{ filter: { field: 'kind', equal: 'head' } }],
        mark: { type: 'rule', stroke: quiet, strokeWidth: 0.7, yOffset: rowHeight / 2 - 1 },
        encoding: { x: { value: -left }, x2: { value: 'width' } },
      },
      {
        transform: [{ filter: { field: 'kind', equal: 'bar' } }],
        mark: { type: 'bar', height: 14 },
        encoding: { fill: { field: 'colour', scale: null } },
      },
      ...assumedMarks(
        values.filter(({ kind }) => kind === 'assumed'),
        'value',
      ),
      {
        transform: [{ filter: 'isValid(datum.low)' }],
        mark: { type: 'errorbar', ticks: { size: 8 }, color: ink, thickness: 1.2 },
        encoding: { x: { field: 'low' }, x2: { field: 'high' } },
      },
      {
        transform: [{ filter: 'isValid(datum.end)' }],
        mark: { ...textMark, align: 'left', dx: 8 },
        encoding: { x: { field: 'end' }, text: { field: 'text' } },
      },
      { mark: { ...textMark, align: 'right' }, encoding: { x: { value: -gap }, text: { field: 'level' } } },
      /** Draws nothing: Vega-Lite has no legend for bars with and without an outline. */
      layerOf([], 'point', { ...markChannels('kind', entriesOf(rows, words)), x: { value: 0 }, y: { value: 0 } }),
    ],
  }
}

const listed = (pairs: readonly (readonly [string, number])[], words: Words): string =>
  words.items(pairs.map(([label, value]) => `${label}: ${threeDigits(value)}`)) || '—'

/** Speaks only of the comparisons that there are. */
const findingOf = (rows: readonly Pair[]): ChartFinding => {
  const has = (at: 'atEqualConcurrency' | 'atOwnLimit') => rows.some(({ pair }) => pair[at] !== null)
  if (!has('atOwnLimit')) return 'scaling.equalAlone'
  return has('atEqualConcurrency') ? 'scaling.ratios' : 'scaling.ownAlone'
}

const drawing = (workload: Workload, pairs: readonly Pair[], words: Words): readonly Omit<Drawing, 'id'>[] => {
  const ordered = pairs.toSorted((a, b) => a.pair.gpus[1] - b.pair.gpus[1])
  const rows = [...equalRows(ordered, words), ...ownRows(ordered, words)]
  if (rows.length === 0) return []
  const gains = (at: 'atEqualConcurrency' | 'atOwnLimit') =>
    listed(
      pairs.flatMap(({ pair, scaled }) => (pair[at] ? [[scaled.label, pair[at].speedup] as const] : [])),
      words,
    )
  return [
    {
      spec: specOf(rows, words),
      finding: findingOf(pairs),
      values: {
        ...workloadValues(workload, words),
        base: pairs[0]?.base.label ?? null,
        layouts: pairs.length + 1,
        equal: gains('atEqualConcurrency'),
        own: gains('atOwnLimit'),
        replicas: listed(
          rows.flatMap((row) => (row.kind === 'assumed' ? [[row.label, row.value] as const] : [])),
          words,
        ),
      },
    },
  ]
}

/** What more GPUs gain: throughput at equal concurrency and at each layout's own limit, a drawing for each base. */
export const scaling: Chart = (workload, words) => {
  const drawn = new Map(drawnSeries(workload, words).map((series) => [series.id, series]))
  const pairs = words.report.scaling.flatMap((pair): readonly Pair[] => {
    const [base, scaled] = [drawn.get(pair.base), drawn.get(pair.scaled)]
    const copies = words.report.recommendations.find((one) => one.scaling === pair.id)?.copies ?? null
    return workload.scaling.includes(pair.id) && base && scaled ? [{ pair, base, scaled, copies }] : []
  })
  const bases = [...new Set(pairs.map(({ base }) => base))]
  return bases.flatMap((base, index) => {
    const group = pairs.filter((pair) => pair.base === base)
    const id = `${workload.id}-scaling${bases.length > 1 ? `-${index + 1}` : ''}`
    return drawing(workload, group, words).map((parts) => ({ id, ...parts }))
  })
}
