import type { TopLevelSpec } from 'vega-lite'
import { askedUsers, type Reading } from '../model/served.ts'
import { type Decided, decidedOf } from '../chart-parts/decided.ts'
import type { DrawnSeries } from '../chart-parts/drawn-series.ts'
import { assumedMarks, assumedSymbol, markChannels, measuredSymbol, rowChannel } from '../chart-parts/legend.ts'
import { dashed } from '../chart-parts/rules.ts'
import { linearScale } from '../chart-parts/scale.ts'
import { widest, wrapped } from '../chart-parts/text-width.ts'
import { decidedColour, ink, type Layer, layerOf, lineHeight, textMark, theme } from '../chart-parts/theme.ts'
import { gpusText, readingOf, type Row, titleOf, userRows, usersText } from '../chart-parts/user-rows.ts'
import type { Decision } from '../model/report.ts'
import type { DecisionChart, Drawing, Words } from './chart.ts'

const gap = 14
const valueWidth = 60
const widestLabel = 230

const askedText = (users: number, words: Words): string =>
  words.label('mark.demand', { asked: words.label('mark.askedUsers', { users: words.value(users, 'count') }) })

const demandRule = (users: number, words: Words): readonly Layer[] => [
  layerOf([{ users }], dashed, { y: { value: -4 }, y2: { value: 'height' } }),
  layerOf(
    [{ users }],
    { ...textMark, align: 'center' },
    { y: { value: -12 }, text: { value: askedText(users, words) } },
  ),
]

const fillOf = ({ series }: Row, chosen: DrawnSeries): string => (series === chosen.id ? decidedColour(ink) : '#9a9a9a')

/** Draws nothing but a legend, and that where both kinds occur: Vega-Lite has none for bars and marks together. */
const legendOf = (rows: readonly Row[], chosen: DrawnSeries, words: Words): readonly Layer[] => {
  const fills = rows.flatMap((row) => (row.kind === 'measured' ? fillOf(row, chosen) : []))
  const entries = [
    { id: 'measured', label: words.label('mark.measuredLayout'), symbol: measuredSymbol(fills) },
    { id: 'estimated', label: words.label('mark.estimated'), symbol: assumedSymbol },
  ]
  if (!entries.every(({ id }) => rows.some(({ kind }) => kind === id))) return []
  const nowhere = { x: { value: 0 }, y: { value: 0 } }
  return [layerOf([], 'point', { ...markChannels('kind', entries), ...nowhere })]
}

/** Bars of what was measured; estimates are a hollow mark on a hair, whatever they promise. */
const specOf = (
  rows: readonly Row[],
  reading: Reading,
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
    fill: fillOf(row, chosen),
    text: row.kind === 'measured' ? usersText(row, words) : `(${usersText(row, words)})`,
    users: row.users ?? 0,
  }))
  const only = (kind: Row['kind']) => values.filter((row) => row.kind === kind)
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
        axis: { title: titleOf(reading, words), grid: false, tickCount: 5, tickMinStep: 1, format: ',d' },
      },
      y: rowChannel(names, widest(counts) + 2 * gap),
    },
    layer: [
      layerOf(only('measured'), { type: 'bar', height: 13 }, { fill: { field: 'fill', type: 'nominal', scale: null } }),
      ...assumedMarks(only('estimated'), 'users'),
      { mark: { ...textMark, align: 'left', dx: 8 }, encoding: { text: { field: 'text' } } },
      { mark: { ...textMark, align: 'right' }, encoding: { x: { value: -gap }, text: { field: 'count' } } },
      ...(demand === null ? [] : demandRule(demand, words)),
      ...legendOf(rows, chosen, words),
    ],
  } as TopLevelSpec
}

const drawing = (decision: Decision, decided: Decided, reading: Reading, words: Words): Drawing => {
  const rows = userRows(decision, decided, reading, words)
  const measured = rows.filter(({ kind }) => kind === 'measured')
  const best = measured.reduce((a, b) => ((b.users ?? -1) > (a.users ?? -1) ? b : a))
  const told = (one: Row) =>
    words.label('mark.usersOf', { gpus: gpusText(one, words), layout: one.label, users: usersText(one, words) })
  const own = measured.find(({ series }) => series === decided.chosen.id) ?? best
  const all = decided.servers > 1 ? rows.find(({ kind }) => kind === 'estimated') : undefined
  return {
    id: `${decision.id}-users-by-gpus`,
    spec: specOf(rows, reading, askedUsers(words.report, decision, reading), decided.chosen, words),
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
      measured: words.items(measured.map(told)),
      estimated: words.items(rows.filter(({ kind }) => kind === 'estimated').map(told)) || '—',
    },
  }
}

/** Users by the GPUs that carry them: as measured of each layout, and what more servers are estimated to carry. */
export const usersByGpus: DecisionChart = (decision, words) => {
  const decided = decidedOf(decision, words)
  const reading = decided && readingOf(words.report, decision)
  if (!decided || !reading) return []
  const somebody = userRows(decision, decided, reading, words).some(({ users }) => (users ?? 0) > 0)
  return somebody ? [drawing(decision, decided, reading, words)] : []
}
