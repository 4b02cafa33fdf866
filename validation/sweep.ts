import { closedLoop, measure } from '../simulator/client.ts'
import { randomLengths } from '../simulator/lengths.ts'
import { seededRandom } from '../simulator/random.ts'
import { type VllmResult, vllmResult } from '../simulator/vllm-result.ts'
import type { Server } from './random-server.ts'
import { sla } from './sla.ts'

export const percents = [90, 95, 99] as const
const most = 1024

const promptsOf = (concurrency: number): number => Math.max(1000, 10 * concurrency)

/** What `vllm bench serve` saves of one level. */
const levelOf = (server: Server, concurrency: number, seed: number): VllmResult => {
  const count = promptsOf(concurrency)
  const workload = randomLengths(count, server.input, server.output, seededRandom(seed), server.drafts)
  const load = closedLoop(concurrency)
  const seen = measure(server.engine, workload, load, seed + 1)
  return vllmResult(seen, { date: '', model: 'm', load, metadata: {}, percents, detailed: false })
}

export const passes = (result: VllmResult): boolean =>
  Number(result['p99_ttft_ms']) <= 1000 * sla.ttft && Number(result['p99_itl_ms']) <= 1000 * sla.itl

/** 1, 2, 4, 8 … to two levels past the first failure. */
export const sweepOf = (server: Server, seed: number): readonly VllmResult[] => {
  const levels: VllmResult[] = []
  let beyond = 0
  for (let concurrency = 1; concurrency <= most && beyond < 3; concurrency *= 2) {
    const level = levelOf(server, concurrency, seed + 10 * concurrency)
    levels.push(level)
    if (beyond > 0 || !passes(level)) beyond++
  }
  return levels
}
