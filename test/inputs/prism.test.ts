import { describe, expect, it } from 'vitest'
import { isDataAbsent, realRuns } from './real-runs.ts'

const folder = 'llm-d-prism/llm-d__llm-d-prism/public/data/archive/llmd_results'

describe.skipIf(isDataAbsent)('the archive of Prism', () => {
  it('is in milliseconds; 0 is what it does not know', async () => {
    const runs = await realRuns(`${folder}/llm-d-benchmarks.json`)
    expect(runs).toHaveLength(114)
    const run = runs[0]!
    expect(run).toMatchObject({
      tool: 'prism',
      at: '/0',
      load: { concurrency: 128, requestRate: null },
      completed: null,
      failed: null,
      throughput: { requests: 2.2070800541515987, outputTokens: null, totalTokens: 24275.673515613435 },
      stated: {
        model: { value: 'Llama-3.1-70B' },
        gpu: { value: 'H100' },
        gpus: { value: 16 },
        tensorParallel: { value: 4 },
        prefillWorkers: { value: 1 },
        decodeWorkers: { value: 3 },
        inputTokens: { value: 9999 },
        outputTokens: { value: 1000 },
      },
      latency: { ttft: { definition: { unit: 'ms' }, p99: null }, e2e: { p99: null } },
    })
    expect(run.latency.ttft?.mean).toBeCloseTo(6.863319998, 8)
    expect(run.latency.tpot?.mean).toBeCloseTo(0.049129573545, 11)
    expect(run.latency.itl?.mean).toBeCloseTo(0.049129573726, 11)
    expect(run.latency.e2e?.median).toBeCloseTo(52.60757, 5)
  })

  it('tells copies of a server from one with as many GPUs', async () => {
    const runs = await realRuns(`${folder}/llm-d-benchmarks.json`)
    const copies = runs.filter(({ settings }) => settings['configuration'] === '2 TP4')
    expect(copies).toHaveLength(6)
    expect(copies[0]?.stated).toMatchObject({
      gpus: { value: 8 },
      tensorParallel: { value: 4 },
      dataParallel: { value: 2 },
    })
    const uneven = runs.find(({ settings }) => settings['configuration'] === '3: 2P-TP4 1D-TP8')
    expect(uneven?.stated.tensorParallel).toBeUndefined()
  })

  it('adds up whole logs: no level, and no TPOT', async () => {
    const runs = await realRuns(`${folder}/archived_drive_data.json`)
    expect(runs).toHaveLength(63)
    expect(runs[0]).toMatchObject({
      completed: 3600,
      load: { concurrency: null, requestRate: null },
      throughput: { requests: 7.146239393861641, outputTokens: 6086.6426581357955, totalTokens: null },
      latency: { ttft: null, tpot: null, itl: null, e2e: { median: null, p99: null } },
      date: null,
    })
    expect(runs[0]?.latency.e2e?.mean).toBeCloseTo(27.25209, 5)
  })
})
