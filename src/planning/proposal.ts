import type { Share } from '../records/command.ts'

/** What a measurement would give. Levels are concurrencies, or offered requests/s where the sweep is one of rates. */
export type Gain =
  /** The limit lies between a pass and a fail; a level inside halves that. */
  | { readonly kind: 'bracket'; readonly from: number; readonly below: number; readonly level: number }
  /** Everything passes: a level that should fail. by: what says so; the last two are only the next step. */
  | { readonly kind: 'top'; readonly from: number; readonly level: number; readonly by: TopRule }
  /** Everything fails: a lower level. */
  | { readonly kind: 'bottom'; readonly below: number; readonly level: number }
  /** A fail below a pass. */
  | { readonly kind: 'contradiction'; readonly level: number; readonly passing: number }
  /** Limits that cannot be judged for want of their metric. */
  | {
      readonly kind: 'metric'
      readonly limits: readonly string[]
      readonly level: number
      /** Options of the client that write it. */
      readonly flags: readonly string[]
    }
  /** A level that the audit took away for want of requests. */
  | { readonly kind: 'few'; readonly audits: readonly string[]; readonly level: number; readonly measured: number }
  /** A level that the audit took away. */
  | { readonly kind: 'unusable'; readonly audits: readonly string[]; readonly level: number }
  /** The limit, or the level above that ends it, with too few requests to be sure of it. */
  | {
      readonly kind: 'samples'
      readonly of: 'limit' | 'above'
      readonly level: number
      /** Null where the results do not say. */
      readonly measured: number | null
      readonly audits: readonly string[]
    }
  /** Prompts that may have been read from memory. */
  | { readonly kind: 'prefixCache'; readonly level: number }
  /** How far two runs of the limit lie apart. */
  | { readonly kind: 'repeats'; readonly level: number; readonly measured: number }
  /** How long answers take at a rate below the one that is planned with. */
  | { readonly kind: 'timing'; readonly level: number }
  /** Users do not wait for each other: the promise, measured as it is made. */
  | { readonly kind: 'openLoop'; readonly rate: number }
  /** Requests of several lengths together, as the mix is planned: whether its estimate holds. */
  | {
      readonly kind: 'mix'
      readonly mix: string
      readonly rate: number
      /** Requests that are in flight at the joint limit. */
      readonly inFlight: number
      readonly shares: readonly Share[]
    }

/** Sent at a rate that waits for no answer: a planning rate, measured as it is planned with. */
export const isOpenly = (gain: Gain): gain is Extract<Gain, { readonly rate: number }> => 'rate' in gain

export type TopRule = 'trend' | 'slots' | 'powerOfTwo' | 'doubling'

/** Gravest first: what leaves no answer at all, what leaves it open, what leaves it unsure. */
export const gainOrder = [
  'metric',
  'contradiction',
  'few',
  'unusable',
  'top',
  'bottom',
  'openLoop',
  'mix',
  'timing',
  'bracket',
  'samples',
  'prefixCache',
  'repeats',
] as const satisfies readonly Gain['kind'][]

/** The mix that a run would send; null of one workload. */
export const mixOf = ({ gains }: Pick<Proposal, 'gains'>): string | null =>
  gains.find((gain) => gain.kind === 'mix')?.mix ?? null

export interface Load {
  /** Cap on requests in flight, null for none. */
  readonly concurrency: number | null
  /** Requests/s, or as fast as the cap allows. */
  readonly requestRate: number | 'inf'
}

/** Where the rate came from by which a time was reckoned. */
export interface RateSource {
  readonly kind: 'measured' | 'nearest' | 'offered'
  /** The level whose rate it is; null for an offered rate. */
  readonly level: number | null
}

/** A run that is worth making. */
export interface Proposal {
  readonly series: string
  readonly load: Load
  readonly gains: readonly Gain[]
  /** How often to run it, each time with another seed. */
  readonly times: number
  readonly requests: number
  /** As many as the level wants; more than `requests` where the time did not allow them. */
  readonly wanted: number
  readonly warmups: number
  /** Requests/s by which the time is reckoned, null when nothing tells. */
  readonly rate: number | null
  readonly rateFrom: RateSource | null
  /** Seconds of all its runs together. */
  readonly seconds: number | null
  /** Seconds until it tells: with those of the levels below that are to be judged before. */
  readonly until: number | null
}

export interface Command {
  /** Arguments as the program gets them; what is not known is a <PLACEHOLDER>. */
  readonly argv: readonly string[]
  /** The same for a POSIX shell, everything quoted that needs it. */
  readonly line: string
  readonly placeholders: readonly string[]
}

export interface PlannedRun extends Proposal {
  readonly commands: readonly Command[]
}

export interface NextPlan {
  readonly runs: readonly PlannedRun[]
  /** Seconds of all runs whose time is known. */
  readonly seconds: number
  /** Seconds there were, null without a budget. */
  readonly budget: number | null
  readonly leftOut: readonly Proposal[]
}
