import type { SettledRun } from '../../src/model/run.ts'
import { factsOn, someRun } from '../builders.ts'

/** TTFT and E2EL of a server of a hundred slots that takes 10 s a request, 0.1 s of it to the first token. */
const timesAt = (concurrency: number) => {
  const wait = Math.max(0, concurrency - 100) / 10
  return { ttft: 0.1 + 0.001 * concurrency + wait, e2e: 10 + 0.01 * concurrency + wait }
}

/** A closed-loop level of that server; a p99 TTFT of 12 s is kept up to 192 in flight. */
export const queueRun = (concurrency: number): SettledRun => {
  const { ttft, e2e } = timesAt(concurrency)
  return someRun({
    facts: factsOn(1),
    load: { concurrency },
    latency: {
      ttft: { mean: ttft, median: 0.9 * ttft, std: ttft / 5, p99: 1.2 * ttft },
      itl: { mean: (e2e - ttft) / 255, median: (e2e - ttft) / 255, p99: (e2e - ttft) / 125 },
      tpot: { mean: (e2e - ttft) / 255, median: (e2e - ttft) / 255, p99: (e2e - ttft) / 250 },
      e2e: { mean: e2e, median: e2e, p99: 1.1 * e2e },
    },
  })
}

/** Levels below and beyond the slots: the queue has begun well before the SLA is lost. */
export const queueSweep = (levels: readonly number[] = [8, 16, 32, 64, 128, 192, 256]) => levels.map(queueRun)

export const queueSla = 'ttft.p99<=12s'
