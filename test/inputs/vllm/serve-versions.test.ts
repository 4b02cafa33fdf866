import { describe, expect, it } from 'vitest'
import { runIn } from '../read-fixture.ts'

/** What the four requests of most fixtures share: one of them failed, the others took 4 of 16 tokens each. */
const fourRequests = { completed: 3, failed: 1, duration: 1.25, tokens: { input: 16, output: 4 } }

describe('results of each version', () => {
  it('0.3.1: the misspelt throughput, no cap, no ITL', async () => {
    const run = await runIn('0.3.1-misspelt-throughput.json')
    expect(run).toMatchObject({
      ...fourRequests,
      tool: 'vllmServe',
      backend: 'vllm',
      date: '20240315-101500',
      load: { concurrency: null, capRecorded: false, requestRate: 2, burstiness: null, prompts: 4 },
      throughput: { requests: 2.4, outputTokens: 9.6, totalTokens: null },
      latency: { itl: null, e2e: null },
      samples: null,
      synthetic: 'hand-made',
    })
    expect(run.fields).toMatchObject({
      'throughput.requests': 'request_inthroughput',
      failed: 'num_prompts - completed',
    })
    expect(run.latency.ttft?.mean).toBeCloseTo(0.875 / 3, 9)
  })

  it('0.4: arrays without asking for them', async () => {
    const { samples, latency } = await runIn('0.4.2-arrays-always.json')
    expect(samples).toMatchObject({ ttft: Float64Array.of(0.125, 0.25, 0.5), hollow: 0, failed: 1 })
    expect(samples?.gaps).toHaveLength(9)
    expect(latency.ttft?.from['mean']).toEqual({ origin: 'summary', field: 'mean_ttft_ms' })
  })

  it('0.4: bare NaN when nothing was answered', async () => {
    expect(await runIn('0.4.2-nothing-answered-nan.json')).toMatchObject({
      completed: 0,
      failed: 4,
      tokens: { input: null, output: null },
      latency: { ttft: null, tpot: null, itl: null, e2e: null },
      zeroLatencies: [
        { metric: 'ttft', statistic: 'mean', field: 'mean_ttft_ms' },
        { metric: 'ttft', statistic: 'median', field: 'median_ttft_ms' },
        { metric: 'ttft', statistic: 'p99', field: 'p99_ttft_ms' },
      ],
    })
  })

  it('0.6.4 to 0.9.1: the goodput key with its colon is a result, not a setting', async () => {
    const run = await runIn('0.6.4-goodput-with-colon.json')
    expect(run).toMatchObject({ ...fourRequests, load: { concurrency: 2, requestRate: 'inf', burstiness: 1 } })
    expect(run.settings).toEqual({ best_of: '1' })
  })

  it('0.8.0 to 0.10.2: the client protocol under endpoint_type', async () => {
    expect(await runIn('0.8.5-without-backend.json')).toMatchObject({ ...fourRequests, backend: 'openai' })
  })

  it('0.10.1: metadata are texts, and state facts and settings', async () => {
    const run = await runIn('0.10.1-metadata-texts.json')
    expect(run.stated).toEqual({
      model: { value: 'openai/gpt-oss-20b', from: 'result', where: 'model_id' },
      concurrency: { value: 2, from: 'result', where: 'max_concurrency' },
      gpu: { value: 'RTX 5090', from: 'metadata', where: 'gpu' },
      gpus: { value: 2, from: 'metadata', where: 'gpu_count' },
      tensorParallel: { value: 2, from: 'metadata', where: 'tensor_parallel_size' },
      inputTokens: { value: 16, from: 'metadata', where: 'input_len' },
      outputTokens: { value: 4, from: 'metadata', where: 'output_len' },
    })
    expect(run.settings).toEqual({ max_num_seqs: '256' })
  })

  it('a GPU written with its count', async () => {
    expect((await runIn('0.10.1-gpu-with-count.json')).stated).toMatchObject({
      gpus: { value: 8, from: 'metadata', where: 'gpu' },
      gpu: { value: 'Mi300x 1FP8-meta', from: 'metadata', where: 'gpu' },
    })
  })

  it('0.9.2: a ramp-up is a setting of the load', async () => {
    const run = await runIn('0.9.2-ramp-up.json')
    expect(run.load).toMatchObject({ concurrency: null, capRecorded: true, requestRate: 'inf' })
    expect(run.settings).toEqual({ ramp_up_strategy: 'linear', ramp_up_start_rps: '1', ramp_up_end_rps: '4' })
  })

  it('0.11.1: failures are told', async () => {
    const run = await runIn('0.11.1-failed.json')
    expect(run).toMatchObject({ ...fourRequests, peakInFlight: 3 })
    expect(run.fields).toMatchObject({ failed: 'failed', peakInFlight: 'max_concurrent_requests' })
  })

  it('0.11.1: evenly paced arrivals as a bare Infinity', async () => {
    expect((await runIn('0.11.1-burstiness-infinity.json')).load).toMatchObject({ requestRate: 2, burstiness: 'inf' })
  })

  it('0.15: arrays with start times, and E2EL', async () => {
    const { samples, latency } = await runIn('0.15.0-start-times.json')
    expect(samples?.e2e).toEqual(Float64Array.of(0.3125, 0.5, 0.875))
    expect(latency.e2e).toMatchObject({ mean: 0.5625, median: 0.5 })
  })

  it('2026: latencies without the other arrays are no samples, and no setting', async () => {
    expect(await runIn('2026-09-latencies-without-the-rest.json')).toMatchObject({
      ...fourRequests,
      samples: null,
      settings: {},
    })
  })
})
