import { requestsSent } from '../model/run.ts'
import type { Audit, Outcome, SeriesSubject } from './audit.ts'

/**
 * How the load was offered. A closed loop waits for answers, and real users do not (Schroeder et al. 2006, "Open versus
 * closed"). With a cap and a rate that was not reached, requests queued inside the client, where vLLM's client does not
 * count their wait: at that rate nothing was shown. A peak below the cap proves that none queued.
 */
export const loadType: Audit<'clientQueue' | 'closedLoop' | 'bursty' | 'even'> = {
  reasons: ['clientQueue', 'closedLoop', 'bursty', 'even'],
  run: ({ run, axis }) => {
    const { concurrency, requestRate } = run.load
    const { requests } = run.throughput
    if (concurrency === null || typeof requestRate !== 'number' || requests === null) return []
    const most = Math.min(run.peakInFlight ?? Infinity, requestsSent(run)?.most ?? Infinity)
    const queued = requests < 0.95 * requestRate && most >= concurrency
    const effect = axis === 'requestRate' ? 'noPass' : 'none'
    const values = { concurrency, requestRate, achieved: requests }
    return queued ? [{ reason: 'clientQueue', severity: 'warning', effect, values }] : []
  },
  series: ({ axis, runs }) =>
    axis === 'concurrency' && runs.some(({ load }) => typeof load.requestRate !== 'number')
      ? [{ reason: 'closedLoop', severity: 'info', effect: 'none', values: {} }]
      : arrivals(runs),
}

/** Shapes of gamma arrivals that are hardly those of people, who arrive as a Poisson process (1) or in crowds (below). */
const arrivals = (runs: SeriesSubject['runs']): readonly Outcome<'bursty' | 'even'>[] => {
  const burstiness = runs[0]?.load.burstiness ?? 1
  const told = { severity: 'info', effect: 'none' } as const
  if (burstiness === 'inf' || burstiness >= 2) return [{ reason: 'even', ...told, values: {} }]
  return burstiness <= 0.5 ? [{ reason: 'bursty', ...told, values: { burstiness } }] : []
}
