import { closedLoop, fixedLengths, type Load, measure, openLoop } from '../../simulator/client.ts'
import { servers } from '../../simulator/servers.ts'
import { vllmResult } from '../../simulator/vllm-result.ts'
import { vllmServe } from '../../src/inputs/vllm/serve.ts'
import type { Run } from '../../src/model/run.ts'
import { someSla } from '../builders.ts'

/** What `vllm bench serve` writes of each request on an imaginary server, as konkyo reads it. */
const recordedUnder = (load: Load, count: number, seed: number): Run => {
  const { engine } = servers[0]!
  const seen = measure(engine, fixedLengths(count, 256, 128), load, seed)
  const told = { date: '', model: 'm', load, metadata: {}, percents: [90, 95, 99], detailed: true }
  const value = { ...vllmResult(seen, told), start_times: Array.from(seen.starts, (time) => 7000 + time) }
  const path = `${load.concurrency ?? load.rate}-${seed}.json`
  return vllmServe.read({ kind: 'object', at: '', value }, { source: path, path }).runs[0]!
}

export const recordedSla = someSla('ttft.p99<=3s,itl.p99<=60ms')

/** Concurrency 1 … 128, of which 32 and more fail. */
export const recordedSweep = (): readonly Run[] =>
  [1, 2, 4, 8, 16, 32, 64, 128].map((concurrency) =>
    recordedUnder(closedLoop(concurrency), Math.max(500, 10 * concurrency), concurrency),
  )

/** Requests at random on the same server. */
export const recordedAt = (rate: number, seed: number): Run => recordedUnder(openLoop(rate), 2500, seed)
