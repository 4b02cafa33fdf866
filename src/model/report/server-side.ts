import * as z from 'zod'
import { serverCounters, serverGauges, serverTimes } from '../snapshot.ts'
import { number, text } from './parts.ts'

const said = z.object({ value: z.number(), field: z.string() })

/** Times in buckets, cumulative: `count` of them were at most `le`, null for the last, which has no bound. */
const histogram = z.object({
  buckets: z.array(z.object({ le: number, count: z.number() })),
  sum: number,
  count: z.number(),
  field: z.string(),
})

/** What tells servers of one model apart: `engine`, `dp_rank`, `instance`. */
const labels = z.record(z.string(), z.string())

/** One scrape of a server, or the start that its log tells. */
export const snapshot = z.object({
  id: z.string(),
  source: z.string(),
  /** Place in the source, as of a run. */
  at: z.string(),
  /** Id of the input. */
  tool: z.string(),
  engine: z.string(),
  model: text,
  labels,
  /** ISO instant of the scrape, where it is told. */
  time: text,
  /** Seconds since 1970 at which the process started, where it is told. */
  started: number,
  gauges: z.partialRecord(z.enum(serverGauges), said),
  counters: z.partialRecord(z.enum(serverCounters), said),
  /** Requests that ended, by the reason that the server gives. */
  reasons: z.record(z.string(), z.number()),
  times: z.partialRecord(z.enum(serverTimes), histogram),
})

/** Requests were thrown out of the KV cache and computed again; requests waited; the cache was nearly full. */
export const serverSigns = ['preempted', 'queued', 'cacheFull'] as const

/** Within one bucket, `from` to `to` (null: without a bound); `value` is interpolated, and null without a bound. */
const quantile = z.object({ q: z.number(), value: number, from: z.number(), to: number })

/** Scrapes of one server together. Counts and times are of the time between two scrapes, or since its start. */
export const server = z.object({
  id: z.string(),
  /** Ids of the snapshots. */
  snapshots: z.array(z.string()),
  engine: z.string(),
  model: text,
  labels,
  /** Ids of the scrapes that counts lie between; `from` null: since the start. Both null where only a log tells of it. */
  from: text,
  to: text,
  /** It was restarted between scrapes: counts are since the last start. */
  restarted: z.boolean(),
  /** Seconds between the scrapes, where both tell their time. */
  seconds: number,
  /** The largest of the scrapes. */
  gauges: z.partialRecord(z.enum(serverGauges), z.number()),
  counters: z.partialRecord(z.enum(serverCounters), z.number()),
  reasons: z.record(z.string(), z.number()),
  /** Of the counters: tokens found in the prefix cache over those looked up. */
  hitRate: number,
  times: z.partialRecord(
    z.enum(serverTimes),
    z.object({ count: z.number(), mean: number, quantiles: z.array(quantile) }),
  ),
  signs: z.array(z.enum(serverSigns)),
})
