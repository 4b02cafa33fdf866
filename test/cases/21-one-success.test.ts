import { describe, expect, it } from 'vitest'
import { ask, vllmRecord } from './dump.ts'
import { told } from './told.ts'

const broken = (completed: number) => (concurrency: number) =>
  vllmRecord({ concurrency, prompts: 500, completed, itlP99: 29 })

const dumpOf = (record: (concurrency: number) => unknown) =>
  Object.fromEntries([2, 4, 8].map((concurrency) => [`c${concurrency}.json`, record(concurrency)]))

describe('a server on which hardly a request succeeded', () => {
  it('fails by the requests that failed', async () => {
    const report = await ask(dumpOf(broken(1)))
    expect(report.series[0]!.capacity).toMatchObject({ status: 'leftCensored', firstFailing: 2, binding: null })
    expect(report.series[0]!.points[0]!.judgements['itl.p99']).toMatchObject({ verdict: 'fail', reason: 'failures' })
    expect(told(report, 'en').answer).toContain('concurrency 2: 499 of 500 requests failed.')
    expect(told(report, 'ja').answer).toContain('(500 件のうち 499 件の要求が失敗した)')
  })

  it('cannot be judged where none did, for the same reason', async () => {
    const report = await ask(dumpOf(broken(0)))
    expect(report.series[0]!.capacity.status).toBe('noData')
    expect(report.series[0]!.points[0]!.judgements['itl.p99']).toMatchObject({ verdict: 'unknown', reason: 'failures' })
    expect(told(report, 'en').answer).toContain('500 of 500 requests failed at concurrency 2')
  })
})
