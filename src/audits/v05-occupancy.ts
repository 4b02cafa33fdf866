import type { Audit, Outcome, RunSubject } from './audit.ts'

type Reason =
  | 'arrivalLimited'
  | 'notHeld'
  | 'impossible'
  | 'rebuiltAbove'
  | 'partlyHeld'
  | 'nearlyHeld'
  | 'tailProves'
  | 'peakBelow'

/**
 * Little's law (Little 1961): mean requests in flight = throughput x mean latency. Its ratio to the set concurrency
 * tells whether that load existed at all. Two weaker forms need no mean: throughput x p99 latency bounds it from above,
 * and the peak that the client counted cannot be below it. In a sweep of rates the cap is no load, only a bound: more
 * in flight than it allows is impossible all the same.
 */
export const V05: Audit<Reason> = {
  reasons: [
    'arrivalLimited',
    'notHeld',
    'impossible',
    'rebuiltAbove',
    'partlyHeld',
    'nearlyHeld',
    'tailProves',
    'peakBelow',
  ],
  run: (subject) =>
    subject.axis === 'concurrency'
      ? [...aboveCap(subject), ...belowCap(subject), ...byTail(subject), ...byPeak(subject)]
      : aboveCap(subject),
}

const cappedBy = ({ load }: RunSubject['run']) => ({
  concurrency: load.concurrency,
  requestRate: load.requestRate === 'inf' ? null : load.requestRate,
})

const aboveCap = ({ run, occupancy, inFlight }: RunSubject): readonly Outcome<Reason>[] => {
  if (!occupancy || !inFlight || occupancy.low <= 1.02) return []
  const values = { ...cappedBy(run), inFlight: inFlight.low, occupancy: occupancy.low }
  return inFlight.measured
    ? [{ reason: 'impossible', severity: 'error', effect: 'void', values }]
    : [{ reason: 'rebuiltAbove', severity: 'warning', effect: 'none', values }]
}

const belowCap = ({ run, occupancy, inFlight }: RunSubject): readonly Outcome<Reason>[] => {
  if (!occupancy || !inFlight || occupancy.high >= 0.95) return []
  const { requestRate } = run.load
  const paced = typeof requestRate === 'number' && (run.throughput.requests ?? 0) >= 0.98 * requestRate
  const values = { ...cappedBy(run), inFlight: inFlight.high, occupancy: occupancy.high }
  if (occupancy.high < 0.8)
    return [{ reason: paced ? 'arrivalLimited' : 'notHeld', severity: 'error', effect: 'noPass', values }]
  if (occupancy.high < 0.9) return [{ reason: 'partlyHeld', severity: 'warning', effect: 'none', values }]
  return [{ reason: 'nearlyHeld', severity: 'info', effect: 'none', values }]
}

const byTail = ({ run }: RunSubject): readonly Outcome<Reason>[] => {
  const { concurrency } = run.load
  const tail = run.latency.e2e?.p99
  if (concurrency === null || !tail || run.throughput.requests === null) return []
  const bound = (run.throughput.requests * tail) / concurrency
  if (bound >= 0.95) return []
  const severe = bound < 0.9
  return [
    {
      reason: 'tailProves',
      severity: severe ? 'error' : 'warning',
      effect: severe ? 'noPass' : 'none',
      values: { concurrency, bound },
    },
  ]
}

const byPeak = ({ run }: RunSubject): readonly Outcome<Reason>[] => {
  const { concurrency } = run.load
  if (concurrency === null || run.peakInFlight === null) return []
  const share = run.peakInFlight / concurrency
  if (share >= 0.95) return []
  const severe = share < 0.8
  return [
    {
      reason: 'peakBelow',
      severity: severe ? 'error' : 'warning',
      effect: severe ? 'noPass' : 'none',
      values: { concurrency, peak: run.peakInFlight, share },
    },
  ]
}
