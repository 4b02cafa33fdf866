import type { Why } from '../freshness/check.ts'
import type { Change } from '../model/report.ts'

/** What a batch tells while it runs: with --json each as one line. Paths are told from the working folder. */
export type BatchEvent =
  | { readonly event: 'start'; readonly plans: number; readonly shard: string | null }
  /** The documents of a plan are made now, and why. */
  | {
      readonly event: 'plan'
      readonly plan: string
      readonly number: number
      readonly of: number
      readonly why: readonly Why[]
    }
  /** What its inputs held. */
  | { readonly event: 'read'; readonly plan: string; readonly files: number; readonly runs: number }
  | {
      readonly event: 'made'
      readonly plan: string
      readonly out: string
      readonly files: readonly string[]
      readonly seconds: number
      /** The version of the document; null where it has none. */
      readonly version: string | null
      /** Whether there was no version before. */
      readonly isFirst: boolean
      /** What became of the answer; null where it is the same, or there was none before. */
      readonly change: Change | null
    }
  | { readonly event: 'unchanged'; readonly plan: string; readonly out: string }
  | {
      readonly event: 'failed'
      readonly plan: string
      readonly exitCode: number
      readonly errors: readonly { readonly code: string; readonly message: string }[]
    }
  | {
      readonly event: 'summary'
      readonly made: number
      readonly unchanged: number
      readonly failed: number
      readonly seconds: number
      readonly exitCode: number
    }
  /** Files that are being written are waited for; without any, for the next change. */
  | { readonly event: 'waiting'; readonly files: readonly string[] }
  /** Files that are not whole after a while are read as they are. */
  | { readonly event: 'incomplete'; readonly files: readonly string[]; readonly seconds: number }
  | { readonly event: 'stopping' }
