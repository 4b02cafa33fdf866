import type { Report } from './report.ts'
import { folderOf } from './source.ts'

/** What a server says of itself at one moment: requests, shares (0..1), tokens, tokens/s. By meaning, never by an engine's name for it. */
export const serverGauges = [
  'running',
  'waiting',
  'kvUse',
  'hitRate',
  'outputRate',
  'totalRate',
  /** Tokens that the KV cache holds. */
  'kvTokens',
  /** Tokens of the longest request that is allowed, and how many such requests the cache holds. */
  'fullLength',
  'fullRequests',
] as const
export type ServerGauge = (typeof serverGauges)[number]

/** What it counts since it started; what vLLM calls preemptions is what SGLang calls retractions. */
export const serverCounters = [
  'requests',
  'promptTokens',
  'outputTokens',
  'preemptions',
  'prefixQueries',
  'prefixHits',
] as const
export type ServerCounter = (typeof serverCounters)[number]

/** What it times, in seconds, by its own clock: without the network and the client. */
export const serverTimes = ['ttft', 'itl', 'tpot', 'e2e', 'queue', 'prefill', 'decode'] as const
export type ServerTime = (typeof serverTimes)[number]

/** One scrape of a server, or what its log says when it starts, with its path. Evidence beside the numbers of a client, never a level of load. */
export type Snapshot = Omit<Report['snapshots'][number], 'id'> & { readonly path: string }
/** A value with the name under which the server says it. */
export type Said = NonNullable<Snapshot['gauges'][ServerGauge]>
export type ServerHistogram = NonNullable<Snapshot['times'][ServerTime]>

/** Scrapes of one server: its file's folder, its engine, its model, and what tells it from others of these. */
export const serverKey = ({ path, engine, model, labels }: Snapshot): string =>
  JSON.stringify([folderOf(path), engine, model, labels])
