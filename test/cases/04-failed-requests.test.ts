import { describe, expect, it } from 'vitest'
import { ask, vllmRecord } from './dump.ts'
import { told } from './told.ts'

const lossy = (concurrency: number) =>
  vllmRecord({ concurrency, prompts: 400, completed: 270, outputTokens: 128, itlP99: 60 })

describe('requests that were lost', () => {
  it('are the reason, and not a latency that keeps its limit', async () => {
    const report = await ask({ 'c4.json': lossy(4), 'c8.json': lossy(8) })
    const { capacity, points } = report.series[0]!
    expect(capacity).toMatchObject({ status: 'leftCensored', firstFailing: 4, binding: null })
    for (const { verdict, judgements } of points) {
      expect(verdict).toBe('fail')
      expect(judgements['itl.p99']).toMatchObject({ verdict: 'fail', value: 0.06, reason: 'failures' })
    }
    expect(told(report, 'en').answer).toBe(
      'The SLA fails even at the lowest measured level, concurrency 4: 130 of 400 requests failed. No load has been shown to meet it.',
    )
    expect(told(report, 'ja').answer).toBe(
      '測定した最小の負荷である同時 4 でも SLA に不適合である(400 件のうち 130 件の要求が失敗した)。適合する負荷は確認していない。',
    )
  })

  it('are told beside a metric that is over its limit', async () => {
    const report = await ask({ 'c4.json': { ...lossy(4), p99_itl_ms: 180 } })
    expect(report.series[0]!.points[0]!.judgements).toMatchObject({
      'ttft.p99': { reason: 'failures' },
      'itl.p99': { reason: null },
    })
    expect(told(report, 'en').answer).toContain(
      ': 130 of 400 requests failed; p99 ITL is 180 ms, above the threshold of 120 ms.',
    )
  })
})
