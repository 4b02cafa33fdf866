import { describe, expect, it } from 'vitest'
import { inputs } from '../../../src/inputs/index.ts'
import { isDataAbsent, realRuns } from '../real-runs.ts'

const sweep = 'aiperf/SemiAnalysisAI__InferenceX/tp8_sweep_29337493492'

describe.skipIf(isDataAbsent)('agents’ sessions of InferenceX', () => {
  it('count requests of the measured phase alone', async () => {
    const run = (await realRuns(sweep)).find(({ load }) => load.concurrency === 8)
    expect(run).toMatchObject({
      tool: 'inferencexAgentic',
      completed: 663,
      failed: 2,
      duration: 3628.15728,
      throughput: { requests: 663 / 3628.15728, outputTokens: 214.28509, totalTokens: 20582.15098 },
      stated: { gpus: { value: 8 }, gpu: { value: 'MI355X' }, kvCacheTokens: { value: 2802597 } },
      settings: { dataset: 'semianalysis_cc_traces_weka_062126_256k', prefix_cache_hit_rate: '0.94909' },
      fields: { 'throughput.requests': 'num_requests_successful / request_metrics.throughput.duration_seconds' },
    })
    expect(run?.tokens.input).toBeCloseTo(111459.76018, 2)
    expect(run?.tokens.output).toBeCloseTo(1172.63952, 2)
    expect(run?.latency.ttft).toMatchObject({ mean: 17.68713, median: 13.51471, p95: 51.02582, p99: null })
  })

  it('have no ITL: what bears the name is TPOT', async () => {
    const runs = await realRuns(sweep)
    expect(runs).toHaveLength(5)
    expect(runs.every(({ latency }) => latency.itl === null && latency.tpot !== null)).toBe(true)
  })
})

describe('the command of agents’ sessions', () => {
  it('names what nothing states as a blank', () => {
    const order = {
      model: null,
      tokenizer: null,
      backend: null,
      dataset: 'traces',
      layout: {
        name: null,
        gpu: null,
        gpus: null,
        tensorParallel: null,
        pipelineParallel: null,
        dataParallel: null,
        prefillWorkers: null,
        decodeWorkers: null,
      },
      mix: [],
      workload: {
        kind: 'measured',
        inputTokens: 100,
        outputTokens: 10,
        mix: null,
        measured: { inputTokens: 100, outputTokens: 10 },
      },
      load: { concurrency: 8, requestRate: 'inf', burstiness: 1 },
      requests: 600,
      warmups: 8,
      seed: 1,
      percentiles: [99],
      settings: {},
      prefixCache: { key: 'prefix_caching', value: null },
    } as const
    const words = inputs.inferencexAgentic.command!.words(order).join(' ')
    expect(words).toContain('--model <MODEL> --url <BASE_URL>')
    expect(words).toContain('--public-dataset traces --concurrency 8 --request-count 600')
  })
})
