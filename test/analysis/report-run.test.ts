import { describe, expect, it } from 'vitest'
import { judgeRun } from '../../src/analysis/points/judged-run.ts'
import { reportRun } from '../../src/analysis/report-run.ts'
import { someRun, someSla, type RunChoices } from '../builders.ts'

const reported = (choices: RunChoices, series: string | null = 'series-1') =>
  reportRun(judgeRun(someRun(choices), someSla(), 'concurrency'), series)

describe('reportRun', () => {
  it('shows model and engine by the settled facts', () => {
    const engine = { value: 'vllm', from: 'plan', where: 'engine' } as const
    expect(reported({ facts: { ...someRun().facts, engine } })).toMatchObject({ model: 'gpt-oss-20b', engine: 'vllm' })
    expect(reported({ facts: {} }, null)).toMatchObject({ model: null, engine: null, series: null })
  })

  it('says that there were samples, and leaves them out', () => {
    const run = reported({ samples: { ttft: new Float64Array(1000).fill(0.5) } })
    expect(run.perRequest).toBe(true)
    expect(run).not.toHaveProperty('samples')
    expect(reported({}).perRequest).toBe(false)
  })

  it('carries what the audits and the SLA made of it', () => {
    expect(reported({ occupancy: 0.5, latency: { e2e: { p99: null } } })).toMatchObject({
      usable: false,
      occupancy: { low: expect.closeTo(0.5, 12), high: expect.closeTo(0.5, 12) },
      inFlight: { low: expect.closeTo(16, 9), high: expect.closeTo(16, 9), measured: true },
      judgements: { 'ttft.p99': { verdict: 'unknown', reason: 'V05' } },
    })
  })

  it('does not show how the cap was recorded', () => {
    expect(reported({}).load).toEqual({
      kind: 'closed',
      concurrency: 32,
      requestRate: 'inf',
      burstiness: 1,
      prompts: 3200,
      warmups: null,
      unlimited: { concurrency: null, requestRate: null },
    })
  })
})
