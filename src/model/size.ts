import type { Balancer, PeakDay, TokenRate } from './plan.ts'
import type { Unproven } from './pool.ts'

/**
 * What `konkyo size` is asked and answers, as pure JSON: requests/s, seconds and fractions; absent is null. Every number
 * says where it comes from, here or by the row it stands in: rows of loads, readings and options are derived.
 */
export type Nature = 'measured' | 'synthetic' | 'given' | 'assumed' | 'derived'

export interface Stated {
  readonly value: number
  readonly nature: Nature
}

/** A throughput as it was typed: the written places are its rounding. */
export interface Written {
  readonly value: number
  readonly text: string
  /** Half a unit of the last written place. */
  readonly rounding: number
}

/** What one copy of a layout costs, in the user's currency: of the layouts of this part of a name, and so many GPUs. */
export interface Price {
  readonly name: string | null
  readonly gpus: number | null
  readonly amount: number
  /** A price of every month, and not of buying it. */
  readonly monthly: boolean
  readonly unit: string | null
  readonly note: string | null
}

/** A head count and what turns it into requests. */
export interface Employees {
  readonly people: Stated
  readonly activeShare: Stated
  readonly requestsPerDay: Stated
  readonly busyHourShare: Stated
  /** Peak over mean within that hour; null where nobody says more than that the hour is busy. */
  readonly peak: Stated | null
  /** Growth a year and the years that are planned for; null where there is none of their own. */
  readonly growth: { readonly rate: Stated; readonly years: Stated } | null
}

export interface TypedLayout {
  readonly throughput: number
  readonly concurrency: number
  readonly gpus: Stated
  /** Of an answer; null where nobody typed them. */
  readonly outputTokens: number | null
  /** Output tokens/s, where the throughput was typed in them. */
  readonly tokenThroughput: number | null
}

export interface SizeQuestion {
  readonly typed: readonly TypedLayout[]
  readonly compare: {
    readonly throughputs: readonly [Written, Written]
    readonly gpus: readonly [number, number]
  } | null
  /** Planned shares of the limit, ascending. */
  readonly shares: readonly Stated[]
  readonly overflow: Stated
  /** Shape of the gaps between arrivals and variation of the rate from day to day; null: Poisson arrivals. */
  readonly bursts: { readonly burstiness: number; readonly dailyVariation: number } | null
  /** Seconds that a request may wait for a place, null when none may. */
  readonly wait: number | null
  /** Seconds between two requests of one user. */
  readonly intervals: readonly number[]
  readonly thinkTimes: readonly number[]
  readonly users: readonly number[]
  readonly employees: Employees | null
  /** Requests/s. */
  readonly arrivals: readonly number[]
  readonly tokenArrivals: readonly TokenRate[]
  readonly growth: Stated
  /** Arrivals of the peak day over those of a normal one, and what the day is called; null: no day is known to be busier. */
  readonly peakDay: { readonly name: PeakDay['name']; readonly factor: Stated } | null
  /** How requests are sent to servers beside each other. */
  readonly balancer: { readonly value: Balancer; readonly nature: Nature }
  readonly spare: boolean
  readonly prices: readonly Price[]
}

/** Mean tokens of a request, of answers alone and with their inputs; null is not known. */
export type Lengths = { readonly [Kind in TokenRate['of']]: Stated | null }

/** contradiction: a load below it fails; openLimit: more may pass, as nothing above it was judged. */
export type Doubt = 'contradiction' | 'openLimit'

/** A server and the largest load that is taken for its limit. */
export interface SizedLayout {
  /** The series of the report; `typed-1` … for typed numbers. */
  readonly id: string
  readonly name: string | null
  readonly workload: string | null
  readonly gpus: Stated | null
  /** Requests in flight; null where the limit is one of arrivals. */
  readonly concurrency: Stated | null
  readonly throughput: Stated
  /** Mean latency at the limit, by Little's law of one in flight; null where it is not known. */
  readonly latency: Stated | null
  /** Output tokens/s by which the throughput was typed. */
  readonly tokenThroughput: number | null
  readonly lengths: Lengths
  /** False when nobody has shown that the service level holds at this load. */
  readonly judged: boolean
  /** What a report says against the limit. */
  readonly doubts: readonly Doubt[]
  /** Mean tokens of requests and answers, where they are not those that were asked for; null otherwise. */
  readonly served: { readonly inputTokens: number; readonly outputTokens: number } | null
  /** What is planned with, requests/s: the rate of the report, or what the overflow rule keeps of the limit. */
  readonly planned: { readonly model: 'reported' | 'planned'; readonly arrivalRate: number }
  /** For how long those wait who think so many seconds, at the rate that the report plans with or a share of the throughput; none where it counts nobody. */
  readonly waits: readonly { readonly thinkTime: number; readonly share: number | null; readonly latency: number }[]
  /** Mean seconds of an answer to who sends on schedule, at the same rate; null where the report tells none. */
  readonly scheduledTime: number | null
  /** What several of them as one pool are counted from; or why nothing is proven of a pool. */
  readonly pool: PoolLevel | Unproven
}

/** The level of one server that the overflow rule rests on, and the most that one may take, requests/s. */
export interface PoolLevel {
  readonly concurrency: number
  readonly throughput: number
  readonly most: number
}

/** full: no margin; fixed: a planned share; reported, planned: what is planned with; the others bound a probability by the overflow. */
export type LoadModel = 'full' | 'fixed' | 'poisson' | 'bursty' | 'queue' | 'reject' | SizedLayout['planned']['model']

/** A mean load of one copy. */
export interface Load {
  readonly model: LoadModel
  /** Of the limit. */
  readonly share: number
  /** Mean number of requests in flight; null where the limit is one of arrivals. */
  readonly inFlight: number | null
  readonly arrivalRate: number
}

/** open: on schedule; closed: waits, then thinks; cycle: answer and thinking within the time; inFlight: all at once. */
export type ReadingKind = 'open' | 'closed' | 'cycle' | 'inFlight'

export interface Reading {
  readonly kind: ReadingKind
  /** The interval or think time, null for inFlight. */
  readonly seconds: number | null
  /** False where the answer alone takes longer than the cycle. */
  readonly possible: boolean
  /** `exact` users before rounding down. */
  readonly rows: readonly (Load & { readonly exact: number; readonly users: number })[]
}

export interface LayoutSize extends SizedLayout {
  readonly loads: readonly Load[]
  readonly readings: readonly Reading[]
}

export interface Demand {
  readonly kind: 'arrivals' | TokenRate['of'] | 'employees' | 'open' | 'closed' | 'inFlight'
  readonly users: number | null
  readonly seconds: number | null
  readonly employees: Employees | null
  readonly growth: Stated
  /** Arrivals of the day that is sized for over those of a normal one; null without a peak day. */
  readonly peakDay: Stated | null
  /** Requests/s with growth, of the peak day where one is known; null where it depends on the layout. */
  readonly arrivalRate: number | null
  /** The same on a normal day; null without a peak day. */
  readonly normalRate: number | null
  /** Tokens/s that are asked for, and on a normal day: requests/s only of a layout that says how long these are. */
  readonly tokenRate: number | null
  readonly normalTokenRate: number | null
}

/** What one rule asks for: `need` over `each`, rounded up, is `copies`, null where no number suffices. */
export interface Rule {
  readonly model: LoadModel
  readonly share: number
  readonly unit: 'rate' | 'users'
  readonly need: number
  readonly each: number
  readonly copies: number | null
  /** Copies with requests sent at random, where they are counted as one pool; else null. */
  readonly atRandom: number | null
  /** Seconds between requests of one user at which one copy would do. */
  readonly interval: number | null
}

export interface Option {
  readonly layout: string
  /** Tokens of a request by which a demand in tokens is requests/s; null of other demands. */
  readonly length: Stated | null
  /** Requests/s; null where users are counted in flight. */
  readonly arrivalRate: number | null
  /** Null where the time of an answer is not known. */
  readonly inFlight: number | null
  /** Of one copy's limit. */
  readonly utilization: number
  readonly status: 'safe' | 'tight' | 'overload'
  readonly rules: readonly Rule[]
  /** By the strictest of the rules that count: what is planned with, and planned shares that somebody gave. */
  readonly copies: number | null
  /** Where a pool was asked for: copies with requests sent at random, and why it is those where nothing is proven of a pool. */
  readonly pool: { readonly atRandom: number | null; readonly unproven: Unproven | null } | null
  readonly spare: number
  readonly gpus: number | null
  readonly price: Price | null
  readonly cost: number | null
}

export interface SizedDemand extends Demand {
  /** Cheapest first within a workload, those that are judged before the others: by cost where every price is known, otherwise by GPUs. */
  readonly options: readonly Option[]
  /** Layouts that a demand leaves out: of one in tokens those of which nobody knows how many a request has, of users on schedule those that answer too late, of users who wait those of which nobody knows how long they take, of users at once those without a limit in flight. */
  readonly unsized: readonly string[]
}

export interface Comparison {
  readonly throughputs: readonly [Written, Written]
  readonly gpus: readonly [number, number]
  readonly speedup: number
  readonly gain: number
  /** Null: no upper end, the base may have been 0. */
  readonly interval: readonly [number, number | null]
  /** Speedup per GPU ratio. */
  readonly efficiency: number
  /** Experimentally determined serial fraction; null unless the larger layout has more GPUs. */
  readonly karpFlatt: number | null
  /** At equal concurrency, by Little's law. */
  readonly e2eChange: number
  /** GPU time per request relative to the smaller layout. */
  readonly costPerRequest: number
  /** As many copies of the base as the larger layout has GPUs for; never measured. */
  readonly replicas: { readonly count: number; readonly throughput: number; readonly nature: 'assumed' } | null
}

export interface SizeResult {
  readonly schemaVersion: 1
  readonly tool: { readonly name: 'konkyo'; readonly version: string }
  readonly question: SizeQuestion
  readonly layouts: readonly LayoutSize[]
  /**
   * Measured layouts that cannot be sized. noPass: no level passes; notJudged: none can be judged; noRoom: none that random
   * arrivals keep; smoother: they came more evenly than those asked about.
   */
  readonly left: readonly {
    readonly id: string
    /** Null of typed numbers. */
    readonly name: string | null
    readonly reason: 'noPass' | 'notJudged' | 'noRoom' | 'smoother'
  }[]
  readonly demands: readonly SizedDemand[]
  readonly comparison: Comparison | null
}
