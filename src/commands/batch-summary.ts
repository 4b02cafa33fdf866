import type { BatchEvent } from './batch-events.ts'
import type { Outcome } from './batch-pass.ts'

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
