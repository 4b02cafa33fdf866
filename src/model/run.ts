import type { LongList } from '../maths/long-list.ts'
import type { Fact, Facts } from './fact.ts'
import type { LatencyMetric, LatencyStatistics, StatisticName } from './metric.ts'

/** What the client was told to do. `requestRate` in requests/s; 'inf' sends as fast as the cap allows; null is not recorded. */
export interface Load {
  /** Cap on requests in flight; null is no cap (open loop) or not recorded: `capRecorded` tells which. */
  readonly concurrency: number | null
  readonly capRecorded: boolean
  readonly requestRate: number | 'inf' | null
  /** 'inf' paces arrivals evenly; 1 is a Poisson process. */
  readonly burstiness: number | 'inf' | null
  readonly prompts: number | null
  readonly warmups: number | null
  /** Numbers so large that they hold nothing back, as the file wrote them: there `concurrency` is null, `requestRate` 'inf'. */
  readonly unlimited?: { readonly concurrency?: number; readonly requestRate?: number }
  /**
   * Arrivals whose rate changes while the run lasts, or sessions played back, which `concurrency` counts and of which each has
   * several requests in flight, or none; absent for a steady load of requests.
   */
  readonly changing?: 'ramp' | 'trace' | 'sessions'
}

/** Per-request samples in seconds, in order of submission; successes only, except where said. */
export interface RequestSamples {
  /** The fields of the file that each metric is made of. */
  readonly fields: Readonly<Record<LatencyMetric, string>>
  readonly ttft: Float64Array
  readonly tpot: Float64Array
  readonly e2e: Float64Array
  /** Every gap of every successful request. */
  readonly gaps: LongList
  /** The longest gap of each successful request, 0 where it has none. */
  readonly longestGap: Float64Array
  /** How many of `gaps` each successful request has, in their order; absent where that is not known. */
  readonly gapCounts?: Float64Array
  /** When each successful request was sent, by the client's own clock; absent where it was not recorded. */
  readonly starts?: Float64Array
  /** Of each successful request; absent where that is not known. */
  readonly inputTokens?: Float64Array
  readonly outputTokens: Float64Array
  /** The order is that in which they ended: when they were sent cannot be rebuilt. */
  readonly endedInOrder?: true
  /** Successes that have no first token time (0) or no output. */
  readonly hollow: number
  readonly failed: number
}

/** A number as it stood in the file: half a unit of its last written place, for rounding intervals. */
export interface Throughput {
  readonly requests: number | null
  readonly outputTokens: number | null
  readonly totalTokens: number | null
  /** Half a unit in the last written place of `requests`, in requests/s. */
  readonly requestsRounding: number
}

/** One measured load point of one benchmark run. SI units; tokens are means per completed request. */
export interface Run {
  readonly source: string
  /** Path of the source, for patterns and messages. */
  readonly path: string
  /** Place in the source: '' whole file, 'line:3', 'row:4', '/2'. */
  readonly at: string
  readonly tool: string
  /** The format always writes counts, duration and latencies: one that is missing was taken out. */
  readonly wholeRecord: boolean
  readonly tokenizer: string | null
  readonly backend: string | null
  /** End of the run as the tool wrote it. */
  readonly date: string | null
  readonly load: Load
  readonly completed: number | null
  readonly failed: number | null
  readonly duration: number | null
  readonly tokens: { readonly input: number | null; readonly output: number | null }
  readonly totals: { readonly input: number | null; readonly output: number | null }
  readonly throughput: Throughput
  readonly latency: Readonly<Record<LatencyMetric, LatencyStatistics | null>>
  /** Latency fields written as exactly 0.0: absent here, and a matter for the audits. */
  readonly zeroLatencies: readonly {
    readonly metric: LatencyMetric
    readonly statistic: StatisticName
    readonly field: string
  }[]
  /** Fields whose number nothing measured can be: absent here, and a matter for the audits. */
  readonly impossible: readonly string[]
  /** Fields that the tool always writes beside those of this record, and that it lacks. */
  readonly absent?: readonly { readonly part: 'count' | 'tokens' | 'statistic'; readonly field: string }[]
  /** Keys of results that the record has more than once; which value is meant is not known. */
  readonly twice?: readonly string[]
  /** Fields in which copies of the run say otherwise; which is true is not known. */
  readonly contradicted?: readonly string[]
  /** Failures that the record states, whatever its other counts say. */
  readonly failedAsTold?: number | null
  /** Token counts that were set aside, because answers had more gaps than tokens: means per request. */
  readonly miscounted?: { readonly tokens: number; readonly gaps: number }
  readonly peakInFlight: number | null
  readonly samples: RequestSamples | null
  /** Hardware and lengths that the file itself states. */
  readonly stated: Facts
  /** Keys that are neither results nor facts: settings of the server, notes of the operator. */
  readonly settings: Readonly<Record<string, string>>
  /** Which field each number came from: `completed` → `completed`, `failed` → `num_prompts - completed`. */
  readonly fields: Readonly<Record<string, string>>
  /** The file that a row of runs was taken from, where `path` is that of this file and no longer that of the source. */
  readonly original?: { readonly sha256: string; readonly bytes: number | null; readonly at: string }
  /** Non-null when the data says that it was not measured, with the maker's name. */
  readonly synthetic: string | null
}

/** A run after plan, file, path and measurement were weighed. */
export interface SettledRun extends Run {
  readonly id: string
  readonly facts: Facts
  /** Facts that disagree with a stronger origin: shown, not used. */
  readonly overruled: readonly { readonly name: string; readonly fact: Fact<string | number> }[]
}

type Counted = Pick<Run, 'completed' | 'failed' | 'duration'> & {
  readonly load: Pick<Run['load'], 'prompts'>
  readonly throughput: Pick<Run['throughput'], 'requests'>
}

/** What came back: counted, or else throughput x duration. */
const returned = ({ completed, failed, duration, throughput }: Counted): number | null => {
  if (completed !== null) return completed + (failed ?? 0)
  return duration === null || throughput.requests === null ? null : Math.round(duration * throughput.requests)
}

/** Requests that a run sent, by what was asked and by what came back, which need not agree; null when neither is told. */
export const requestsSent = (run: Counted): { readonly least: number; readonly most: number } | null => {
  const told = [run.load.prompts, returned(run)].filter((count) => count !== null).filter((count) => count > 0)
  return told.length > 0 ? { least: Math.min(...told), most: Math.max(...told) } : null
}

/** Lengths served further apart than this are different work. */
const sameWithin = 0.05

/** True when two mean lengths are the same work. Of one that is not known nothing can be said; of two, neither. */
export const sameLength = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= sameWithin * Math.max(a, b) + 1e-9

/**
 * Milliseconds of a date as benchmark clients write it: `YYYYMMDD-HHMMSS` in local time without a zone, or ISO 8601.
 * Without a zone it is taken for UTC, so that differences within one machine hold. Null when it is neither.
 */
export const dateOf = (text: string | null): number | null => {
  const match = /^(\d{4})(\d{2})(\d{2})(?:-(\d{2})(\d{2})(\d{2}))?$/.exec(text?.trim() ?? '')
  if (match) {
    const [, year, month, day, hours = '00', minutes = '00', seconds = '00'] = match
    return instant(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`)
  }
  const iso = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    text?.trim() ?? '',
  )
  if (!iso) return null
  const zoned = iso[1] !== undefined || iso[0].length === 10
  return instant(zoned ? iso[0] : `${iso[0].replace(' ', 'T')}Z`)
}

const instant = (iso: string): number | null => {
  const time = Date.parse(iso)
  return Number.isNaN(time) ? null : time
}
