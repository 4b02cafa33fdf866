import type { Report } from '../../src/model/report.ts'
import { measuredRequests, subjectsOf, wantedRequests } from '../../src/planning/levels.ts'
import { offered } from '../../src/model/of-series.ts'
import { isOpenly, type NextPlan, type PlannedRun } from '../../src/planning/proposal.ts'
import { limitName } from '../../src/document/speech.ts'
import type { Said } from './listening.ts'
import { itemsOf } from './listening.ts'
import { unless, type Faults } from './reasons.ts'
import { lacks, tookAway, type Row, type Table } from './table.ts'

type Rule = (values: Said['values'], table: Table, run: PlannedRun) => Faults

const rowAt = (load: unknown, { rows }: Table): Row | undefined => rows.find((row) => row.load === load)

const judgedAt = (load: unknown, { counted }: Table): boolean =>
  counted.some((row) => row.load === load && row.verdict !== 'unknown')

const notYet = (level: unknown, table: Table): Faults => unless(!judgedAt(level, table), `${level} is judged already`)

const most = (row: Row | undefined): number => Math.max(0, ...(row?.runs ?? []).map(({ completed }) => completed ?? 0))

const took = (audits: unknown, row: Row | undefined, table: Table): Faults =>
  itemsOf(audits).flatMap((audit) =>
    unless(audit === '—' || (row !== undefined && tookAway(table, row, audit)), `${audit} took nothing`),
  )

const isUnknown = (row: Row | undefined): Faults => unless(row?.verdict === 'unknown', `${row?.level} is judged`)

/** It fails, or the server did not keep up with it. */
const isEnd = (row: Row | undefined, table: Table): boolean =>
  row !== undefined && (row.verdict === 'fail' || tookAway(table, row, 'V08'))

const top: Rule = ({ from, level }, table) => [
  ...unless(!table.failing, 'a level fails'),
  ...unless(rowAt(from, table)?.verdict === 'pass', `${from} does not pass`),
  ...unless(Number(level) > Math.max(...table.rows.map(({ load }) => load ?? 0)), `${level} is no higher`),
]

const moreSamples: Rule = ({ level, measured }, table, run) => {
  const row = table.counted.find(({ load, verdict }) => load === level && verdict !== 'unknown')
  const rows = table.rows.filter(({ load }) => load === level)
  return [
    ...unless(row !== undefined && row.point.confidence !== 'confirmed', `${level} is confirmed or has no verdict`),
    ...unless(measured === Math.max(...rows.map(most)), `${measured} requests`),
    ...unless(run.wanted > Number(measured), 'no more are asked for'),
  ]
}

const rules: Readonly<Record<string, Rule>> = {
  'next.gain.bracket': ({ from, below, level }, table) => [
    ...unless(table.run.includes(rowAt(from, table)!), `${from} is not in the run of passes`),
    ...unless(isEnd(rowAt(below, table), table), `${below} does not fail`),
    ...unless(Number(from) < Number(level) && Number(level) < Number(below), `${level} is not between`),
    ...unless(
      !table.rows.some(({ load, counts, verdict }) => counts && verdict === 'pass' && (load ?? 0) > Number(below)),
      'a higher level passes',
    ),
    ...notYet(level, table),
  ],
  'next.gain.top.trend': top,
  'next.gain.top.slots': top,
  'next.gain.top.powerOfTwo': top,
  'next.gain.top.doubling': top,
  'next.gain.bottom': ({ below, level }, table) => [
    ...unless(table.rows[0]?.load === below && isEnd(table.rows[0], table), `${below} is not the lowest fail`),
    ...unless(Number(level) < Number(below), `${level} is not lower`),
    ...notYet(level, table),
  ],
  'next.gain.contradiction': ({ level, passing }, table) => [
    ...unless(rowAt(level, table)?.verdict === 'fail', `${level} does not fail`),
    ...unless(rowAt(passing, table)?.verdict === 'pass', `${passing} does not pass`),
    ...unless(Number(passing) > Number(level), `${passing} is no more load than ${level}`),
  ],
  'next.gain.metric': ({ level, limits, flags }, table) => {
    const row = rowAt(level, table)
    const ids = table.report.plan.sla.limits.filter(({ id }) => itemsOf(limits).includes(limitName(id)))
    return [
      ...isUnknown(row),
      ...unless(ids.length > 0 && ids.every(({ id }) => row && lacks(row, id)), `${level} lacks nothing`),
      ...ids.flatMap(({ id, metric }) => {
        const absent = row?.runs.some(({ latency }) => latency[metric] === null)
        return unless(
          String(flags).includes(absent ? 'percentile-metrics' : 'metric-percentiles'),
          `${id} is not brought`,
        )
      }),
    ]
  },
  'next.gain.few': ({ level, measured, wanted, audits }, table, run) => [
    ...isUnknown(rowAt(level, table)),
    ...unless(measured === most(rowAt(level, table)), `${measured} requests, not ${most(rowAt(level, table))}`),
    ...unless(wanted === run.wanted && run.wanted >= Number(measured), `${wanted} are asked for`),
    ...took(audits, rowAt(level, table), table),
  ],
  'next.gain.unusable': ({ level, audits }, table) => [
    ...isUnknown(rowAt(level, table)),
    ...took(audits, rowAt(level, table), table),
  ],
  'next.gain.samples.limit': (values, table, run) => [
    ...unless(values['level'] === table.run.at(-1)?.load, 'it is not the limit'),
    ...moreSamples(values, table, run),
  ],
  'next.gain.samples.above': (values, table, run) => [
    ...unless(values['level'] !== table.run.at(-1)?.load, 'it is the limit'),
    ...moreSamples(values, table, run),
  ],
  'next.gain.repeats': ({ level, measured }, table) => [
    ...unless(rowAt(level, table)?.runs.length === measured && Number(measured) < 3, `${measured} runs`),
    ...unless(table.run.includes(rowAt(level, table)!), `${level} is no pass of the run`),
  ],
  'next.gain.prefixCache': (_, table) => unless(table.run.length > 0, 'there is no limit'),
  'next.gain.openLoop': (_, { series }) =>
    unless(series.basis?.judged === true && series.capacity.axis === 'concurrency', 'there is no limit'),
}

const closed = ({ run, failing, rows }: Table): boolean => {
  const [from, below] = [run.at(-1)?.load ?? 0, failing?.load ?? Infinity]
  return (
    run.length > 0 && (below / from <= 1.25 || below - from < 2) && rows.indexOf(failing!) > rows.indexOf(run.at(-1)!)
  )
}

/** Claims of `next` that the tables contradict. `said` is in the order of its lines. */
export const nextFaults = (said: readonly Said[], plan: NextPlan, tables: readonly Table[]): Faults => {
  let run: PlannedRun | undefined
  return said.flatMap(({ id, values }) => {
    if (id === 'next.none') return unless(tables.every(closed), 'next.none: a limit is open')
    if (id === 'next.run') run = plan.runs[Number(values['number']) - 1]
    if (!id.startsWith('next.gain.') || id === 'next.gain.lifted' || !run) return []
    const table = tables.find(({ series }) => series.id === run!.series)!
    const rule = rules[id]
    return (rule ? rule(values, table, run) : ['no rule']).map((fault) => `${id}: ${fault}`)
  })
}

/** A new level, or more requests: neither is asked of a load that was measured well enough. */
const asksForNew: ReadonlySet<string> = new Set(['bracket', 'top', 'bottom', 'samples'])

/** Levels that a plan asks for though they were measured with as many requests as are wanted. */
export const askedAgain = (report: Report, { runs }: NextPlan): Faults => {
  const subjects = subjectsOf(report)
  return runs.flatMap(({ series, gains }) => {
    const subject = subjects.find((one) => one.series.id === series)!
    return gains.flatMap((gain) => {
      if (!asksForNew.has(gain.kind) || isOpenly(gain)) return []
      const points = subject.series.points.filter((one) => one.usable && offered(one, subject.series) === gain.level)
      const enough = points.filter(
        (one) =>
          (measuredRequests([one], subject) ?? 0) >= wantedRequests(gain.level, one.throughput.requests, subject),
      )
      return enough.map(({ level }) => `next: ${gain.kind} asks for ${level} again`)
    })
  })
}
