import type { BatchEvent } from './batch-events.ts'
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
