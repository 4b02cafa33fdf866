import { firstCapped } from './batch-cap.ts'

/** A level of a closed-loop sweep with its mean times. */
export interface TimedLevel {
  readonly concurrency: number
  /** Mean time to the first token, seconds. */
  readonly ttft: number
  /** Mean end-to-end time, seconds. */
  readonly e2e: number
}

export type Regime = 'free' | 'queued' | 'unknown'

/** Half width of the error of the wait formula: its worst case on public sweeps. */
export const usualQueueError = 0.13

const WAITING = 0.15

const waitingShare = ({ ttft, e2e }: TimedLevel): number => ttft / e2e

/** Requests that decode at once, by Little's law: those in flight less those that wait for their first token. */
const running = (level: TimedLevel): number => level.concurrency * (1 - waitingShare(level))

/**
 * How many requests run at once where more of them only wait: the mean running batch of the levels from the first that
 * queues, ascending levels given. Null where no level queues.
 */
export function slotsOf(levels: readonly TimedLevel[]): number | null {
  const inside = levels.map((level) => ({
    load: level.concurrency,
    running: running(level),
    ttftShare: waitingShare(level),
  }))
  const capped = firstCapped(inside)
  if (capped === null) return null
  const batches = inside.slice(capped.at).map((level) => level.running)
  return batches.reduce((a, b) => a + b, 0) / batches.length
}

/** Queued beyond the slots; free where the first token takes little of the time; otherwise nothing tells. */
export function regimeOf(level: TimedLevel, slots: number | null): Regime {
  if (slots !== null && level.concurrency > slots) return 'queued'
  return waitingShare(level) <= WAITING ? 'free' : 'unknown'
}

/** Mean wait for one of so many slots that finish `throughput` requests/s (Little 1961), seconds. */
export const queueWait = (concurrency: number, slots: number, throughput: number): number =>
  (concurrency - slots) / throughput
