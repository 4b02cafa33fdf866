import { limitName } from '../../src/document/speech.ts'
import { percentileOf } from '../../src/model/metric.ts'
import { decidingId } from '../../src/model/of-series.ts'
import { itemsOf, type Listening, type Said } from './listening.ts'
import { lacks, tookAway, type Row, type Table } from './table.ts'

/** A claim that does not hold, in words. */
export type Faults = readonly string[]

export const unless = (holds: boolean, fault: string): Faults => (holds ? [] : [fault])

/** Rows that a text of levels names; a level that is in no row gives undefined. */
export const rowsIn = (text: unknown, { rows }: Table, { heard }: Listening): readonly (Row | undefined)[] =>
  heard(text).flatMap(({ values }) =>
    itemsOf('levels' in values ? values['levels'] : values['level']).map((level) =>
      rows.find(
        (row) => row.level === Number(level) && (!('offered' in values) || row.point.requestRate === values['offered']),
      ),
    ),
  )

const seconds = (text: unknown): number => {
  const [, number, ms] = /^([\d.e+-]+)(\s?ms)?$/.exec(String(text)) ?? []
  return ms ? Number(number) / 1000 : Number(number)
}

const idOf = (name: unknown, { report }: Table): string =>
  report.plan.sla.limits.find(({ id }) => limitName(id) === name)?.id ?? ''

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b))

const over = ({ values }: Said, row: Row): Faults => {
  const judgement = Object.entries(row.point.judgements).find(
    ([id, one]) => limitName(decidingId(id, one)) === values['limit'],
  )?.[1]
  const [value, threshold] = [seconds(values['value']), seconds(values['threshold'])]
  return unless(
    judgement?.verdict === 'fail' &&
      near(value, judgement.value ?? 0) &&
      near(threshold, judgement.threshold) &&
      value > threshold,
    `${values['limit']} ${value} is not over ${threshold} at ${row.level}`,
  )
}

const sum = (values: readonly (number | null)[]): number => values.reduce<number>((a, b) => a + (b ?? 0), 0)

const lost = ({ id, values }: Said, row: Row, { report }: Table): Faults => {
  const { runs, level } = row
  if (id === 'answer.lost.all')
    return unless(
      runs.some(({ completed }) => completed === 0),
      `requests completed at ${level}`,
    )
  if (id === 'answer.lost.ofUnknown')
    return unless(
      runs.some(({ completed, failed }) => completed === null && failed),
      `counts known at ${level}`,
    )
  const [failed, requests] = [Number(values['failed']), Number(values['requests'])]
  const whole = sum(runs.map(({ completed }) => completed))
  const counted = [...runs.map(({ completed }) => completed), whole]
  const room = Math.min(0.05, ...report.plan.sla.limits.map(({ statistic }) => 1 - (percentileOf(statistic) ?? 0)))
  return unless(
    counted.includes(requests - failed) && failed / requests > room * (1 - 1 / requests) - 1e-9 && failed > 0,
    `${failed} of ${requests} requests were not lost at ${level}`,
  )
}

/** Why a row fails: what is told of it must be so, and the metric over its limit must be told if there is one. */
export const whyFaults = (text: unknown, row: Row | undefined, table: Table, listening: Listening): Faults => {
  if (!row) return ['a reason for no row']
  const told = listening.heard(text)
  const isOver = Object.values(row.point.judgements).some(
    ({ verdict, value, threshold }) => verdict === 'fail' && value !== null && value > threshold,
  )
  return [
    ...unless(told.length > 0, `no reason at ${row.level}`),
    ...unless(!isOver || told.some(({ id }) => id === 'answer.over'), `the metric over its limit is not told`),
    ...told.flatMap((said) => (said.id === 'answer.over' ? over(said, row) : lost(said, row, table))),
  ]
}

const few = ({ id, values }: Said, rows: readonly (Row | undefined)[], { report }: Table): Faults => {
  const requests = itemsOf(values['requests']).map(Number)
  const percentile = Math.max(...report.plan.sla.limits.map(({ statistic }) => percentileOf(statistic) ?? 0))
  return rows.flatMap((row, i) => {
    const most = Math.max(0, ...(row?.runs ?? []).map(({ completed }) => completed ?? 0))
    const least = Math.min(...(row?.runs ?? []).map(({ completed }) => completed ?? Infinity))
    const within = Object.values(row?.point.judgements ?? {}).every(
      ({ verdict, value, threshold }) => verdict === 'pass' || (value !== null && value <= threshold),
    )
    return [
      ...unless(requests[i] === most, `${requests[i]} requests at ${row?.level}, which had ${most}`),
      ...unless(least * (1 - percentile) < 1, `${least} requests are not too few at ${row?.level}`),
      ...unless(id === 'answer.few' || within, `${row?.level} is not within the limits`),
    ]
  })
}

const missing = ({ values }: Said, rows: readonly (Row | undefined)[], table: Table): Faults =>
  rows.flatMap((row) =>
    itemsOf(values['limits']).flatMap((name) =>
      unless(row !== undefined && lacks(row, idOf(name, table)), `${row?.level} does not lack ${String(name)}`),
    ),
  )

const oneReason = (said: Said, table: Table, listening: Listening): readonly [Faults, readonly (Row | undefined)[]] => {
  const everywhere = said.id === 'answer.missing.everywhere'
  const rows = everywhere ? table.rows : rowsIn(said.values['levels'], table, listening)
  if (said.id === 'answer.missing' || everywhere) return [missing(said, rows, table), rows]
  if (said.id === 'answer.few' || said.id === 'answer.few.within') return [few(said, rows, table), rows]
  if (said.id === 'answer.lost.at') {
    const told = listening.heard(said.values['lost'])
    return [told.flatMap((one) => rows.flatMap((row) => (row ? lost(one, row, table) : []))), rows]
  }
  if (said.id !== 'answer.audited' && said.id !== 'answer.audited.several') return [[`no rule for ${said.id}`], rows]
  const audit = String(said.values['audit'])
  return [
    rows.flatMap((row) => unless(!row || tookAway(table, row, audit), `${audit} took nothing at ${row?.level}`)),
    rows,
  ]
}

/** Why rows have no verdict: each must be so, of rows without one; with the rows that were told. */
export const reasonFaults = (
  text: unknown,
  table: Table,
  listening: Listening,
): { readonly faults: Faults; readonly told: readonly Row[] } => {
  const all = listening.heard(text).map((said) => oneReason(said, table, listening))
  const rows = all.flatMap(([, own]) => own)
  const told = rows.filter((row) => row !== undefined)
  return {
    faults: [
      ...unless(all.length > 0, 'no reasons'),
      ...unless(told.length === rows.length, 'a level that is in no row'),
      ...told.flatMap(({ verdict, level }) => unless(verdict === 'unknown', `${level} has the verdict ${verdict}`)),
      ...all.flatMap(([faults]) => faults),
    ],
    told,
  }
}
