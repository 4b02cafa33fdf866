import { quantilesAmong } from '../maths/quantile.ts'
import { statistic } from '../model/metric.ts'
import type { SettledRun } from '../model/run.ts'
import { type Audit, couldNotRun, error, type Outcome, type RunSubject } from './audit.ts'

const reasons = [
  'impossible',
  'counts',
  'outputTokens',
  'totalTokens',
  'moreThanAsked',
  'arrays',
  'notChecked',
  'keyTwice',
  'copiesDiffer',
  'moreGaps',
  'seconds',
] as const
type Reason = (typeof reasons)[number]

const tolerance = 0.01
/** Seconds: half of the last place of milliseconds with two decimals. */
const consoleRounding = 0.000005

const differs = (a: number | null, b: number | null, slack = 0): boolean =>
  a !== null && b !== null && Math.abs(a - b) > tolerance * Math.max(Math.abs(a), Math.abs(b)) + slack

const product = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a * b)

/**
 * Numbers of one file that must agree: rate x duration = count, and the same for tokens. Otherwise edited or merged.
 * Rates are written with equally many decimals, so that what rounding allows one of them it allows all.
 */
const counts = (run: SettledRun): readonly Outcome<Reason>[] => {
  const { requests, outputTokens, totalTokens, requestsRounding } = run.throughput
  const done = product(requests, run.duration)
  const output = product(outputTokens, run.duration)
  const total = product(totalTokens, run.duration)
  const all = (run.completed ?? 0) + (run.failed ?? 0)
  const slack = requestsRounding * (run.duration ?? 0)
  const both = run.totals.input === null || run.totals.output === null ? null : run.totals.input + run.totals.output
  return [
    ...(differs(done, run.completed, slack) ? error('counts', 'void', { found: done, expected: run.completed }) : []),
    ...(differs(output, run.totals.output, slack)
      ? error('outputTokens', 'void', { found: output, expected: run.totals.output })
      : []),
    ...(differs(total, both, slack) ? error('totalTokens', 'void', { found: total, expected: both }) : []),
    ...(all > (run.load.prompts ?? Infinity)
      ? error('moreThanAsked', 'void', { found: all, expected: run.load.prompts })
      : []),
  ]
}

/** The summary against the per-request arrays of the same file: p99 TTFT and p99 ITL must come out again. */
const arrays = (run: SettledRun): readonly Outcome<Reason>[] => {
  if (!run.samples) return []
  const pairs = [
    [run.latency.ttft, run.samples.ttft],
    [run.latency.itl, run.samples.gaps],
  ] as const
  return pairs.flatMap(([summary, samples]) => {
    const told = summary?.from['p99']?.origin === 'summary' ? summary.p99 : null
    const found = told === null ? null : quantilesAmong(samples, [0.99])[0]!
    return differs(found, told, consoleRounding) ? error('arrays', 'void', { found, expected: told }) : []
  })
}

const impossible = ({ impossible: fields }: SettledRun): readonly Outcome<Reason>[] =>
  fields.length === 0 ? [] : error('impossible', 'void', { fields: fields.join(', ') })

const notChecked = (run: SettledRun): readonly Outcome<Reason>[] => {
  const fields = (run.absent ?? []).flatMap(({ part, field }) => (part === 'statistic' ? [] : [field])).join(', ')
  return fields === '' ? [] : couldNotRun(run, 'notChecked', { fields })
}

/** Of a number that is given twice nobody knows which is meant: a pass may rest on the wrong one. */
const keyTwice = ({ twice = [] }: SettledRun): readonly Outcome<Reason>[] =>
  twice.length === 0 ? [] : error('keyTwice', 'noPass', { fields: twice.join(', ') })

/** A pass may rest on what was changed in one of the copies; none above it is reached without it. */
const copiesDiffer = ({ contradicted = [] }: SettledRun): readonly Outcome<Reason>[] =>
  contradicted.length === 0 ? [] : error('copiesDiffer', 'unproven', { fields: contradicted.join(', ') })

/** What rests on token counts that were set aside: the time of a token. */
const moreGaps = ({ run, sla }: RunSubject): readonly Outcome<Reason>[] => {
  if (!run.miscounted) return []
  const limits = sla.limits.filter(({ metric }) => metric === 'tpot').map(({ id }) => id)
  return error('moreGaps', limits.length > 0 ? 'void' : 'none', run.miscounted, limits)
}

/** Seconds: no model answers sooner, nor makes tokens faster, at the tail or on average. */
const soonest = { ttft: 0.001, e2e: 0.001, itl: 0.0002, tpot: 0.0002 } as const

const tooSoon = ({ latency }: SettledRun): { readonly field: string; readonly value: number } | null => {
  const found = (Object.keys(soonest) as (keyof typeof soonest)[]).flatMap((metric) => {
    const name = ['p99', 'p95', 'p90', 'mean'].find((one) => statistic(latency[metric], one) !== null)
    const value = name ? statistic(latency[metric], name)! : Infinity
    return name && value > 0 && value < soonest[metric]
      ? [{ field: latency[metric]?.from[name]?.field ?? name, value }]
      : []
  })
  return found[0] ?? null
}

/** Seconds under the name of milliseconds: one row of a table shows it for all of them. */
const seconds = ({ run, siblings }: RunSubject): readonly Outcome<Reason>[] => {
  const found = tooSoon(run) ?? siblings.flatMap((one) => (one.source === run.source ? (tooSoon(one) ?? []) : []))[0]
  return found ? error('seconds', 'noPass', { ...found }) : []
}

export const identities: Audit<Reason> = {
  reasons,
  run: (subject) => {
    const { run } = subject
    const checks = [impossible, counts, arrays, notChecked, keyTwice, copiesDiffer]
    return [...checks.flatMap((check) => check(run)), ...moreGaps(subject), ...seconds(subject)]
  },
}
