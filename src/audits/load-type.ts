import { negativeBinomialSf } from '../maths/distributions.ts'
import { requestsSent } from '../model/run.ts'
import { type Audit, error, info, type Outcome, type RunSubject, type SeriesSubject, warning } from './audit.ts'

const reasons = ['clientQueue', 'closedLoop', 'bursty', 'even', 'aboveOffered', 'overloaded'] as const
type Reason = (typeof reasons)[number]

/** By more than rounding, and more than arrivals at random give once in a thousand runs. */
const aboveOffered = ({ run }: RunSubject): readonly Outcome<Reason>[] => {
  const { requestRate, burstiness } = run.load
  const { completed, duration, throughput } = run
  if (typeof requestRate !== 'number' || !completed || !duration || !throughput.requests) return []
  const mean = requestRate * duration
  const shape = typeof burstiness === 'number' ? burstiness : 1
  const isChance = negativeBinomialSf(completed - 1, mean, mean / shape) >= 1e-3
  if (isChance || throughput.requests <= 1.05 * requestRate) return []
  return error('aboveOffered', 'noPass', { requestRate, achieved: throughput.requests })
}

/** Of what is sent: where so much is not answered in time, who comes last waits for so much of the run, and half of that in the mean. */
const LEFT_OVER = 0.1

/** Sent faster than the server answers: what is measured then follows from when the sending ended. */
const overloaded = ({ run, axis }: RunSubject): readonly Outcome<Reason>[] => {
  const { load, duration, throughput, latency } = run
  const [requestRate, achieved, wait] = [load.requestRate, throughput.requests, latency.ttft?.mean ?? null]
  if (axis !== 'requestRate' || typeof requestRate !== 'number' || achieved === null || !duration || wait === null)
    return []
  if (achieved >= (1 - LEFT_OVER) * requestRate || wait <= (LEFT_OVER / 2) * duration) return []
  return warning('overloaded', { requestRate, achieved, wait, share: wait / duration }, 'noPass')
}

/**
 * How the load was offered. A closed loop waits for answers, and real users do not (Schroeder et al. 2006, "Open versus
 * closed"). With a cap and a rate that was not reached, requests queued inside the client, where vLLM's client does not
 * count their wait: at that rate nothing was shown. A peak below the cap proves that none queued.
 */
export const loadType: Audit<Reason> = {
  reasons,
  run: (subject) => {
    const { run, axis } = subject
    const above = [...aboveOffered(subject), ...overloaded(subject)]
    const { concurrency, requestRate } = run.load
    const { requests } = run.throughput
    if (concurrency === null || typeof requestRate !== 'number' || requests === null) return above
    const most = Math.min(run.peakInFlight ?? Infinity, requestsSent(run)?.most ?? Infinity)
    const queued = requests < 0.95 * requestRate && most >= concurrency
    const effect = axis === 'requestRate' ? 'noPass' : 'none'
    const values = { concurrency, requestRate, achieved: requests }
    return queued ? warning('clientQueue', values, effect) : above
  },
  series: ({ axis, runs }) =>
    axis === 'concurrency' && runs.some(({ load }) => typeof load.requestRate !== 'number')
      ? info('closedLoop')
      : arrivals(runs),
}

/** Shapes of gamma arrivals that are hardly those of people, who arrive as a Poisson process (1) or in crowds (below). */
const arrivals = (runs: SeriesSubject['runs']): readonly Outcome<'bursty' | 'even'>[] => {
  const burstiness = runs[0]?.load.burstiness ?? 1
  if (burstiness === 'inf' || burstiness >= 2) return info('even')
  return burstiness <= 0.5 ? info('bursty', { burstiness }) : []
}
