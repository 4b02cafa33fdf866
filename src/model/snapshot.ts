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

/** A value with the name under which the server says it. */
export interface Said {
  readonly value: number
  readonly field: string
}

/** Times in buckets, cumulative: `count` of them were at most `le`, null for the last, which has no bound. */
export interface ServerHistogram {
  readonly buckets: readonly { readonly le: number | null; readonly count: number }[]
  readonly sum: number | null
  readonly count: number
  readonly field: string
}

/** One scrape of a server, or what its log says when it starts. Evidence beside the numbers of a client, never a level of load. */
export interface Snapshot {
  readonly source: string
  readonly path: string
  /** Place in the source, as of a run. */
  readonly at: string
  /** Id of the input. */
  readonly tool: string
  readonly engine: string
  readonly model: string | null
  /** What tells servers of one model apart: `engine`, `dp_rank`, `instance`. */
  readonly labels: Readonly<Record<string, string>>
  /** ISO instant of the scrape, where it is told. */
  readonly time: string | null
  /** Seconds since 1970 at which the process started, where it is told. */
  readonly started: number | null
  readonly gauges: Readonly<Partial<Record<ServerGauge, Said>>>
  readonly counters: Readonly<Partial<Record<ServerCounter, Said>>>
  /** Requests that ended, by the reason that the server gives. */
  readonly reasons: Readonly<Record<string, number>>
  readonly times: Readonly<Partial<Record<ServerTime, ServerHistogram>>>
}

/** Scrapes of one server: its file's folder, its engine, its model, and what tells it from others of these. */
export const serverKey = ({ path, engine, model, labels }: Snapshot): string =>
  JSON.stringify([folderOf(path), engine, model, labels])
