import type { Words } from '../charts/chart.ts'
import type { Scaling } from '../model/report.ts'
import type { DrawnSeries } from './drawn-series.ts'
import { axisNumber } from './ticks.ts'

/** One bar, requests/s. */
export interface BarRow {
  readonly kind: 'bar'
  readonly style: DrawnSeries
  readonly label: string
  /** The concurrency it holds at. */
  readonly level: string
  readonly value: number
  readonly interval: readonly [number, number] | null
  readonly assumed: boolean
}

export interface HeadRow {
  readonly kind: 'head'
  readonly label: string
}

export type Row = BarRow | HeadRow

type Styles = ReadonlyMap<string, DrawnSeries>

/** Intervals narrower than this share of the value are thinner than the line that would draw them. */
const visible = 0.002

/** The interval of a gain over the base, as requests/s of the larger layout. */
const spanOf = (base: number, [low, high]: readonly [number, number]): readonly [number, number] | null =>
  high - low > visible * (1 + high) ? [base * (1 + low), base * (1 + high)] : null

const bar = (style: DrawnSeries, level: string, value: number, interval: BarRow['interval'] = null): BarRow => ({
  kind: 'bar',
  style,
  label: style.label,
  level,
  value,
  interval,
  assumed: false,
})

const known = (styles: Styles, id: string): readonly DrawnSeries[] => {
  const style = styles.get(id)
  return style ? [style] : []
}

/** Bars at one concurrency that both layouts have, a group for each such concurrency. */
const equalRows = (pairs: readonly Scaling[], styles: Styles, words: Words): readonly Row[] => {
  const equals = pairs.flatMap(({ base, scaled, atEqualConcurrency: equal }) =>
    equal ? [{ base, scaled, ...equal }] : [],
  )
  const levels = [...new Set(equals.map(({ concurrency }) => concurrency))]
  return levels.flatMap((level): readonly Row[] => {
    const group = equals.filter(({ concurrency }) => concurrency === level)
    return [
      { kind: 'head', label: words.label('scaling.equal') },
      ...group
        .slice(0, 1)
        .flatMap((one) => known(styles, one.base).map((style) => bar(style, axisNumber(level), one.throughputs[0]))),
      ...group.flatMap((one) =>
        known(styles, one.scaled).map((style) =>
          bar(style, axisNumber(level), one.throughputs[1], spanOf(one.throughputs[0], one.interval)),
        ),
      ),
    ]
  })
}

const replicaRow = (
  style: DrawnSeries,
  replicas: NonNullable<Scaling['replicas']>,
  level: string,
  words: Words,
): BarRow => ({
  ...bar(style, `${replicas.count} × ${level}`, replicas.throughput),
  label: `${style.label} (${words.label('mark.replicas')} × ${replicas.count})`,
  assumed: true,
})

/** Bars at each layout's own limit, and as many copies of the smallest as there are GPUs for, once for each number. */
const ownRows = (pairs: readonly Scaling[], styles: Styles, words: Words): readonly Row[] => {
  const owns = pairs.flatMap(({ base, scaled, replicas, atOwnLimit: own }) =>
    own ? [{ base, scaled, replicas, ...own }] : [],
  )
  if (owns.length === 0) return []
  const level = (value: number, censored: boolean) =>
    `${censored ? words.label('mark.atLeast') : ''}${axisNumber(value)}`
  const counts = owns.map(({ replicas }) => replicas?.count ?? null)
  return [
    { kind: 'head', label: words.label('scaling.own') },
    ...owns
      .slice(0, 1)
      .flatMap((one) =>
        known(styles, one.base).map((style) => bar(style, level(one.levels[0], one.censored[0]), one.throughputs[0])),
      ),
    ...owns.flatMap((one, index) => [
      ...known(styles, one.scaled).map((style) =>
        bar(style, level(one.levels[1], one.censored[1]), one.throughputs[1], spanOf(one.throughputs[0], one.interval)),
      ),
      ...known(styles, one.base).flatMap((style) => {
        const isLast = counts.lastIndexOf(one.replicas?.count ?? null) === index
        return one.replicas && isLast
          ? [replicaRow(style, one.replicas, level(one.levels[0], one.censored[0]), words)]
          : []
      }),
    ]),
  ]
}

/** The comparison of one base layout with its larger ones, as headed groups of bars. */
export const scalingRows = (pairs: readonly Scaling[], styles: Styles, words: Words): readonly Row[] => {
  const ordered = pairs.toSorted((a, b) => a.gpus[1] - b.gpus[1])
  return [...equalRows(ordered, styles, words), ...ownRows(ordered, styles, words)]
}
