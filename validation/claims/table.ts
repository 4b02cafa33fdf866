import type { Judgement, Point, Report, ReportRun, Series } from '../../src/model/report.ts'

/** A row of the point table, its verdict drawn anew from its judgements. */
export interface Row {
  readonly point: Point
  readonly level: number
  /** What was offered: the cap, or the rate. */
  readonly load: number | null
  readonly verdict: 'pass' | 'fail' | 'unknown'
  /** False where an audit forbids it to count. */
  readonly counts: boolean
  readonly runs: readonly ReportRun[]
}

/** What the table of one series says, apart from every sentence and from what the report makes of it. */
export interface Table {
  readonly report: Report
  readonly series: Series
  readonly rows: readonly Row[]
  readonly counted: readonly Row[]
  /** Those that passes are counted over, from below. */
  readonly walked: readonly Row[]
  /** The unbroken run of passes from below. */
  readonly run: readonly Row[]
  readonly limit: Row | undefined
  readonly failing: Row | undefined
  readonly passing: Row | undefined
}

const jointly = (all: readonly Judgement[]): Row['verdict'] => {
  if (all.some(({ verdict }) => verdict === 'fail')) return 'fail'
  return all.length > 0 && all.every(({ verdict }) => verdict === 'pass') ? 'pass' : 'unknown'
}

const loadOf = (point: Point, series: Series): number | null => {
  if (series.capacity.axis === 'concurrency') return point.concurrency
  return typeof point.requestRate === 'number' ? point.requestRate : null
}

const leading = (rows: readonly Row[]): readonly Row[] => {
  const end = rows.findIndex(({ verdict }) => verdict !== 'pass')
  return end < 0 ? rows : rows.slice(0, end)
}

export const tableOf = (report: Report, series: Series): Table => {
  const rows = series.points.map((point) => ({
    point,
    level: point.level,
    load: loadOf(point, series),
    verdict: jointly(Object.values(point.judgements)),
    counts: point.usable,
    runs: report.runs.filter(({ id }) => point.runs.includes(id)),
  }))
  const counted = rows.filter(({ counts }) => counts)
  const walked = rows.filter(({ point }) => !point.bridged)
  const run = leading(walked)
  const highest = Math.max(...run.map(({ level }) => level))
  return {
    report,
    series,
    rows,
    counted,
    walked,
    run,
    limit: run.findLast(({ level }) => level === highest),
    failing: counted.find(({ verdict }) => verdict === 'fail'),
    passing: counted.findLast(({ verdict }) => verdict === 'pass'),
  }
}

/** True when the audit took something away at that row, or is the one for failures and requests were lost there. */
export const tookAway = ({ report, series }: Table, row: Row, audit: string): boolean =>
  report.findings.some(
    ({ id, effect, run, series: about, level }) =>
      id === audit &&
      effect !== 'none' &&
      about === series.id &&
      (run === null ? level === row.level : row.point.runs.includes(run)),
  ) ||
  (audit === 'V01' && Object.values(row.point.judgements).some(({ reason }) => reason === 'failures'))

/** True when one of the runs of a row has no such statistic. */
export const lacks = (row: Row, limit: string): boolean => {
  const [metric = '', ...parts] = limit.split('.')
  const name = parts.join('.') === 'p50' ? 'median' : parts.join('.')
  return row.runs.some(({ latency }) => {
    const all = latency[metric as keyof typeof latency]
    return all === null || (name in all ? all[name as 'p99'] : (all.others[name] ?? null)) === null
  })
}

/** Faults of the table itself: a verdict that its own value, threshold and reason contradict. */
export const tableFaults = ({ rows }: Table): readonly string[] =>
  rows.flatMap(({ level, point }) =>
    Object.entries(point.judgements).flatMap(([id, { verdict, value, threshold, reason }]) => {
      const over = value !== null && value > threshold
      const sound =
        verdict === 'pass'
          ? value !== null && !over && reason === null
          : verdict === 'fail'
            ? over === (reason === null) && (over || reason === 'failures')
            : reason !== null
      return sound ? [] : [`row ${level}: ${id} is ${verdict} at ${value} of ${threshold} for ${reason}`]
    }),
  )
