import { describe, expect, it } from 'vitest'
import type { Facts } from '../../src/model/fact.ts'
import type { SeriesHint } from '../../src/model/plan.ts'
import type { Load } from '../../src/model/run.ts'
import { settleFacts } from '../../src/series/facts.ts'
import { someRun } from '../builders.ts'

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
