import { z } from 'zod'
import { number } from './parts.ts'

/**
 * Ways in which requests may come and be kept. poisson: independent, more than the limit at once is a violation; bursty:
 * in bursts, or more on some days; curve: independent, answered at the measured throughput of every level; waiting: what
 * exceeds the limit waits its turn; rejecting: what exceeds the limit is turned away.
 */
export const arrivalModels = ['poisson', 'bursty', 'curve', 'waiting', 'rejecting'] as const

/** Why a model says nothing. */
export const absences = ['arrivalsNotGiven', 'fewLevels', 'noPlateau', 'noTtftLimit'] as const

/** What another model of the arrivals would allow: for comparison, and nothing else is derived from it. */
export const headroomModel = z.object({
  model: z.enum(arrivalModels),
  /** Share of the throughput at the limit; null with a reason. */
  utilization: number,
  /** Requests/s. */
  arrivalRate: number,
  /** Seconds that a request may wait before it is served: only where it waits. */
  wait: number,
  /** The largest share that the model may give; null where it has no cap. */
  cap: number,
  unavailable: z.enum(absences).nullable(),
})
