import { describe, expect, it } from 'vitest'
import { inputs } from '../../../src/inputs/index.ts'
import { isDataAbsent, realRuns } from '../real-runs.ts'

const { detect, read } = inputs.inferencex
const folder = 'inferencex/SemiAnalysisAI__InferenceX'
const object = (value: Readonly<Record<string, unknown>>) => detect({ kind: 'object', at: '', value })
const near = (value: number) => expect.closeTo(value, 6) as number

const runOf = (value: Readonly<Record<string, unknown>>, path = 'agg.json') =>
  read({ kind: 'object', at: '', value }, { source: 's1', path }).runs[0]!

describe.skipIf(isDataAbsent)('aggregates of InferenceX', () => {
  it('hold seconds without a suffix, and throughput for each GPU', async () => {
    const name =
      'agg_kimik2.5_8k1k_int4_vllm_tp8-ep1-dpafalse_disagg-false_spec-mtp_conc32_MI355-gbt350-odcdh5-wbb3.json'
    const [run] = await realRuns(`${folder}/${name}`)
    expect(run).toMatchObject({
      tool: 'inferencex',
      load: { concurrency: 32, capRecorded: true, requestRate: null },
      completed: null,
      duration: null,
      tokens: { input: null, output: null },
      throughput: { requests: null, outputTokens: near(140.564582), totalTokens: near(1256.973245) },
      synthetic: null,
      stated: {
        model: { value: 'moonshotai/Kimi-K2.5' },
        engine: { value: 'vllm', where: 'framework' },
        gpu: { value: 'MI355X', where: 'hw' },
        gpus: { value: 8, where: 'tp' },
        tensorParallel: { value: 8 },
        inputTokens: { value: 8192 },
        outputTokens: { value: 1024 },
      },
      settings: { precision: 'int4', spec_decoding: 'mtp', image: 'vllm/vllm-openai-rocm:v0.21.0' },
      fields: { 'throughput.totalTokens': 'tput_per_gpu × tp', 'throughput.outputTokens': 'output_tput_per_gpu × tp' },
    })
    expect(run?.latency.ttft).toMatchObject({
      definition: { clock: 'client', weighting: 'perRequest', percentiles: 'linear', unit: 's' },
      mean: 2.509421745484724,
      p99: 14.490030684259256,
      others: { 'p99.9': 15.443533379666526 },
    })
    expect(run?.latency.itl).toMatchObject({ definition: { weighting: 'perGap' }, mean: 0.6301551175580624 })
    expect(run?.latency.e2e?.p90).toBe(234.43915712875315)
  })

  it('take no rate of a user for a time', async () => {
    const [run] = await realRuns(
      `${folder}/agg_kimik2.5_1k1k_int4_vllm_tp8-ep1-dpafalse_disagg-false_spec-mtp_conc4_MI355-gbt350-odcdh5-wbb3.json`,
    )
    expect(JSON.stringify(run)).not.toContain('intvty')
  })

  it('of runners/mock_results are nobody’s measurements', async () => {
    const runs = await realRuns(`${folder}/runners/mock_results`)
    expect(runs.map(({ synthetic }) => synthetic)).toEqual(Array(3).fill('InferenceX mock_results'))
    expect(runs[0]?.latency.ttft).toBeNull()
    expect(runs[0]?.zeroLatencies.map(({ field }) => field)).toEqual(['median_ttft', 'median_e2el'])
  })

  it('of a runner’s baselines hold milliseconds, and answers as long as the model made them', async () => {
    const [run] = await realRuns(`${folder}/together_runner/baselines/b200/vllm/gptoss-fp4/1k1k/untuned/conc128.json`)
    expect(run).toMatchObject({
      completed: 1277,
      failed: null,
      duration: near(1277 / 71.74074499595118),
      tokens: { input: near(640891 / 1277), output: near(235447 / 1277) },
      throughput: { requests: 71.74074499595118, outputTokens: 13227.206881019354, totalTokens: 49231.90367130921 },
      stated: { gpus: { value: 4, where: 'tp' }, gpu: { value: 'B200' } },
      settings: { isl: '1024', osl: '1024', tuning: '0' },
      latency: { ttft: { definition: { unit: 'ms' }, median: near(0.101521477), mean: null }, itl: { p99: null } },
    })
    expect(run?.stated.inputTokens).toBeUndefined()
  })
})

/** Numbers made up for the test. */
const multinode = {
  hw: 'gb200-nv',
  conc: 64,
  framework: 'dynamo-trt',
  model: 'deepseek-r1',
  infmax_model_prefix: 'dsr1',
  isl: 8192,
  osl: 1024,
  is_multinode: true,
  disagg: true,
  prefill_tp: 4,
  prefill_num_workers: 3,
  decode_tp: 8,
  decode_num_workers: 1,
  num_prefill_gpu: 12,
  num_decode_gpu: 8,
  tput_per_gpu: 100,
  output_tput_per_gpu: 30,
  input_tput_per_gpu: 146.66,
  mean_ttft: '0.5',
  p99_ttft: 0,
}

describe('aggregates over several machines', () => {
  it('divide output by the GPUs of decode, and the whole by all of them', () => {
    expect(runOf(multinode)).toMatchObject({
      throughput: { outputTokens: 240, totalTokens: 2000 },
      stated: {
        gpu: { value: 'GB200' },
        gpus: { value: 20 },
        prefillWorkers: { value: 3 },
        decodeWorkers: { value: 1 },
      },
      fields: {
        'throughput.outputTokens': 'output_tput_per_gpu × num_decode_gpu',
        'throughput.totalTokens': 'tput_per_gpu × (num_prefill_gpu + num_decode_gpu)',
      },
      latency: { ttft: { mean: 0.5, p99: null } },
    })
  })

  it('have no parts where decode has no GPUs of its own', () => {
    const { stated, throughput } = runOf({ ...multinode, num_decode_gpu: 0, decode_num_workers: 0, decode_tp: 0 })
    expect(stated.prefillWorkers).toBeUndefined()
    expect(stated.gpus?.value).toBe(12)
    expect(throughput).toMatchObject({ outputTokens: 360, totalTokens: 1200 })
  })

  it('need more than one key', () => {
    expect(object({ tput_per_gpu: 10 })).toBe(false)
    expect(object({ hw: 'x', conc: 4, tput_per_gpu: 10 })).toBe(false)
    expect(object({ hw: 'x', conc: 4, tp: 8, tput_per_gpu: 10 })).toBe(true)
    expect(object({ hw: 'x', conc: 4, tp: 8, metrics: { median_ttft_ms: 10 } })).toBe(true)
  })

  it('may stand in a table', () => {
    const cells = { hw: 'h200', conc: '4', tp: '8', tput_per_gpu: '10', median_tpot: '0.02' }
    const document = { kind: 'table', header: Object.keys(cells), rows: [{ at: 'row:2', cells }] } as const
    expect(detect(document)).toBe(true)
    expect(read(document, { source: 's1', path: 'a.csv' }).runs).toMatchObject([
      { at: 'row:2', throughput: { totalTokens: 80 }, latency: { tpot: { median: 0.02 } } },
    ])
  })
})
