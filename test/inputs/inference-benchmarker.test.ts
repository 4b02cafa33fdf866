import { describe, expect, it } from 'vitest'
import { settleFacts } from '../../src/series/facts.ts'
import { groupRuns } from '../../src/series/series-of.ts'
import { diskRead, fixtures } from './read-folder.ts'

describe('inference-benchmarker', async () => {
  const [{ runs, problems }] = (await diskRead(fixtures, 'inference-benchmarker/results.json')) as [
    Awaited<ReturnType<typeof diskRead>>[number],
  ]

  it('leaves the warm-up out, and reads full load and rates', () => {
    expect(problems).toEqual([{ code: 'warmUp', where: '', values: { runs: 1, word: 'warmup' } }])
    expect(runs.map(({ at, load }) => [at, load.concurrency, load.requestRate, load.burstiness])).toEqual([
      ['/1', 128, 'inf', null],
      ['/2', 128, 12.1875, 'inf'],
      ['/3', 128, 24.375, 'inf'],
    ])
  })

  it('milliseconds, and inter-token latency as the TPOT that it is', () => {
    expect(runs[1]).toMatchObject({
      completed: 730,
      failed: 0,
      duration: 62,
      totals: { input: 146_000, output: 146_000 },
      date: '2026-02-01T10:04:10.000Z',
      latency: {
        ttft: { mean: 0.08, p99: 0.2, definition: { unit: 'ms' } },
        tpot: { mean: 0.012, definition: { weighting: 'perRequest' } },
        itl: null,
        e2e: { mean: 2.468 },
      },
      fields: { duration: 'duration_ms' },
    })
    expect(runs[1]?.latency.tpot?.from['mean']?.field).toBe('inter_token_latency_ms.avg')
    expect(runs[1]?.throughput.requests).toBeCloseTo(730 / 62, 12)
  })

  it('takes the GPU from what the user added, and never from the machine of the client', () => {
    expect(runs[0]?.stated).toMatchObject({
      model: { value: 'meta-llama/Llama-3.1-8B-Instruct' },
      gpu: { value: 'H100' },
      gpus: { value: 1 },
      engine: { value: 'vLLM' },
      inputTokens: { value: 200 },
      outputTokens: { value: 200 },
    })
    expect(JSON.stringify(runs)).not.toContain('Simulated GPU')
  })

  it('full load is no rate: two series', () => {
    const settled = runs.map((run, i) => settleFacts(run, `r${i + 1}`, []))
    expect(groupRuns(settled).map(({ axis, runs: inside }) => [axis, inside.length])).toEqual([
      ['concurrency', 1],
      ['requestRate', 2],
    ])
  })
})
