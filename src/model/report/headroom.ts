import * as z from 'zod'
import { latencyMetrics } from '../metric.ts'
import { number, text } from './parts.ts'

/** What can be lost first above a promised rate: a limit, the highest throughput measured, or the limit on requests in flight. */
export const limiters = [...latencyMetrics, 'throughput', 'concurrency'] as const

/**
 * Why the replay of the whole sweep does not decide. unjudged: the SLA was not judged. unusable: levels that an audit
 * forbids, or without throughput. limit: one on a mean, or above p99.9. notClosed: a load that is no concurrency kept
 * filled. noCount: an unknown number of requests. noTtft, noItl, noE2el: no such times. noSpread: no standard deviation of
 * TTFT, or of E2EL beside its quantiles, where they may vary. unlike: levels that do not tell the same statistics.
 * fewLevels: fewer than three. contradiction: times that cannot be of one workload, or of the throughput. noServer: no
 * model server fits. error: the estimate may be off by half or more, or without E2EL the misfit is above 0.08 or the
 * tension above 1.6. less: the best server carries what the overflow rule gives, and others that fit do not.
 */
export const refusals = [
  'unjudged',
  'unusable',
  'limit',
  'notClosed',
  'noCount',
  'noTtft',
  'noItl',
  'noE2el',
  'noSpread',
  'unlike',
  'fewLevels',
  'contradiction',
  'noServer',
  'error',
  'less',
] as const

/** How a planning rate was found, the best evidence first. */
export const planningSources = ['measured', 'replay', 'law'] as const
export const planningCaps = ['share', 'throughput', 'error'] as const

/** What the promised arrivals rest on. */
export const promised = z.object({
  /**
   * replay: simulated servers, calibrated to the sweep, keep every limit under Poisson arrivals. overflow: requests in
   * flight exceed the limit with a small probability, where the whole sweep cannot be replayed; a replay of what is left
   * of it decides where it shows less.
   */
  rule: z.enum(['replay', 'overflow']),
  /** Why the replay of the whole sweep does not decide, and the levels that it is about; null where it does. */
  refusal: z.object({ reason: z.enum(refusals), levels: z.array(z.number()) }).nullable(),
  /**
   * The level that the overflow rule rests on: the highest up to the limit whose gaps leave room for requests that come at
   * random. Null if none does.
   */
  planned: number,
  /**
   * Requests/s by the overflow rule: at most 0.85 of the mean in flight that it allows (less of a small limit), of the level up to
   * that one which supports most; 0 if there is none.
   */
  overflowRate: z.number(),
  /** Requests/s that every candidate server carries, before the margin; null without a replay. */
  sustained: number,
  /** The share taken off, as a fraction; null without a replay. */
  margin: number,
  /** Mean relative error with which the best candidate replays the sweep; null without a replay. */
  misfit: number,
  /** Candidate servers that the sweep does not refute; null without a replay. */
  servers: number,
  /**
   * Seconds of each first token in which the server that carries least works for others, as of a network or a gateway: 0
   * of one without. Null without a replay.
   */
  delay: number,
  /**
   * Of the lengths of answers, standard deviation over mean, assumed in the replay as the results do not tell it: of those
   * that the sweep does not refute the one that carries least. Null where they tell it, or nothing is told of a
   * replay.
   */
  answerVariation: number,
  limitedBy: z.enum(limiters),
  /** Levels that the servers were calibrated to; none without a replay. */
  levels: z.array(z.number()),
})

/** The best estimate, which is no promise. Requests/s, and its relative error as a fraction. */
export const expectation = z.object({ arrivalRate: z.number(), error: z.number() })

/** A level of requests at random, and the share that is taken off its rate. */
export const shown = z.object({
  /** Whether the SLA was met. */
  kept: z.boolean(),
  /** Requests/s at which they were sent. */
  rate: z.number(),
  /**
   * Requests/s that the best candidate server carries once it replays a level of requests at random as it was measured: the
   * least of all such levels, or where they were not kept, of this one. Null where no server can be adjusted to one, or
   * carries more than was measured.
   */
  carried: number,
  /** As a fraction. */
  margin: z.number(),
})

/** Mean arrivals of a judged limit: of a closed loop, or where none was measured beside them of loads at random. */
export const headroom = z.object({
  /** How arrivals are taken to come: independently of each other. */
  model: z.enum(['poisson']),
  /** Accepted probability of more requests in flight than planned for. */
  overflow: z.number(),
  /** Largest mean number in flight at which that probability is kept for promise.planned, whatever the rule of the promise; null of loads at random alone. */
  maxMeanConcurrency: number,
  /** arrivalRate as a share of the throughput at the limit. */
  utilization: z.number(),
  /**
   * The planning rate, requests/s of a mean day: of the rule of the promise, and never above the low end of its own error, the highest
   * throughput measured within the SLA, or the strictest share of it that somebody gave.
   */
  arrivalRate: z.number(),
  /** Where the planning rate comes from: replay, or the simple law of the overflow rule. */
  from: z.enum(planningSources),
  /** What holds it below what that rule gives. */
  cappedBy: z.enum(planningCaps).nullable(),
  /** Requests/s to offer at random next, to measure the planning rate; null when enough was offered. */
  nextRate: number,
  /** What the sweep alone says; null where there are loads at random alone. */
  promise: promised.nullable(),
  /** Requests at random that decide the planning rate, kept or not; null where none does. */
  shown: shown.nullable(),
  /** Null without a replay. */
  expectation: expectation.nullable(),
})

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

/** Users who may all begin within some seconds, as in the morning, without more arrivals than the headroom leaves. */
export const start = z.object({
  /** Seconds between an answer and the same user's next request. */
  thinkTime: z.number(),
  /** Seconds. */
  within: z.number(),
  users: z.number(),
})

export const users = z.object({
  basis: z.enum(['open', 'closed']),
  interval: number,
  thinkTime: number,
  /** arrivalRate as a share of the throughput at the limit. */
  utilization: number,
  /** fixed: the planned share; poisson: the promised rate of Poisson arrivals. */
  model: z.enum(['fixed', 'poisson']),
  arrivalRate: number,
  /** Mean seconds of an answer at that rate, as simulated, or by the throughput of the levels up to the limit. */
  latency: number,
  /** Where it is simulated: the same by the levels; users who wait are counted with the shorter of both. */
  levelTime: number,
  users: z.number(),
  /** False where a user asks again before the answer can have come. */
  reachable: z.boolean(),
})

/**
 * What moves the number of users. reading: sending without waiting for the answer, or after it; share: a planned share of
 * the limit; throughput: its rounding as written; threshold: a limit of the SLA.
 */
export const sensitivityParameters = [
  'interval',
  'thinkTime',
  'reading',
  'overflow',
  'share',
  'throughput',
  'threshold',
  'repeatPolicy',
  'accept',
] as const

/** Where the ends come from: half less and half more; a tenth and five times; as planned; rounding; every other choice. */
export const sensitivityRanges = ['half', 'decade', 'planned', 'rounding', 'choices'] as const

const value = z.union([z.number(), z.string()])

const end = z.object({
  /** What the assumption is here: seconds, a share, requests/s, or a choice. */
  value,
  /** The limit then, with its throughput and mean time; null where no measured level passes. */
  level: number,
  throughput: number,
  latency: number,
  /** All usable levels pass, so that the limit is only a lower bound. */
  censored: z.boolean(),
  users: number,
})

const assumption = z.object({
  parameter: z.enum(sensitivityParameters),
  /** The limit of the SLA that a threshold belongs to. */
  limit: text,
  base: value,
  range: z.enum(sensitivityRanges),
  /** Lower end first; one for each other choice. */
  ends: z.array(end),
  /** How far the users move over the ends and the base; null where an end leaves no answer. */
  swing: number,
})

/** Users of a judged limit, and what each assumption does to them: one at a time, the others as they are. */
export const sensitivity = z.object({
  basis: users.shape.basis,
  interval: number,
  thinkTime: number,
  /** The planned share that is used where no headroom is derived. */
  share: number,
  /** What is promised over what the overflow rule gives, kept while assumptions move; 1 where that rule is the promise. */
  factor: z.number(),
  users: z.number(),
  /** Those that leave no answer first, then by swing. */
  assumptions: z.array(assumption),
})
