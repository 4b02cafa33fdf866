import { describe, expect, it } from 'vitest'
import { factsFromPath, settleFacts } from '../../src/series/facts.ts'
import type { Facts } from '../../src/model/fact.ts'
import type { SeriesHint } from '../../src/model/plan.ts'
import type { Load } from '../../src/model/run.ts'
import { someRun } from '../builders.ts'
import { chatAndDocuments } from '../document/mixed-reports.ts'

const valuesIn = (path: string) =>
  Object.fromEntries(Object.entries(factsFromPath(path)).map(([name, fact]) => [name, fact?.value]))

describe('factsFromPath', () => {
  it.each([
    ['bench/2xH100/run.json', { gpus: 2, gpu: 'H100' }],
    ['8xH100SXM5-serving/a.json', { gpus: 8, gpu: 'H100 SXM5' }],
    ['8xMi300x-serving-meta/a.json', { gpus: 8, gpu: 'MI300X' }],
    ['1xRTX5090/a.json', { gpus: 1, gpu: 'RTX 5090' }],
    ['nvidia/8xh100/charts/a.csv', { gpus: 8, gpu: 'H100' }],
    ['1xrtx4090/a.json', { gpus: 1, gpu: 'RTX 4090' }],
    ['2x_RTX_PRO_6000/a.json', { gpus: 2, gpu: 'RTX PRO 6000' }],
    ['4xRTXA6000/a.json', { gpus: 4, gpu: 'RTX A6000' }],
    ['4xL40S/a.json', { gpus: 4, gpu: 'L40S' }],
    ['1xH100-80GB-SXM/a.json', { gpus: 1, gpu: 'H100 80GB SXM' }],
    ['c8_4gpus.json', { gpus: 4, concurrency: 8 }],
    ['concurrency_4_req_rate_inf_gpus_16_ctx_8_gen_8.json', { gpus: 16, concurrency: 4 }],
  ])('hardware: %s', (path, values) => {
    expect(valuesIn(path)).toEqual(values)
  })

  it.each([
    ['TP4_DP2.json', { tensorParallel: 4, dataParallel: 2 }],
    ['tp8/a.json', { tensorParallel: 8 }],
    ['llama_tp2_x.json', { tensorParallel: 2 }],
    ['llama_TP4_vllm.json', { tensorParallel: 4 }],
    ['tp2-pp4/a.json', { tensorParallel: 2, pipelineParallel: 4 }],
    ['SERVE--tensor_parallel_size=4-BENCH--max_concurrency=32/run=0.json', { tensorParallel: 4, concurrency: 32 }],
    ['1p3d.json', { prefillWorkers: 1, decodeWorkers: 3 }],
  ])('layout: %s', (path, values) => {
    expect(valuesIn(path)).toEqual(values)
  })

  it.each([
    ['in2048_out128.json', 2048, 128],
    ['io256x256.json', 256, 256],
    ['itkns-1024-otkns-512.json', 1024, 512],
    ['i10240-o256.json', 10240, 256],
    ['CTX1024..O128.json', 1024, 128],
    ['CTX1024_O128.json', 1024, 128],
    ['random_8192in_1024out.json', 8192, 1024],
    ['ip2048_op2048.json', 2048, 2048],
    ['isl1024_osl512.json', 1024, 512],
    ['BENCH--random-input-len=1024-random-output-len=128/run=0.json', 1024, 128],
  ])('lengths: %s', (path, inputTokens, outputTokens) => {
    expect(valuesIn(path)).toEqual({ inputTokens, outputTokens })
  })

  it.each([
    ['mc32.json', 32],
    ['gpt_conc128.json', 128],
    ['concurrency64.json', 64],
    ['openai-infqps-concurrency128-gpt-oss-20b-20260901-101248.json', 128],
    ['a_c32.json', 32],
    ['a_C100.json', 100],
    ['result_c64.json', 64],
    ['WL--max_concurrency=16/run=0.json', 16],
  ])('concurrency: %s', (path, concurrency) => {
    expect(valuesIn(path)).toEqual({ concurrency })
  })

  it('reads several from one name, each with the piece it stood in', () => {
    expect(factsFromPath('1p3d_conc32_in128_out2048_20250914_014850.json')).toEqual({
      prefillWorkers: { value: 1, from: 'path', where: '1p3d' },
      decodeWorkers: { value: 3, from: 'path', where: '1p3d' },
      concurrency: { value: 32, from: 'path', where: 'conc32' },
      inputTokens: { value: 128, from: 'path', where: 'in128_out2048' },
      outputTokens: { value: 2048, from: 'path', where: 'in128_out2048' },
    })
    expect(valuesIn('CTX1024_C100_O128.json')).toEqual({ inputTokens: 1024, outputTokens: 128, concurrency: 100 })
  })

  it('believes the piece nearest the file name', () => {
    expect(valuesIn('2xH100/old/4xH200/c8/c16.json')).toEqual({ gpus: 4, gpu: 'H200', concurrency: 16 })
  })

  it.each([
    'gpt-oss-20b.json',
    'nvidia-vllm-16.0qps-Llama-3.1-405B-FP8-20241109-150547.json',
    '20250914_014850.json',
    'comparison/h100sxm5_vs_mi300x/a.json',
    'Mixtral-8x7B/a.json',
    'Qwen3-30B-A3B/a.json',
    'DeepSeek-R1-0528/a.json',
    '20260427-104816-gemma4-gpu/result-short-rate1.json',
    'g5.12xlarge_2048/a.json',
    '2x_batch16.json',
    '10x_tokens128.json',
    'http2/abc32/arctic8/a.json',
    'in2048.json',
    'in0_out0.json',
    '0xH100/a.json',
  ])('finds nothing in %s', (path) => {
    expect(factsFromPath(path)).toEqual({})
  })
})

interface Choices {
  readonly path?: string
  readonly stated?: Facts
  readonly hints?: readonly SeriesHint[]
  readonly load?: Partial<Load>
}

const settle = ({ path = 'a.json', stated = {}, hints = [], load = {} }: Choices) =>
  settleFacts(someRun({ path, stated, load }), 'r7', hints)

const metadata = <T>(value: T, where: string) => ({ value, from: 'metadata', where }) as const

describe('settleFacts', () => {
  it('believes the plan, then the file, then the path, and keeps what they overrule', () => {
    const { id, facts, overruled } = settle({
      path: 'bench/2xH100/tp2_in128_out64.json',
      stated: { gpu: metadata('H200', 'gpu'), tensorParallel: metadata(2, 'tp') },
      hints: [{ match: 'bench/**', gpu: 'B200', inputTokens: 100 }],
    })
    expect(id).toBe('r7')
    expect(facts).toEqual({
      gpu: { value: 'B200', from: 'plan', where: 'bench/**' },
      inputTokens: { value: 100, from: 'plan', where: 'bench/**' },
      tensorParallel: metadata(2, 'tp'),
      gpus: { value: 2, from: 'path', where: '2xH100' },
      outputTokens: { value: 64, from: 'path', where: 'in128_out64' },
    })
    expect(overruled).toEqual([
      { name: 'gpu', fact: metadata('H200', 'gpu') },
      { name: 'inputTokens', fact: { value: 128, from: 'path', where: 'in128_out64' } },
      { name: 'gpu', fact: { value: 'H100', from: 'path', where: '2xH100' } },
    ])
  })

  it('takes a word under that key for no mix, unless the plan has one of that name', () => {
    const stated = { mix: metadata('業務', 'mix'), inputTokens: metadata(550, 'isl') } as Facts
    const run = someRun({ stated })
    expect(settleFacts(run, 'r1', []).facts).not.toHaveProperty('mix')
    expect(settleFacts(run, 'r1', []).facts.inputTokens?.value).toBe(550)
    expect(settleFacts(run, 'r1', [], [chatAndDocuments]).facts.mix?.value).toBe('256,256:80;2048,2048:20')
  })

  it('takes one mix for one text however it is stated, and no length for the one asked for', () => {
    const stated = { mix: metadata('2048,2048:2;256,256:8', 'mix'), inputTokens: metadata(550, 'isl') } as Facts
    const run = someRun({ path: 'in256_out256/mixed/a.json', stated })
    const hints: readonly SeriesHint[] = [{ match: 'mixed/**', mix: '業務', outputTokens: 9 }]
    const { facts, overruled } = settleFacts(run, 'r1', hints, [chatAndDocuments])
    expect(facts.mix).toEqual({ value: '256,256:80;2048,2048:20', from: 'plan', where: 'mixed/**' })
    expect(facts).not.toHaveProperty('inputTokens')
    expect(facts).not.toHaveProperty('outputTokens')
    expect(overruled).toEqual([])
  })

  it('overrules nothing that agrees but for case', () => {
    expect(settle({ path: '2xH100/a.json', stated: { gpu: metadata('h100', 'gpu') } }).overruled).toEqual([])
  })

  it('lets later entries of the plan win', () => {
    const hints = [
      { match: '**', gpu: 'A100', gpus: 1 },
      { match: '*.json', gpu: 'L40S' },
    ]
    expect(settle({ hints }).facts).toMatchObject({
      gpu: { value: 'L40S', where: '*.json' },
      gpus: { value: 1, where: '**' },
    })
  })

  it.each([
    ['2xH100/*.json', 'results/2xH100/a.json'],
    ['2xh100/**', 'results/2xH100/deep/a.json'],
    ['a.json', '../elsewhere/a.json'],
    ['../elsewhere/**', '../elsewhere/a.json'],
    ['./results/*.json', 'results/a.json'],
    ['results/**', '/home/user/.cache/results/.hidden/a.json'],
    ['**/{c8,c16}.json', 'x/c16.json'],
  ])('%s matches %s', (match, path) => {
    expect(settle({ path, hints: [{ match, engine: 'vLLM' }] }).facts.engine?.value).toBe('vLLM')
  })

  it.each([
    ['2xH100/*.json', 'results/2xH100/deep/a.json'],
    ['a.json', 'results/aa.json'],
    ['esults/**', 'results/a.json'],
    ['*.csv', 'a/b/c/d.json'],
  ])('%s does not match %s', (match, path) => {
    expect(settle({ path, hints: [{ match, engine: 'vLLM' }] }).facts.engine).toBeUndefined()
  })

  it.each([
    [{ tensorParallel: metadata(4, 'tp') }, 4],
    [{ tensorParallel: metadata(4, 'tp'), pipelineParallel: metadata(2, 'pp'), dataParallel: metadata(2, 'dp') }, 16],
    [{ dataParallel: metadata(8, 'dp') }, 8],
  ])('multiplies parallel sizes where no count is given', (stated, gpus) => {
    expect(settle({ stated }).facts.gpus).toMatchObject({ value: gpus, from: 'derived' })
  })

  it('believes a count before the product, and derives none for split prefill and decode', () => {
    expect(
      settle({ stated: { gpus: metadata(8, 'gpu_count'), tensorParallel: metadata(4, 'tp') } }).facts.gpus,
    ).toEqual(metadata(8, 'gpu_count'))
    expect(settle({ path: '1p3d_tp4.json' }).facts.gpus).toBeUndefined()
    expect(settle({}).facts).toEqual({})
  })

  it('takes the concurrency from the path only where the file does not record the cap', () => {
    const path = 'c64.json'
    const silent = settle({ path, load: { concurrency: null, capRecorded: false } })
    expect(silent.load.concurrency).toBe(64)
    expect(settle({ path, load: { concurrency: null, capRecorded: true } }).load.concurrency).toBeNull()
    const stated = { concurrency: { value: 32, from: 'result', where: 'max_concurrency' } } as const
    const told = settle({ path, stated, load: { concurrency: 32 } })
    expect(told.load.concurrency).toBe(32)
    expect(told.overruled).toEqual([{ name: 'concurrency', fact: { value: 64, from: 'path', where: 'c64' } }])
  })
})
