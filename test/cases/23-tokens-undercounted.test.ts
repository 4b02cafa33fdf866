import { expect, it } from 'vitest'
import { ask, vllmRecord } from './dump.ts'

/** 0.2 s to the first token and 255 gaps of 20 ms, 8 at a time. */
const rate = 8 / 5.3

/** E2EL and gaps are those of 256 tokens; so many were counted. */
const counted = (tokens: number) =>
  vllmRecord(
    { concurrency: 8, prompts: 1000, rate },
    {
      total_output_tokens: 1000 * tokens,
      output_throughput: rate * tokens,
      total_token_throughput: rate * (1024 + tokens),
    },
  )

it('255 gaps and 1 token: token counts are not used, and what does not rest on them is', async () => {
  const report = await ask({ 'c8.json': counted(1) }, { sla: 'ttft.p99<=3s,tpot.p99<=50ms' })
  expect(report.findings).toContainEqual(
    expect.objectContaining({
      id: 'V17',
      reason: 'moreGaps',
      values: { tokens: 1, gaps: expect.closeTo(255, 6) as number },
    }),
  )
  const [series] = report.series
  expect(series?.workload).toMatchObject({ inputTokens: 1024, outputTokens: null })
  expect(series?.points[0]).toMatchObject({
    verdicts: { 'ttft.p99': 'pass', 'tpot.p99': 'unknown' },
    throughput: { requests: rate, outputTokens: null, totalTokens: null },
  })
})

it.each([256, 210, 800])('255 gaps and %i tokens are no contradiction', async (tokens) => {
  const report = await ask({ 'c8.json': counted(tokens) })
  expect(report.findings.filter(({ id }) => id === 'V17')).toEqual([])
  expect(report.series[0]?.points[0]?.throughput.outputTokens).toBe(rate * tokens)
})
