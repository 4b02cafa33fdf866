import type { TopLevelSpec } from 'vega-lite'
import { sizingOf } from '../model/served.ts'
import { type Decided, decidedOf } from '../chart-parts/decided.ts'
import { widest } from '../chart-parts/text-width.ts'
import { drawingWidth, ink, type Layer, layerOf, paper, quiet, textMark, theme } from '../chart-parts/theme.ts'
import type { Decision, Report } from '../model/report.ts'
import type { ChartFinding, DecisionChart, Drawing, Words } from './chart.ts'

/** Requests/s of one server. */
interface Loads {
  readonly demand: number | null
  readonly planned: number
  readonly limit: number
  /** The limit is only a lower bound. */
  readonly censored: boolean
}

const loadsOf = (report: Report, decision: Decision, { series }: Decided): Loads | null => {
  const { throughput, status } = series.capacity
  if (throughput === null || decision.planningRate === null) return null
  const option = sizingOf(report, decision)?.options.find((one) => one.series === series.id)
  return {
    demand: option ? option.utilization * throughput : null,
    planned: decision.planningRate.value,
    limit: throughput,
    censored: status === 'rightCensored',
  }
}

const bar = { top: 20, bottom: 38 } as const
const inside = (bar.top + bar.bottom) / 2

/** A text at a load, on the side of it where there is room. */
const beside = (text: string, at: number, most: number, y: number, color: string = ink): Layer => {
  const place = (at / most) * drawingWidth
  const isLeft = place + widest([text]) + 8 > drawingWidth
  return layerOf(
    [{ at }],
    { ...textMark, color, align: isLeft ? 'right' : 'left', dx: isLeft ? -4 : 4 },
    { x: { field: 'at', type: 'quantitative' }, y: { value: y }, text: { value: text } },
  )
}

const tick = (at: number, from: number, to: number, strokeWidth: number): Layer =>
  layerOf(
    [{ at }],
    { type: 'rule', stroke: ink, strokeWidth },
    { x: { field: 'at', type: 'quantitative' }, y: { value: from }, y2: { value: to } },
  )

const block = (to: number, mark: object): Layer =>
  layerOf(
    [{ from: 0, to }],
    { type: 'rect', ...mark },
    {
      x: { field: 'from', type: 'quantitative' },
      x2: { field: 'to' },
      y: { value: bar.top },
      y2: { value: bar.bottom },
    },
  )

/** Shares of a limit that is a lower bound are at most, and what is left at least. */
const boundsOf = ({ censored }: Loads, words: Words) => ({
  atMost: censored ? words.label('mark.atMost') : '',
  atLeast: censored ? words.label('mark.atLeast') : '',
})

const share = (value: number, loads: Loads, words: Words): string =>
  `${boundsOf(loads, words).atMost}${words.value(value / loads.limit, 'share')}`

const textsOf = (loads: Loads, words: Words) => ({
  planned: words.label('mark.planningShare', {
    rate: words.value(loads.planned, 'plannedRate'),
    share: share(loads.planned, loads, words),
  }),
  highest: words.label('mark.highest', {
    rate: `${boundsOf(loads, words).atLeast}${words.value(loads.limit, 'rate')}`,
  }),
  demand:
    loads.demand === null
      ? ''
      : words.label('mark.demandRate', {
          rate: words.value(loads.demand, 'rate'),
          share: share(loads.demand, loads, words),
        }),
})

/** How far the rate is filled: what is asked for, else what is planned with. */
const specOf = (loads: Loads, words: Words): TopLevelSpec => {
  const { demand, planned, limit } = loads
  const most = Math.max(limit, planned, demand ?? 0)
  const texts = textsOf(loads, words)
  const filled = demand ?? planned
  const fits = (filled / most) * drawingWidth > widest([texts.demand]) + 12
  return {
    ...theme,
    height: 58,
    encoding: { x: { type: 'quantitative', scale: { domain: [0, most], nice: false }, axis: null } },
    layer: [
      block(limit, { fill: '#ececec', stroke: quiet, strokeWidth: 0.8 }),
      block(filled, { fill: demand === null ? '#9a9a9a' : '#5c5c5c' }),
      tick(planned, bar.top - 6, bar.bottom + 2, 2),
      tick(limit, bar.top, bar.bottom + 8, 1.4),
      beside(texts.planned, planned, most, bar.top - 12),
      beside(texts.highest, limit, most, bar.bottom + 12),
      ...(demand === null
        ? []
        : [fits ? { ...beside(texts.demand, 0, most, inside, paper) } : beside(texts.demand, filled, most, inside)]),
    ],
  } as TopLevelSpec
}

const findingOf = ({ planningRate }: Decision, { demand, planned, limit }: Loads): ChartFinding => {
  if (demand !== null) return 'gauge.demand'
  if (planned > limit) return 'gauge.above'
  return planningRate?.from === 'replay' && planningRate.cappedBy !== 'share' ? 'gauge.simulated' : 'gauge.planned'
}

const drawing = (decision: Decision, decided: Decided, loads: Loads, words: Words): Drawing => {
  const texts = textsOf(loads, words)
  return {
    id: `${decision.id}-gauge`,
    spec: specOf(loads, words),
    finding: findingOf(decision, loads),
    values: {
      layout: decided.chosen.label,
      servers: decided.servers,
      ...boundsOf(loads, words),
      plannedShare: loads.planned / loads.limit,
      headroom: 1 - loads.planned / loads.limit,
      demandShare: loads.demand === null ? null : loads.demand / loads.limit,
      marks: words.list([texts.planned, texts.highest, texts.demand].filter((text) => text !== '')),
    },
  }
}

/** One bar of a server of the recommended layout: what is asked for or planned with, of the most that keeps the SLA. */
export const gauge: DecisionChart = (decision, words) => {
  const decided = decidedOf(decision, words)
  const loads = decided && loadsOf(words.report, decision, decided)
  return decided && loads ? [drawing(decision, decided, loads, words)] : []
}
