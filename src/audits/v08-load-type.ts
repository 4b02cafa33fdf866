import type { Audit } from './audit.ts'

/**
 * How the load was offered. A closed loop waits for answers, and real users do not (Schroeder et al. 2006, "Open versus
 * closed"). With a cap and a rate that was not reached, requests queued inside the client, where vLLM's client does not
 * count their wait: at that rate nothing was shown. A peak below the cap proves that none queued.
 */
export const V08: Audit<'clientQueue' | 'closedLoop'> = {
  reasons: ['clientQueue', 'closedLoop'],
  run: ({ run, axis }) => {
    const { concurrency, requestRate } = run.load
    const { requests } = run.throughput
    if (concurrency === null || typeof requestRate !== 'number' || requests === null) return []
    const queued = requests < 0.95 * requestRate && (run.peakInFlight ?? Infinity) >= concurrency
    const effect = axis === 'requestRate' ? 'noPass' : 'none'
    const values = { concurrency, requestRate, achieved: requests }
    return queued ? [{ reason: 'clientQueue', severity: 'warning', effect, values }] : []
  },
  series: ({ axis, runs }) =>
    axis === 'concurrency' && runs.some(({ load }) => typeof load.requestRate !== 'number')
      ? [{ reason: 'closedLoop', severity: 'info', effect: 'none', values: {} }]
      : [],
}
