import { openLoop } from '../simulator/client.ts'
import { confirmation, MOST_RUNS, type OpenRun, type Proposal, REQUESTS } from '../src/replay/open-runs.ts'
import type { RateQuestion } from '../src/replay/sweep.ts'
import type { SupportedRate } from '../src/replay/supported-rate.ts'
import type { Server } from './random-server.ts'
import { passes, resultOf } from './sweep.ts'

const luckApart = 1000

/** A run of `vllm bench serve` at a rate, judged by its p99s as any level. */
const openRun = (server: Server, rate: number, seed: number): OpenRun => ({
  rate,
  requests: REQUESTS,
  kept: passes(resultOf(server, openLoop(rate, server.burstiness), REQUESTS, seed)),
})

/** Rates to plan with, in requests/s: from the sweep alone, and after one and two open runs where it wants so many. */
export const plannedRates = (
  server: Server,
  { levels }: RateQuestion,
  { arrivalRate, basis: { estimate } }: SupportedRate,
  seed: number,
): readonly number[] => {
  const most = Math.max(...levels.map(({ throughput }) => throughput))
  const failing = levels.find(({ verdict }) => verdict === 'fail')?.throughput
  const proposal: Proposal = { arrivalRate, estimate, most, failing, burstiness: server.burstiness }
  const [rates, runs]: [number[], OpenRun[]] = [[arrivalRate], []]
  for (let i = 1; i <= MOST_RUNS; i++) {
    const { nextRate } = confirmation(proposal, runs)
    if (nextRate !== null) runs.push(openRun(server, nextRate, seed + luckApart * i))
    rates.push(confirmation(proposal, runs).plannedRate)
  }
  return rates
}
