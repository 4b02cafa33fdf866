import type { Words } from '../charts/chart.ts'
import type { Point, Standing, Workload } from '../model/report.ts'
import type { DrawnSeries, Panel } from './drawn-series.ts'
import { axisNumber } from './ticks.ts'

export type CaptionValues = Readonly<Record<string, string | number | null>>

const mostNamed = 4

/** An audit may forbid a level to carry a verdict; it is then drawn as not judged. */
export const shownStanding = ({ usable }: Point, standing: Standing): Standing => (usable ? standing : 'unknown')

/** `RTX 5090: 128; 2× RTX 5090 TP2: 256`, a dash where there is none, one dash if there is none at all. */
export const listed = (series: readonly DrawnSeries[], value: (one: DrawnSeries) => number | null): string => {
  if (series.every((one) => value(one) === null)) return '—'
  const texts = series.map((one) => {
    const number = value(one)
    return `${one.label}: ${number === null ? '—' : axisNumber(number)}`
  })
  return [...texts.slice(0, mostNamed), ...(texts.length > mostNamed ? ['…'] : [])].join('; ')
}

export const workloadValues = ({ model, inputTokens, outputTokens }: Workload): CaptionValues => ({
  model,
  inputTokens,
  outputTokens,
})

/** How many levels stand how. */
export const standingCounts = (standings: readonly Standing[]): CaptionValues => {
  const count = (...wanted: readonly Standing[]) => standings.filter((one) => wanted.includes(one)).length
  return {
    levels: standings.length,
    passing: count('pass', 'confirmedPass'),
    undecided: count('undecided'),
    failing: count('fail', 'confirmedFail'),
    unjudged: count('unknown'),
  }
}

/** Values that the captions of charts over a level share. */
export const panelValues = (workload: Workload, panel: Panel, words: Words): CaptionValues => ({
  ...workloadValues(workload),
  part: panel.part,
  layouts: panel.series.length,
  axis: words.label(`axis.${panel.axis}`),
  limits: listed(panel.series, ({ series }) => series.capacity.maxConcurrency),
})
