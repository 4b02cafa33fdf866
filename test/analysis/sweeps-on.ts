import { factsOn, someFacts, someRun } from '../builders.ts'
import { someSweep } from './some-sweep.ts'

/** A sweep as letters on so many GPUs, so many times faster than another. */
export const on = (gpus: number, letters: string, faster = 1, gpu = someFacts.gpu!) =>
  someSweep(letters).map((run) => {
    const requests = (run.throughput.requests ?? 0) * faster
    const facts = { ...factsOn(gpus), gpu }
    return someRun({
      ...run,
      facts,
      stated: facts,
      path: `bench/${gpus}-${gpu.value}.json`,
      throughput: { requests, outputTokens: 256 * requests },
      latency: { ttft: run.latency.ttft, itl: run.latency.itl, e2e: { mean: 4.025 / faster, p99: 4.4 } },
      duration: (run.completed ?? 0) / requests,
      samples: {},
    })
  })

/** Two layouts of as many GPUs, of which the second is faster. */
export const tied = [...on(1, 'pppppf', 1, { ...someFacts.gpu!, value: 'A100' }), ...on(1, 'pppppf', 1.5)]
