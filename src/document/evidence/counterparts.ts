import { inputOf } from '../../inputs/index.ts'
import type { Language } from '../../i18n/language.ts'
import { ofSeries, placeOf } from '../../model/by-id.ts'
import type { MetricDefinition } from '../../model/metric.ts'
import { valueAt } from '../../model/place.ts'
import type { Counterpart, Report, Series } from '../../model/report.ts'
import {
  type Block,
  body,
  breakable,
  type Cell,
  cell,
  filled,
  type FilledColumn,
  left,
  note,
  type Section,
  sectionOf,
  type Table,
  tableOf,
  type Tone,
} from '../block.ts'
import { layoutText, levelText, limitName, metricName, seriesOf, workloadText } from '../speech.ts'
import { noteTexts } from '../meanings.ts'
import { columnsIn } from '../columns.ts'
import type { Edition } from '../edition.ts'

const toolName = (id: string): string => inputOf(id)?.tool ?? id

const clientsOf = (report: Report, series: Series): string =>
  [...new Set(ofSeries(report.runs, series.id).flatMap(({ backend }) => backend ?? []))].join(', ')

/** A series by what sets it apart among its counterparts. */
const nameOf = (report: Report, id: string, { differing }: Counterpart): string => {
  const series = seriesOf(report, id)
  const parts = {
    tool: toolName(series.tool),
    engine: series.engine ?? '',
    client: clientsOf(report, series),
    setting: Object.entries(series.variant)
      .map(([key, value]) => `${key}=${value}`)
      .join(', '),
  }
  const told = differing.map((kind) => parts[kind]).filter((part) => part !== '')
  return told.length > 0 ? told.join(' · ') : series.name
}

interface Told extends Edition {
  readonly one: Counterpart
  readonly names: readonly string[]
}

const caption = (id: 'metrics' | 'rows' | 'conditions', told: Told): string => {
  const { report, one } = told
  const series = seriesOf(report, one.series[0]!)
  const { variant: _, distinction: __, ...plain } = series
  return told.say(`counterparts.${id}`, {
    workload: workloadText(series.workload, told),
    layout: layoutText({ ...plain, variant: {}, distinction: {} }, told),
  })
}

const namesOf = ({ one, names }: Told, ids: readonly string[]): readonly string[] =>
  ids.map((id) => names[one.series.indexOf(id)]!)

/** `client,perRequest,linear` in words; of runs that differ, each. */
const definitionText = (key: string | null, { say, list }: Language): string => {
  if (key === null) return say('counterparts.none')
  const texts = key.split(' + ').map((each) => {
    const [clock, weighting, percentiles] = each.split(',') as [
      MetricDefinition['clock'],
      MetricDefinition['weighting'],
      MetricDefinition['percentiles'],
    ]
    return list([
      say(`definition.weighting.${weighting}`),
      say(`definition.percentiles.${percentiles}`),
      say(`definition.clock.${clock}`),
    ])
  })
  return texts.join(' / ')
}

const comparedCell = (metric: Counterpart['metrics'][number], told: Told): Cell => {
  if (metric.refused.length === 0) return cell(told.say('counterparts.compares'), { tone: 'pass' })
  const tools = namesOf(told, metric.comparable)
  if (tools.length > 0)
    return cell(told.say('counterparts.compares.some', { tools: told.list(tools) }), { tone: 'warning' })
  const absent = metric.refused.filter(({ reason }) => reason === 'absent').map(({ series }) => series)
  return metric.refused.some(({ reason }) => reason === 'definition')
    ? cell(told.say('counterparts.refused.definition'), { tone: 'unknown' })
    : cell(told.say('counterparts.refused.absent', { tools: told.list(namesOf(told, absent)) }), { tone: 'unknown' })
}

/** Why a tool has no ITL, where that keeps it from being compared. */
const gapNotes = (told: Told): readonly string[] => {
  const { report, one } = told
  const refused = one.metrics.some(({ metric, comparable }) => metric === 'itl' && comparable.length === 0)
  const made = refused ? one.series.map((id) => seriesOf(report, id)) : []
  return noteTexts(made, told, ['noItl', 'tpotAsItl'])
}

const metricsTable = (told: Told): Table => {
  const { one, names } = told
  const columnOf = columnsIn<Counterpart['metrics'][number]>(told)
  const columns = [
    columnOf.named('column.metric', ({ metric }) => metricName(metric)),
    ...names.map(
      (name, i) =>
        [
          left(name),
          ({ definitions }: Counterpart['metrics'][number]) => cell(definitionText(definitions[i]!, told)),
        ] as const,
    ),
    columnOf.left('column.comparable', (metric) => comparedCell(metric, told)),
  ]
  return tableOf(caption('metrics', told), one.metrics, columns, { dense: true, notes: gapNotes(told) })
}

type Row = Counterpart['rows'][number]

const numberName = ({ metric, statistic }: Row, { say }: Language): string => {
  if (statistic !== null) return limitName(`${metric}.${statistic}`)
  return say(metric === 'requests' ? 'number.requests' : 'number.outputTokens')
}

const placeIn = (report: Report, id: string, { metric, statistic }: Row): string => {
  const run = placeOf(report.runs, id)
  if (statistic === null) return `runs/${run}/throughput/${metric}`
  const own = `runs/${run}/latency/${metric}/${statistic}`
  return valueAt(report, own) === undefined ? `runs/${run}/latency/${metric}/others/${statistic}` : own
}

const valueCell = (row: Row, i: number, ref: string, { report, value, say }: Told): Cell => {
  const id = row.runs[i]
  if (id == null) return cell('—')
  const place = placeIn(report, id, row)
  const number = valueAt(report, place) as number
  const told = value(number, row.statistic === null ? (row.metric === 'requests' ? 'rate' : 'number') : 'latency')
  const change = row.changes[i] ?? null
  return change === null
    ? cell(told, { ref: place, nature: 'measured' })
    : cell(say('counterparts.change', { value: told, change }), { ref: `${ref}/changes/${i}` })
}

const rowsTable = (told: Told, ref: string): readonly Block[] => {
  const { report, one, names } = told
  const columnOf = columnsIn<Row>(told)
  const { axis } = seriesOf(report, one.series[0]!).capacity
  const columns = [
    columnOf.named('column.run.load', ({ level }) => levelText(axis, level, told)),
    columnOf.left('column.metric', (row) => numberName(row, told)),
    ...names.map((name, j) => columnOf.headed(name, (row, i) => valueCell(row, j, `${ref}/rows/${i}`, told))),
  ]
  const notes = [told.say('counterparts.rows.note', { command: 'konkyo compare' })]
  return filled(tableOf(caption('rows', told), one.rows, columns, { dense: true, notes }))
}

type Condition = Counterpart['conditions'][number]

const loads = ['closed', 'open', 'capped'] as const

const conditionText = ({ id }: Condition, value: string | null, { say, list }: Language): string => {
  if (value === null) return say('notRecorded')
  if (id === 'tool') return toolName(value)
  if (id === 'definitions') return list([...value.matchAll(/(\w+): /g)].map(([, metric]) => metricName(metric!)))
  const load = id === 'load' && loads.find((one) => one === value)
  return load ? say(`counterparts.load.${load}`) : value
}

const tones: Readonly<Record<Condition['status'], Tone>> = { met: 'pass', differs: 'warning', notRecorded: 'unknown' }

const conditionsTable = (told: Told): Block => {
  const { one, names } = told
  const columnOf = columnsIn<Condition>(told)
  const columns = [
    columnOf.named('column.condition', ({ id }) => told.say(`fair.${id}`)),
    ...names.map((name, i): FilledColumn<Condition> => [
      breakable(name),
      (condition) => cell(conditionText(condition, condition.values[i]!, told)),
    ]),
    columnOf.left('column.status', ({ status }) => cell(told.say(`counterparts.${status}`), { tone: tones[status] })),
  ]
  return tableOf(caption('conditions', told), one.conditions, columns, { dense: true })
}

const listOf = (status: 'differs' | 'notRecorded', { one, say, list }: Told): readonly Block[] => {
  const found = one.conditions.filter((each) => each.status === status).map(({ id }) => say(`fair.${id}`))
  if (found.length === 0) return []
  const conditions = list(found)
  return [note(say(status === 'differs' ? 'counterparts.differ' : 'counterparts.open', { conditions }))]
}

const blocksOf = (edition: Edition, i: number): readonly Block[] => {
  const { report } = edition
  const one = report.counterparts[i]!
  const told = { ...edition, one, names: one.series.map((id) => nameOf(report, id, one)) }
  const differing = one.differing.map((kind) => edition.say(`counterparts.differing.${kind}`))
  return [
    body(edition.say('counterparts.text', { differing: edition.list(differing) })),
    ...filled(metricsTable(told)),
    ...rowsTable(told, `counterparts/${i}`),
    conditionsTable(told),
    ...listOf('differs', told),
    ...listOf('notRecorded', told),
  ]
}

/** More comparisons than this are left to report.json. */
const comparedAtMost = 50

/** Results of one model, layout and workload by several tools, engines, clients or settings: what compares, and how fairly. */
export const counterparts = (edition: Edition): readonly Section[] => {
  const more = edition.report.counterparts.length - comparedAtMost
  return sectionOf('counterparts', edition.say('section.counterparts'), [
    edition.report.counterparts.slice(0, comparedAtMost).flatMap((_, i) => blocksOf(edition, i)),
    more > 0 && note(edition.say('counterparts.more', { count: more })),
  ])
}

/** One sentence where results of several tools stand side by side and some metric of them does not compare. */
export const counterpartsRemark = ({ report, list, say }: Edition): readonly Block[] => {
  const between = report.counterparts.filter(({ differing }) => differing.includes('tool'))
  const refused = between.flatMap(({ metrics }) => metrics.filter(({ comparable }) => comparable.length === 0))
  const metrics = [...new Set(refused.map(({ metric }) => metricName(metric)))]
  const ids = between.flatMap(({ series }) => series.map((id) => toolName(seriesOf(report, id).tool)))
  const names = { tools: list([...new Set(ids)]), metrics: list(metrics) }
  return metrics.length > 0 ? [note(say('counterparts.body', names))] : []
}
