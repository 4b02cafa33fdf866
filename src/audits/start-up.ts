import { strictestPercentile } from '../model/metric.ts'
import { type Audit, error, info, type Outcome, type Repeat, type RepeatsSubject, warning } from './audit.ts'
import { middle } from '../maths/spread.ts'

/**
 * A closed loop starts all its slots at once. Once that first wave is a larger share of the requests than the tail of
 * the percentile, the percentile is the wave's and not the steady state's: a conservative number, not a typical one.
 */
export const firstWave: Audit<'dominates' | 'present'> = {
  reasons: ['dominates', 'present'],
  run: ({ run, sla, axis }) => {
    const percentile = strictestPercentile(sla)
    const { concurrency } = run.load
    if (axis !== 'concurrency' || percentile === null || concurrency === null || !run.completed) return []
    const share = concurrency / run.completed
    const values = {
      concurrency,
      samples: run.completed,
      share,
      percentile,
      wanted: Math.ceil(concurrency / (1 - percentile) - 1e-6),
    }
    if (share > 10 * (1 - percentile) + 1e-12) return warning('dominates', values)
    return share > 1 - percentile + 1e-12 ? info('present', values) : []
  },
}

const reasons = [
  'coldFirstRun',
  'firstRunThroughput',
  'noWarmUp',
  'neverWarmedUp',
  'warmUpUnknown',
  'warmUpNeverKnown',
] as const
type Reason = (typeof reasons)[number]

const isNumber = (value: number | null | undefined): value is number => typeof value === 'number'

const others = (
  { repeats, first }: RepeatsSubject,
  valueOf: (repeat: Repeat) => number | null | undefined,
): readonly number[] =>
  repeats
    .filter((repeat) => repeat !== first)
    .map(valueOf)
    .filter(isNumber)

/** A first run that is much slower than the others: compilation, caches, clocks. The worst of the repeats includes it. */
const coldLatency = (subject: RepeatsSubject): readonly Outcome<Reason>[] =>
  subject.sla.limits.flatMap(({ id }): readonly Outcome<Reason>[] => {
    const first = subject.first?.latency[id]
    const usual = middle(
      others(subject, ({ latency }) => latency[id]),
      'upper',
    )
    if (!isNumber(first) || !usual || first <= 1.5 * usual) return []
    const values = { limit: id, first, others: usual, ratio: first / usual }
    return first > 2 * usual ? error('coldFirstRun', 'none', values) : warning('coldFirstRun', values)
  })

const oddThroughput = (subject: RepeatsSubject): readonly Outcome<Reason>[] => {
  const first = subject.first?.run.throughput.requests
  const usual = middle(
    others(subject, ({ run }) => run.throughput.requests),
    'upper',
  )
  if (!isNumber(first) || !usual || Math.abs(first / usual - 1) <= 0.2) return []
  const values = { first, others: usual, change: first / usual - 1 }
  return error('firstRunThroughput', 'none', values)
}

/**
 * Was the server warm? With three repeats or more the first tells; otherwise only what is recorded. vLLM's client warms
 * nothing up unless told to. A cold run makes an answer worse than it need be, never better: it takes no pass away.
 */
export const warmUp: Audit<Reason> = {
  reasons,
  repeats: (subject) => (subject.repeats.length < 3 ? [] : [...coldLatency(subject), ...oddThroughput(subject)]),
  series: ({ runs }) => {
    const without = runs.filter(({ load }) => load.warmups === 0).length
    const unknown = runs.filter(({ load }) => load.warmups === null).length
    if (without > 0)
      return warning(without === runs.length ? 'neverWarmedUp' : 'noWarmUp', { runs: runs.length, without })
    const reason = unknown === runs.length ? 'warmUpNeverKnown' : 'warmUpUnknown'
    return unknown > 0 ? warning(reason, { runs: runs.length, unknown }) : []
  },
}
