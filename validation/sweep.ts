import { closedLoop, type Load, measure } from '../simulator/client.ts'
import type { Observation } from '../simulator/observation.ts'
import { type VllmResult, vllmResult } from '../simulator/vllm-result.ts'
import { type Server, warmed } from './random-server.ts'
import { sla } from './sla.ts'
import { requestsOf } from './requests.ts'

export const percents = [90, 95, 99] as const
const most = 1024

export const seenOf = (server: Server, load: Load, count: number, seed: number): Observation =>
  measure(server.engine, requestsOf(server, count, seed), load, seed + 1)

/** What `vllm bench serve` saves of one run. */
export const savedOf = (seen: Observation, load: Load): VllmResult =>
  vllmResult(seen, { date: '', model: 'm', load, metadata: {}, percents, detailed: false })

export const passes = (result: VllmResult): boolean =>
  Number(result['p99_ttft_ms']) <= 1000 * sla.ttft && Number(result['p99_itl_ms']) <= 1000 * sla.itl

/** Levels, each twice the one before, to two past the first failure, on a server that is warm from the level before. */
export const sweepOf = (server: Server, seed: number): readonly VllmResult[] => {
  const levels: VllmResult[] = []
  let beyond = 0
  for (let concurrency = server.sweep.from; concurrency <= most && beyond < 3; concurrency *= 2) {
    const load = closedLoop(concurrency)
    const warm = warmed(server, concurrency / 2)
    const count = Math.max(server.sweep.least, 10 * concurrency)
    const level = savedOf(seenOf(warm, load, count, seed + 10 * concurrency), load)
    levels.push(level)
    if (beyond > 0 || !passes(level)) beyond++
  }
  return levels
}
