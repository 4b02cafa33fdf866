import type { Origin as FactOrigin } from '../../model/fact.ts'
import type { Report, ReportRun } from '../../model/report.ts'

/** Where a number was read: the file, the place in it, the field, and what was done to its unit. */
export interface Origin {
  readonly source: string
  readonly path: string
  readonly sha256: string
  /** '' the whole file, or a place in it: `line:3`, `row:4`, `/2`. */
  readonly at: string
  /** The field, the arrays, the fact's key, or the limit that was counted against. */
  readonly field: string | null
  readonly how: 'read' | 'arrays' | 'counted' | 'stated'
  /** Where a stated value stands: plan, key in the file, path …; null for what was measured. */
  readonly stated: FactOrigin | null
  /** ms → s, or none. */
  readonly conversion: 'ms' | null
}

type Field = Pick<Origin, 'field' | 'how' | 'conversion' | 'stated'>

const plain = { conversion: null, stated: null } as const

const readFrom = (field: string | undefined): Field => ({
  field: field ?? null,
  how: 'read',
  stated: null,
  conversion: field?.endsWith('_ms') ? 'ms' : null,
})

const ofStatistic = (run: ReportRun, metric: string, name: string): Field => {
  const from = run.latency[metric as keyof ReportRun['latency']]?.from[name]
  return from?.origin === 'requests' ? { ...plain, field: from.field, how: 'arrays' } : readFrom(from?.field)
}

const fieldOf = (run: ReportRun, steps: readonly string[]): Field => {
  const [part = '', name = ''] = steps
  const key = steps.join('.')
  if (part === 'latency') return ofStatistic(run, name, steps.at(-1) ?? '')
  if (part === 'judgements') return { ...plain, field: name, how: 'counted' }
  if (part === 'tokens') {
    const [total, completed] = [run.fields[`totals.${name}`], run.fields['completed']]
    return readFrom(total && completed && `${total} / ${completed}`)
  }
  if (key === 'throughput.requestsRounding') return readFrom(run.fields['throughput.requests'])
  const cap = run.facts['concurrency']
  if (key === 'load.concurrency' && run.fields[key] === undefined && cap)
    return { ...plain, field: cap.where, how: 'stated', stated: cap.from }
  return readFrom(run.fields[key])
}

/** Where a number of a run, or a fact of a series, was read; null for what is neither. */
export const originOf = (report: Report, ref: string): Origin | null => {
  const [part, index = '', ...steps] = ref.split('/')
  const series = part === 'series' && steps[0] === 'facts' ? report.series[Number(index)] : undefined
  const run = part === 'runs' ? report.runs[Number(index)] : report.runs.find((one) => one.series === series?.id)
  const source = report.sources.find(({ id }) => id === run?.source)
  if (!run || !source || (part === 'series' && !series)) return null
  const fact = series?.facts[steps[1] ?? '']
  const field: Field = series
    ? { ...plain, field: fact?.where ?? null, how: 'stated', stated: fact?.from ?? null }
    : fieldOf(run, steps)
  return { source: source.id, path: source.path, sha256: source.sha256, at: run.at, ...field }
}
