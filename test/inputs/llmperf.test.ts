import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { completeLatency } from '../../src/analysis/complete-latency.ts'
import type { Order } from '../../src/records/command.ts'
import { llmperf } from '../../src/inputs/llmperf/llmperf.ts'
import { distinctRuns } from '../../src/series/duplicates.ts'
import { diskRead, fileOf, folderRead, shared } from './read-folder.ts'

const response = (ttft: number, e2e: number, tokens: number, error: number | null = null) => ({
  error_code: error,
  error_msg: '',
  inter_token_latency_s: e2e / tokens,
  ttft_s: ttft,
  end_to_end_latency_s: e2e,
  request_output_throughput_token_per_s: tokens / e2e,
  number_total_tokens: tokens + 550,
  number_output_tokens: tokens,
  number_input_tokens: 550,
})

const summary = (more: object = {}) => ({
  version: '2023-08-31',
  name: 'm_550_150_summary',
  model: 'some/model',
  mean_input_tokens: 550,
  stddev_input_tokens: 0,
  mean_output_tokens: 150,
  stddev_output_tokens: 10,
  num_concurrent_requests: 2,
  results_ttft_s_quantiles_p50: 0.3,
  results_ttft_s_quantiles_p99: 0.39,
  results_ttft_s_mean: 0.3,
  results_inter_token_latency_s_quantiles_p50: 0.03,
  results_inter_token_latency_s_mean: 0.03,
  results_end_to_end_latency_s_mean: 3.2,
  results_number_input_tokens_mean: 550,
  results_number_input_tokens_min: '550',
  results_number_output_tokens_mean: 101,
  results_number_output_tokens_max: '111',
  results_num_requests_started: 3,
  results_number_errors: 1,
  results_error_code_frequency: '{429: 1}',
  results_mean_output_throughput_token_per_s: 50.5,
  results_num_completed_requests: 2,
  results_num_completed_requests_per_min: 30,
  timestamp: 1_718_209_612,
  gpu: 'H100',
  ...more,
})

const responses = [response(0.2, 3.2, 101), response(0.4, 3.2, 101), response(0, 0, 0, 429)]

describe('LLMPerf', () => {
  it('reads a summary: seconds, the duration by the rate, and no inter-token latency, which has TTFT in it', () => {
    const [{ runs }] = folderRead({ 'a/m_summary.json': summary() }) as [ReturnType<typeof folderRead>[number]]
    expect(runs).toMatchObject([
      {
        tool: 'llmperf',
        completed: 2,
        failed: 1,
        duration: 4,
        totals: { input: 1100, output: 202 },
        throughput: { requests: 0.5, outputTokens: 50.5 },
        load: { concurrency: 2, requestRate: 'inf', prompts: 3 },
        date: '2024-06-12T16:26:52.000Z',
        latency: { ttft: { mean: 0.3, median: 0.3, p99: 0.39 }, tpot: null, itl: null, e2e: { mean: 3.2 } },
        stated: { model: { value: 'some/model' }, inputTokens: { value: 550 }, gpu: { value: 'H100' } },
        settings: { stddev_input_tokens: '0', stddev_output_tokens: '10' },
        samples: null,
        fields: { duration: 'results_num_completed_requests / results_num_completed_requests_per_min * 60' },
      },
    ])
  })

  it('takes TPOT from the responses of the same stem, of those that succeeded', () => {
    const files = folderRead({
      'a/m_summary.json': summary(),
      'a/m_individual_responses.json': responses,
      'a/other_individual_responses.json': responses,
    })
    const run = completeLatency(files[0]!.runs[0]!)
    expect(run.samples).toMatchObject({ failed: 1, hollow: 0, endedInOrder: true })
    expect([...run.samples!.tpot]).toEqual([3 / 100, (3.2 - 0.4) / 100])
    expect(run.latency.tpot).toMatchObject({ mean: 0.029 })
    expect(run.latency.itl).toBeNull()
    expect(run.latency.tpot?.from['mean']).toEqual({
      origin: 'requests',
      field: 'm_individual_responses.json: (end_to_end_latency_s - ttft_s) / (number_output_tokens - 1)',
    })
    expect(files[1]?.problems).toEqual([{ code: 'partOf', where: '', values: { path: 'a/m_summary.json' } }])
    expect(files[2]?.problems).toEqual([{ code: 'partAlone', where: '', values: { tool: 'LLMPerf' } }])
  })

  it('does not use responses that are not those of the summary', () => {
    const [one] = folderRead({ 'a/m_summary.json': summary(), 'a/m_individual_responses.json': responses.slice(1) })
    expect(one?.runs[0]?.samples).toBeNull()
    expect(one?.problems).toEqual([{ code: 'arraysDisagree', where: '', values: {} }])
  })

  it('joins nothing across folders: a summary of another folder stands alone', () => {
    const [one, other] = folderRead({
      'raw/summary/groq_70b.json': summary(),
      'raw/individual/groq_70b.json': responses,
    })
    expect(one?.runs[0]?.samples).toBeNull()
    expect(other?.problems).toMatchObject([{ code: 'partAlone' }])
  })

  it('names a number that nothing can have measured', () => {
    const [one] = folderRead({ 'a/m_summary.json': summary({ results_ttft_s_mean: -1 }) })
    expect(one?.runs[0]).toMatchObject({ impossible: ['results_ttft_s_mean'], latency: { ttft: { mean: null } } })
    expect(one?.problems).toMatchObject([{ code: 'impossibleNumber', values: { text: '-1' } }])
  })

  const order: Order = {
    model: 'some/model',
    tokenizer: null,
    backend: null,
    dataset: null,
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
    workload: { inputTokens: 550, outputTokens: 150, kind: 'nominal' } as Order['workload'],
    load: { concurrency: 16, requestRate: 'inf', burstiness: 1 },
    requests: 640,
    warmups: 0,
    seed: 1,
    percentiles: [99],
    settings: { stddev_input_tokens: '0' },
    prefixCache: { key: 'prefix_caching', value: null },
  }

  it('is run again by its own words, and at a rate by another client', () => {
    const words = llmperf.command!.words(order).join(' ')
    expect(words).toContain('token_benchmark_ray.py')
    expect(words).toContain('--mean-input-tokens 550 --stddev-input-tokens 0 --mean-output-tokens 150')
    expect(words).toContain('--num-concurrent-requests 16 --max-num-completed-requests 640')
    const paced = llmperf.command!.words({ ...order, load: { concurrency: null, requestRate: 4, burstiness: 1 } })
    expect(paced).toEqual(['<CLIENT: 4 requests/s, which LLMPerf cannot send>'])
  })
})

describe.skipIf(!existsSync(shared))('LLMPerf as measured by others', () => {
  const yi = 'llmperf/ray-project__llmperf/benchmarks/results/yi/4xa10g'

  it('64 at once, of which 41.5 were in flight', async () => {
    const files = await diskRead(shared, `${yi}/vllm/result_01-ai_Yi-1.5-34B-Chat_64`)
    const run = completeLatency(fileOf(files, '_summary.json').runs[0]!)
    expect(run.load.concurrency).toBe(64)
    expect(run.completed).toBe(128)
    expect(run.totals).toEqual({ input: 70_400, output: 20_404 })
    expect(run.duration).toBeCloseTo((128 / 50.957_502_305_075_58) * 60, 9)
    expect(run.latency.ttft?.p99).toBe(30.571_522_360_299_99)
    expect(run.latency.e2e?.mean).toBe(48.921_215_516_648_43)
    // By hand: mean of (E2EL − TTFT) / (n − 1) over the 128 responses, where E2EL / n says 0.308.
    expect(run.latency.tpot?.mean).toBeCloseTo(0.205_501_374_71, 9)
    expect((128 / run.duration!) * run.latency.e2e!.mean!).toBeCloseTo(41.5, 1)
  })

  it('counts a run once, whose numbers stand in tables, too', async () => {
    const files = await diskRead(shared, yi)
    const { runs, repeated } = distinctRuns(files.flatMap((file) => file.runs))
    expect(runs).toHaveLength(14)
    expect(runs.every(({ path }) => path.endsWith('_summary.json'))).toBe(true)
    expect(repeated).toHaveLength(28)
  })

  it('tables that have nothing but means, with a level in each column', async () => {
    const [file] = await diskRead(
      shared,
      'llmperf/ray-project__llmperf/benchmarks/results/a10g/nim-meta_llama3-8b-instruct.csv',
    )
    expect(file?.runs).toHaveLength(7)
    expect(file?.runs[1]).toMatchObject({ at: 'column:3', load: { concurrency: 2 }, completed: null })
    expect(file?.runs[1]?.latency.ttft?.mean).toBeCloseTo(0.147_757_85, 8)
    expect(file?.runs[1]?.throughput.requests).toBeCloseTo(22.003_489_31 / 60, 8)
    // The table says 61.54 tokens/s.
    expect(file?.runs[1]?.throughput.outputTokens).toBeCloseTo(61.536_425, 3)
    expect(file?.runs[1]?.latency).toMatchObject({ tpot: null, itl: null, e2e: null })
  })

  it('the leaderboard: summaries and responses in folders of their own', async () => {
    const files = await diskRead(shared, 'llmperf/ray-project__llmperf-leaderboard')
    expect(files.filter(({ runs }) => runs.length === 1)).toHaveLength(19)
    const alone = files.filter(({ problems }) => problems.some(({ code }) => code === 'partAlone'))
    expect(alone).toHaveLength(19)
    expect(files.flatMap(({ runs }) => runs).every(({ samples }) => samples === null)).toBe(true)
  })
})
