import type { Why } from '../freshness/check.ts'
import type { Change } from '../model/report.ts'
import type { Outcome } from './batch-pass.ts'

/** What tells what is done, and in between what is done now. */
export interface Teller {
  readonly tell: (event: BatchEvent) => void
  readonly outcome: (outcome: Outcome) => void
  /** Of the plan in hand. */
  readonly step: (text: string) => void
}

export interface LazyTeller extends Teller {
  /** From here on all is told at once, and first what waited. */
  readonly ready: () => Promise<void>
}

/** Keeps what there is to tell until somebody needs it told: words take longer to load than looking at files does. */
export const lazyTeller = (load: () => Promise<Teller>): LazyTeller => {
  let teller: Teller | null = null
  const waiting: ((teller: Teller) => void)[] = []
  const say = (use: (teller: Teller) => void): void => {
    if (teller) use(teller)
    else waiting.push(use)
  }
  return {
    tell: (event) => say((one) => one.tell(event)),
    outcome: (outcome) => say((one) => one.outcome(outcome)),
    step: (text) => say((one) => one.step(text)),
    ready: async () => {
      teller ??= await load()
      for (const use of waiting.splice(0)) use(teller)
    },
  }
}

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

/** What became of all plans; the exit code is the worst of them. `start` by the clock of timers, in milliseconds. */
export const summaryOf = (
  outcomes: readonly Outcome[],
  start: number,
): Extract<BatchEvent, { readonly event: 'summary' }> => {
  const count = (state: Outcome['state']): number => outcomes.filter((one) => one.state === state).length
  return {
    event: 'summary',
    made: count('made'),
    unchanged: count('unchanged'),
    failed: count('failed'),
    seconds: (performance.now() - start) / 1000,
    exitCode: Math.max(0, ...outcomes.map(({ code }) => code)),
  }
}
