import { openLoop } from '../simulator/client.ts'
import { spansOf } from '../simulator/model.ts'
import type { Weighted } from '../simulator/statistics.ts'
import { type Observation, pooledItls } from '../simulator/observation.ts'
import { carriedAfter, type RecordedRun } from '../src/replay/adjusted.ts'
import { confirmation, MOST_RUNS_AFAR, type OpenRun, type Proposal, REQUESTS } from '../src/replay/open-runs.ts'
import type { RateQuestion } from '../src/replay/sweep.ts'
import type { SupportedRate } from '../src/replay/supported-rate.ts'
import type { Server } from './random-server.ts'
import { passes, savedOf, seenOf } from './sweep.ts'

const luckApart = 1000

const allOf = ({ values, counts }: Weighted): Float64Array => {
  const all = new Float64Array(counts.reduce((sum, count) => sum + count, 0))
  let at = 0
  for (const [i, value] of values.entries()) all.fill(value, at, (at += counts[i]!))
  return all
}

/** As konkyo has it of a file of `vllm bench serve --save-detailed`. */
const recordedOf = (seen: Observation): RecordedRun => ({
  sent: seen.starts,
  promptTokens: Float64Array.from(seen.workload.inputTokens),
  gapCounts: Float64Array.from(spansOf(seen, seen.workload)),
  ttft: seen.ttfts,
  e2e: seen.latencies,
  gaps: allOf(pooledItls(seen)),
})

/** A run of `vllm bench serve` at a rate, judged by its p99s as any level. */
const openRun = (server: Server, rate: number, seed: number) => {
  const load = openLoop(rate, server.burstiness)
  const seen = seenOf(server, load, REQUESTS, seed)
  return { kept: passes(savedOf(seen, load)), recorded: recordedOf(seen) }
}

/** Rates to plan with, in requests/s: from the sweep alone, and after one to three open runs where it wants so many. */
export const plannedRates = (
  server: Server,
  question: RateQuestion,
  { arrivalRate, basis: { estimate, calibrated } }: SupportedRate,
  seed: number,
): readonly number[] => {
  const { levels } = question
  const most = Math.max(...levels.map(({ throughput }) => throughput))
  const failing = levels.find(({ verdict }) => verdict === 'fail')?.throughput
  const proposal: Proposal = { arrivalRate, estimate, most, failing, burstiness: server.burstiness }
  const [rates, runs]: [number[], OpenRun[]] = [[arrivalRate], []]
  for (let i = 1; i <= MOST_RUNS_AFAR; i++) {
    const { nextRate } = confirmation(proposal, runs)
    if (nextRate !== null) {
      const { kept, recorded } = openRun(server, nextRate, seed + luckApart * i)
      const carried = calibrated && carriedAfter(calibrated, question, recorded)
      runs.push({ rate: nextRate, requests: REQUESTS, kept, carried })
    }
    rates.push(confirmation(proposal, runs).plannedRate)
  }
  return rates
}
