import { describe, expect, it } from 'vitest'
import { contentRead } from '../read-content.ts'
import { comparison } from './comparison.ts'

describe('backendComparison', () => {
  it('reads each engine and prompt, milliseconds as seconds, its mean gap as TPOT', () => {
    const { format, runs, baselines } = contentRead(JSON.stringify(comparison()), 'c.json')
    expect({ format, runs }).toEqual({ format: 'backendComparison', runs: [] })
    expect(baselines?.map(({ at, engine, model, name }) => [at, engine, model, name])).toEqual([
      ['/vllm/short', 'vllm', 'Qwen/Qwen3-8B-AWQ', 'short'],
      ['/llamacpp/short', 'llamacpp', 'models/gguf/Qwen3-8B-Q4_K_M.gguf', 'short'],
    ])
    expect(baselines?.[0]).toMatchObject({
      tokens: { output: 100 },
      repeats: { made: 20, succeeded: 20 },
      timings: {
        ttft: { mean: expect.closeTo(0.0452, 12), std: expect.closeTo(0.0051, 12), samples: 20 },
        tpot: { mean: expect.closeTo(0.0117, 12), field: 'results/vllm/prompts/short/itl_mean_ms' },
        total: { mean: expect.closeTo(1.2505, 12) },
        generationRate: { mean: 85.3 },
      },
    })
  })

  it('takes p95 of 20 for what it is: the largest of them', () => {
    const [one] = contentRead(JSON.stringify(comparison()), 'c.json').baselines!
    expect(one?.timings.ttft).toMatchObject({ median: expect.closeTo(0.044, 12), p95: null, p99: null })
  })

  it('names an engine that was not reached', () => {
    const told = comparison()
    const results = { ...told.results, llamacpp: { error: 'connection refused' } }
    const { baselines, problems } = contentRead(JSON.stringify({ ...told, results }), 'c.json')
    expect(baselines).toHaveLength(1)
    expect(problems).toEqual([
      { code: 'backendFailed', where: '', values: { backend: 'llamacpp', words: 'connection refused' } },
    ])
  })
})
