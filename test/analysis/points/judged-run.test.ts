import { describe, expect, it } from 'vitest'
import { judgeRun, type JudgedRun, reportRun } from '../../../src/analysis/points/judged-run.ts'
import { someRun, someSla, type RunChoices } from '../../builders.ts'

const judged = (choices: RunChoices, expression?: string): JudgedRun =>
  judgeRun(someRun(choices), someSla(expression), 'concurrency')

const reasons = ({ judgements }: JudgedRun) => Object.values(judgements).map(({ reason }) => reason)
const found = ({ outcomes }: JudgedRun) => outcomes.map(({ audit, reason }) => `${audit}.${reason}`)

describe('judgeRun', () => {
  it('passes a sound run within the limits', () => {
    expect(judged({})).toMatchObject({ verdict: 'pass', usable: true, outcomes: [] })
  })

  it('takes a pass from a load that was never there', () => {
    const run = judged({ completed: 20, failed: 0, load: { concurrency: 32 } }, 'ttft.median<=3s')
    expect(run).toMatchObject({ verdict: 'unknown', usable: false })
    expect(reasons(run)).toEqual(['V03'])
  })

  it('lets a load fail that was not even reached', () => {
    const run = judged({ completed: 20, latency: { ttft: { median: 3.1, mean: 3, p99: 4 } } }, 'ttft.median<=3s')
    expect(run).toMatchObject({ verdict: 'fail', usable: false })
  })

  it('takes what few requests cannot confirm, pass or fail', () => {
    const few = { completed: 99, load: { concurrency: 1 } }
    const slow = { ...few, latency: { ttft: { p99: 4 } } }
    expect(judged(few)).toMatchObject({ verdict: 'unknown', usable: false })
    expect(judged(slow)).toMatchObject({ verdict: 'unknown', usable: false })
    expect(reasons(judged(slow))).toEqual(['V02', 'V02'])
  })

  it('lets few requests fail where they confirm it', () => {
    const slow = { median: 4, p90: 5, p99: 6 }
    const run = judged({ completed: 99, load: { concurrency: 1 }, latency: { ttft: slow } })
    expect(run.judgements['ttft.p99']).toMatchObject({ verdict: 'fail', confidence: 'confirmed' })
    expect(run).toMatchObject({ verdict: 'fail', usable: false })
  })

  it('judges nothing where the numbers contradict themselves', () => {
    const run = judged({ latency: { ttft: { median: 5, p99: 4 } } })
    expect(found(run)).toEqual(['V18.disorder'])
    expect(run).toMatchObject({ verdict: 'unknown', usable: false })
    expect(reasons(run)).toEqual(['V18', 'V18'])
  })

  it('never passes a run of which nothing completed', () => {
    const nothing = { ttft: null, tpot: null, itl: null, e2e: null }
    const zeroLatencies = [
      { metric: 'ttft', statistic: 'mean', field: 'mean_ttft_ms' },
      { metric: 'ttft', statistic: 'p99', field: 'p99_ttft_ms' },
      { metric: 'itl', statistic: 'mean', field: 'mean_itl_ms' },
      { metric: 'itl', statistic: 'p99', field: 'p99_itl_ms' },
    ] as const
    const run = judged({ completed: 0, failed: 640, latency: nothing, zeroLatencies, throughput: { requests: 0 } })
    expect(run).toMatchObject({ verdict: 'unknown', usable: false })
    expect(found(run)).toContain('V01.nothingCompleted')
  })

  it('keeps a run usable that lacks a metric or is only warned of', () => {
    expect(judged({ latency: { itl: null } })).toMatchObject({ verdict: 'unknown', usable: true })
    expect(judged({ completed: 128, load: { concurrency: 32 } })).toMatchObject({ verdict: 'pass', usable: true })
  })
})

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
