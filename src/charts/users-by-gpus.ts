import type { TopLevelSpec } from 'vega-lite'
import { decidedOf, usersOf, type Decided, type Reading } from '../chart-parts/decided.ts'
import type { DrawnSeries } from '../chart-parts/drawn-series.ts'
import { assumedMarks, assumedSymbol, markChannels, measuredSymbol, rowChannel } from '../chart-parts/legend.ts'
import { linearScale } from '../chart-parts/scale.ts'
import { widest, wrapped } from '../chart-parts/text-width.ts'
import { decidedColour, ink, lineHeight, textMark, theme, vermilion, type Layer } from '../chart-parts/theme.ts'
import type { Decision, Report, Users } from '../model/report.ts'
import type { DecisionChart, Drawing, Words } from './chart.ts'

/** A layout, or servers of it beside each other, with the users that it carries. */
interface Row {
  readonly kind: 'measured' | 'estimated'
  readonly series: string
  readonly label: string
  readonly gpus: number | null
  /** Null where the layout answers too slowly for users who send like this. */
  readonly users: number | null
}

const mostMeasured = 6

const measuredRows = ({ members, chosen }: Decided, reading: Users): readonly Row[] => {
  const rows = members.flatMap(({ id, label, series }): readonly Row[] => {
    const users = usersOf(series, reading)
    return users
      ? [{ kind: 'measured', series: id, label, gpus: series.layout.gpus, users: users.reachable ? users.users : null }]
      : []
  })
  const first = rows.toSorted(
    (a, b) => Number(b.series === chosen.id) - Number(a.series === chosen.id) || (b.users ?? 0) - (a.users ?? 0),
  )
  return rows.filter((row) => first.indexOf(row) < mostMeasured)
}

/** The decision's own servers, and one more where that is a server too. */
const estimatedRows = (
  decision: Decision,
  { chosen, servers, series }: Decided,
  reading: Users,
  words: Words,
): readonly Row[] => {
  const copies = (count: number, users: number): Row => ({
    kind: 'estimated',
    series: chosen.id,
    label: `${chosen.label} (${words.label('mark.replicas')} × ${count})`,
    gpus: series.layout.gpus === null ? null : count * series.layout.gpus,
    users,
  })
  const all = decision.users.find(
    (row) => row.basis === reading.basis && row.interval === reading.interval && row.thinkTime === reading.thinkTime,
  )
  const { oneMore } = decision
  const isFirst =
    usersOf(series, reading)?.users ===
    series.users.find(({ model, reachable }) => model !== 'fixed' && reachable)?.users
  return [
    ...(servers > 1 && all ? [copies(servers, all.users)] : []),
    ...(oneMore?.kind === 'copy' && oneMore.users !== null && isFirst ? [copies(servers + 1, oneMore.users)] : []),
  ]
}

const rowsOf = (decision: Decision, decided: Decided, reading: Users, words: Words): readonly Row[] =>
  [...measuredRows(decided, reading), ...estimatedRows(decision, decided, reading, words)].toSorted(
    (a, b) => (a.gpus ?? Infinity) - (b.gpus ?? Infinity) || (a.users ?? 0) - (b.users ?? 0),
  )

const gap = 14
const valueWidth = 60
const widestLabel = 230

const titleOf = ({ basis, interval, thinkTime }: Users, words: Words): string =>
  basis === 'open'
    ? words.label('axis.usersEvery', { interval: words.value(interval, 'seconds') })
    : words.label('axis.usersThinking', { thinkTime: words.value(thinkTime, 'seconds') })

const gpusText = ({ gpus }: Row, words: Words): string =>
  gpus === null ? words.label('mark.gpusUnknown') : words.label('mark.gpus', { gpus })

const usersText = ({ users }: Row, words: Words): string =>
  users === null ? words.label('mark.unreachable') : words.value(users, 'plannedUsers')

const demandRule = (users: number, words: Words): readonly Layer[] => [
  {
    data: { values: [{ users }] },
    mark: { type: 'rule', stroke: vermilion, strokeWidth: 1.4, strokeDash: [5, 2] },
    encoding: { y: { value: -4 }, y2: { value: 'height' } },
  },
  {
    data: { values: [{ users }] },
    mark: { ...textMark, align: 'center' },
    encoding: {
      y: { value: -12 },
      text: {
        value: words.label('mark.demand', {
          asked: words.label('mark.askedUsers', { users: words.value(users, 'count') }),
        }),
      },
    },
  },
]

/** Draws nothing but a legend, and that where both kinds occur: Vega-Lite has none for bars and marks together. */
const legendOf = (rows: readonly Row[], words: Words): readonly Layer[] => {
  const entries = [
    { id: 'measured', label: words.label('mark.measured'), symbol: measuredSymbol },
    { id: 'estimated', label: words.label('mark.estimated'), symbol: assumedSymbol },
  ]
  if (!entries.every(({ id }) => rows.some(({ kind }) => kind === id))) return []
  const nowhere = { x: { value: 0 }, y: { value: 0 } }
  return [{ data: { values: [] }, mark: 'point', encoding: { ...markChannels('kind', entries), ...nowhere } }]
}

/** Bars of what was measured; estimates are a hollow mark on a hair, whatever they promise. */
const specOf = (
  rows: readonly Row[],
  reading: Users,
  demand: number | null,
  chosen: DrawnSeries,
  words: Words,
): TopLevelSpec => {
  const names = rows.map(({ label }) => wrapped(label, widestLabel))
  const counts = rows.map((row) => gpusText(row, words))
  const values = rows.map((row, index) => ({
    ...row,
    index,
    count: counts[index],
    fill: row.series === chosen.id ? decidedColour(ink) : '#9a9a9a',
    text: row.kind === 'measured' ? usersText(row, words) : `(${usersText(row, words)})`,
    users: row.users ?? 0,
  }))
  const only = (kind: Row['kind']) => ({ values: values.filter((row) => row.kind === kind) })
  return {
    ...theme,
    height: { step: Math.max(...names.map(({ length }) => length)) * lineHeight + 9 },
    data: { values },
    encoding: {
      x: {
        field: 'users',
        type: 'quantitative',
        scale: {
          domain: [...linearScale([...rows.map(({ users }) => users ?? 0), demand ?? 0]).domain],
          nice: false,
          rangeMax: { expr: `width - ${valueWidth}` },
        },
        axis: { title: titleOf(reading, words), grid: false, tickCount: 5, format: ',d' },
      },
      y: rowChannel(names, widest(counts) + 2 * gap),
    },
    layer: [
      {
        data: only('measured'),
        mark: { type: 'bar', height: 13 },
        encoding: { fill: { field: 'fill', type: 'nominal', scale: null } },
      },
      ...assumedMarks(
        values.filter((row) => row.kind === 'estimated'),
        'users',
      ),
      { mark: { ...textMark, align: 'left', dx: 8 }, encoding: { text: { field: 'text' } } },
      { mark: { ...textMark, align: 'right' }, encoding: { x: { value: -gap }, text: { field: 'count' } } },
      ...(demand === null ? [] : demandRule(demand, words)),
      ...legendOf(rows, words),
    ],
  } as TopLevelSpec
}

/** Users as the demand says that they send, else as the first reading says that a user can keep to. */
const readingOf = (report: Report, decision: Decision, { series }: Decided): Users | undefined => {
  const kept = decision.users.filter(({ reachable }) => reachable)
  const own = kept.find((row) => demandOf(report, decision, row) !== null) ?? kept[0]
  return own && usersOf(series, own)
}

/** The users that are asked for, on the peak day where one is known, where they send as the chart says. */
const demandOf = (report: Report, decision: Decision, { basis, interval, thinkTime }: Reading): number | null => {
  const demand = report.demand.find(({ id }) => id === decision.demand)
  if (!demand || demand.kind !== basis) return null
  return (basis === 'open' ? demand.interval === interval : demand.thinkTime === thinkTime)
    ? (demand.peakUsers ?? demand.users)
    : null
}

const drawing = (report: Report, decision: Decision, decided: Decided, reading: Users, words: Words): Drawing => {
  const rows = rowsOf(decision, decided, reading, words)
  const measured = rows.filter(({ kind }) => kind === 'measured')
  const best = measured.reduce((a, b) => ((b.users ?? -1) > (a.users ?? -1) ? b : a))
  const told = (one: Row) => `${gpusText(one, words)}, ${one.label}: ${usersText(one, words)}`
  const own = measured.find(({ series }) => series === decided.chosen.id) ?? best
  const all = decided.servers > 1 ? rows.find(({ kind }) => kind === 'estimated') : undefined
  return {
    id: `${decision.id}-users-by-gpus`,
    spec: specOf(rows, reading, demandOf(report, decision, reading), decided.chosen, words),
    finding: `usersByGpus.${all ? 'servers' : measured.length === 1 ? 'only' : own.users === best.users ? 'best' : 'most'}`,
    values: {
      reading: titleOf(reading, words),
      layout: own.label,
      gpus: gpusText(own, words),
      users: own.users,
      best: best.label,
      bestGpus: gpusText(best, words),
      bestUsers: best.users,
      servers: decided.servers,
      allGpus: all ? gpusText(all, words) : null,
      allUsers: all?.users ?? null,
      measured: measured.map(told).join('; '),
      estimated:
        rows
          .filter(({ kind }) => kind === 'estimated')
          .map(told)
          .join('; ') || '—',
    },
  }
}

/** Users by the GPUs that carry them: as measured of each layout, and what more servers are estimated to carry. */
export const usersByGpus: DecisionChart = {
  draw: (report, decision, words) => {
    const decided = decidedOf(report, decision, words)
    const reading = decided && readingOf(report, decision, decided)
    return decided && reading ? [drawing(report, decision, decided, reading, words)] : []
  },
}
