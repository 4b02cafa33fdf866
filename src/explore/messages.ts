import type { ErrorCode, ErrorValues } from '../errors.ts'
import type { Report } from '../model/report.ts'

/** A file as the browser gave it: its path as `konkyo` would show it, and whether it was meant itself and not its folder. */
export interface GivenFile {
  readonly path: string
  readonly named: boolean
  readonly bytes: ArrayBuffer
}

/** What the page asks of its worker. */
export type Question =
  | { readonly kind: 'embedded'; readonly base64: string }
  | { readonly kind: 'files'; readonly files: readonly GivenFile[] }
  | { readonly kind: 'ask'; readonly id: number; readonly plan: string }

/** What can be said of a failure that the reader can mend. */
export interface Fault {
  readonly code: ErrorCode
  readonly values: ErrorValues
}

/**
 * What the worker says. verdicts: limits are judged, and what arrivals they carry is being replayed, so that nothing but
 * points and capacities of the report holds; whole: the report that the command line gives.
 */
export type Reply =
  | { readonly kind: 'ready'; readonly plan: string }
  | { readonly kind: 'answer'; readonly id: number; readonly stage: 'verdicts' | 'whole'; readonly report: Report }
  | { readonly kind: 'refused'; readonly id: number; readonly faults: readonly Fault[] }
  | { readonly kind: 'broken'; readonly id: number; readonly text: string }
