import { byId } from '../model/by-id.ts'
import type { TopLevelSpec } from 'vega-lite'
import { sizingOf } from '../model/served.ts'
import { distinct, drawnSeries, type DrawnSeries } from '../chart-parts/drawn-series.ts'
import { endLabels, endWidth } from '../chart-parts/end-labels.ts'
import { horizontal, type LinePoint, plotTitle, seriesLines, vertical } from '../chart-parts/line-chart.ts'
import { uprightRule } from '../chart-parts/rules.ts'
import { linearScale } from '../chart-parts/scale.ts'
import { drawingWidth, fontSize, ink, layerOf, theme } from '../chart-parts/theme.ts'
import type { Cost, Decision, Demand, Report, Sizing } from '../model/report.ts'
import type { DecisionChart, Drawing, Words } from './chart.ts'

/** An option that has a price, with the cost of one of its servers. */
interface Priced {
  readonly drawn: DrawnSeries
  readonly option: Sizing['options'][number]
  readonly server: Cost
  readonly monthly: number
  readonly limit: number
}

const most = 4

/** How often users who wait ask depends on the layout, so that none is drawn of their number. */
const isOfWaiting = ({ demand }: Report, sizing: Sizing): boolean => byId(demand, sizing.demand)?.kind === 'closed'

const pricedOf = (report: Report, sizing: Sizing, members: readonly DrawnSeries[]): readonly Priced[] =>
  (isOfWaiting(report, sizing) ? [] : sizing.options).flatMap((option): readonly Priced[] => {
    const drawn = members.find(({ id }) => id === option.series)
    const server = option.cost && report.costs[option.cost.cost]
    const monthly = option.cost?.monthly ?? null
    const limit = drawn?.series.capacity.throughput ?? null
    return drawn && server && monthly !== null && limit !== null ? [{ drawn, option, server, monthly, limit }] : []
  })

/** A month of so many servers, as straight a line over their mean load as electricity is. */
const monthlyOf = ({ loads }: Cost, servers: number, utilization: number): number | null => {
  const known = loads.flatMap(({ utilization: u, monthly }) => (monthly === null ? [] : [{ u, monthly }]))
  const [a, b] = [known[0], known.at(-1)]
  if (!a || !b) return null
  const slope = b.u > a.u ? (b.monthly - a.monthly) / (b.u - a.u) : 0
  return servers * (a.monthly + slope * (utilization - a.u))
}

/** More steps of a line are told by several together, too small to be seen. */
const mostSteps = 200

/** Both ends of each step: the servers that so many requests/s take, and what these cost at their mean load. */
const stepsOf = (
  { drawn, option, server, limit }: Priced,
  demand: Demand,
  spare: number,
  highest: number,
): readonly LinePoint[] => {
  const perUser = option.arrivalRate / (demand.lastUsers ?? demand.users ?? option.arrivalRate)
  const reach = option.each / perUser
  const needed = Math.ceil(highest / reach)
  const together = Math.ceil(needed / mostSteps)
  const at = (x: number, servers: number, order: number): LinePoint => {
    const all = servers + spare
    const y = monthlyOf(server, all, ((x * perUser) / (all * limit)) * (demand.meanLoad ?? 1))
    return { series: drawn.id, order, x, y, standing: 'unknown' }
  }
  return Array.from({ length: Math.ceil(needed / together) }, (_, i) => {
    const [first, last] = [i * together + 1, Math.min(needed, (i + 1) * together)]
    return [at((first - 1) * reach, first, 2 * i), at(Math.min(last * reach, highest), last, 2 * i + 1)]
  }).flat()
}

const askedText = (asked: number, { users }: Demand, words: Words): string =>
  users === null
    ? words.label('mark.askedRate', { rate: words.value(asked, 'rate') })
    : words.label('mark.askedUsers', { users: words.value(asked, 'count') })

/** To half as much again as is asked for, and to the second step of the first option where that is not far. */
const furthest = ({ option }: Priced, asked: number): number =>
  asked * Math.max(1.5, Math.min(10, (2.2 * option.each) / option.arrivalRate))

const height = 180
const top = 24
const band = { top, bottom: height }
const left = 64
/** Of the plot: so low a line meets a name at the foot, and so far to the left a name above meets the title. */
const LOW = 0.15
const UNDER_TITLE = 0.4

const specOf = (priced: readonly Priced[], demand: Demand, asked: number, words: Words): TopLevelSpec => {
  const x = linearScale([furthest(priced[0]!, asked)])
  const points = priced.flatMap((one) => stepsOf(one, demand, words.report.plan.spare, x.domain[1]))
  const y = linearScale(points.flatMap((point) => point.y ?? []))
  const series = priced.map(({ drawn }) => drawn)
  const isUsers = demand.users !== null
  const title = words.label(isUsers ? 'axis.users' : 'axis.offeredRate')
  const shown = askedText(asked, demand, words)
  const isLow = priced[0]!.monthly < LOW * y.domain[1] && asked > UNDER_TITLE * x.domain[1]
  return {
    ...theme,
    height,
    data: { values: points },
    encoding: {
      x: horizontal({ title, scale: x }, drawingWidth - left - endWidth(series)),
      y: vertical(y, band, left),
    },
    layer: [
      ...uprightRule(asked, words.label('mark.demand', { asked: shown }), 'right', band, isLow ? 'top' : 'foot'),
      seriesLines(series, series[0] ?? null),
      ...endLabels(points, series, series[0] ?? null, y, band),
      layerOf(
        priced.map(({ monthly }) => ({ x: asked, y: monthly })),
        { type: 'point', shape: 'circle', size: 44, fill: ink, stroke: ink, opacity: 1 },
      ),
      plotTitle(words.label('axis.costs', { currency: words.currency }), top - fontSize - 2),
    ],
  } as TopLevelSpec
}

const drawing = (decision: Decision, sizing: Sizing, demand: Demand, words: Words): readonly Drawing[] => {
  const { report } = words
  const workload = report.workloads.find(({ id }) => id === sizing.workload)
  const members = workload ? drawnSeries(workload, words) : []
  const priced = pricedOf(report, sizing, members)
    .toSorted((a, b) => a.monthly - b.monthly)
    .slice(0, most)
  const asked = demand.lastUsers ?? demand.users ?? demand.arrivalRate
  const [cheapest] = priced
  if (priced.some(({ option }) => option.pool?.rate != null)) return []
  if (!workload || !cheapest || asked === null || asked <= 0) return []
  const labels = distinct(priced.map(({ drawn }) => drawn.label))
  return [
    {
      id: `${decision.id}-cost-by-users`,
      spec: specOf(priced, demand, asked, words),
      finding: priced.length > 1 ? 'costByUsers.cheapest' : 'costByUsers.only',
      values: {
        layout: cheapest.drawn.label,
        asked: askedText(asked, demand, words),
        monthly: words.money(cheapest.monthly),
        costs: words.items(priced.map(({ monthly }, i) => `${labels[i]}: ${words.money(monthly)}`)),
        others: words.list(priced.slice(1).map(({ monthly }, i) => `${labels[i + 1]} ${words.money(monthly)}`)),
      },
    },
  ]
}

/**
 * What the options that have a price cost a month, over the users that they serve; as many servers as these take. Nothing of
 * servers as one pool, whose steps are not alike.
 */
export const costByUsers: DecisionChart = (decision, words) => {
  const sizing = sizingOf(words.report, decision)
  const demand = words.report.demand.find(({ id }) => id === decision.demand)
  return sizing && demand ? drawing(decision, sizing, demand, words) : []
}
