import { describe, expect, it } from 'vitest'
import { ask, vllmRecord } from './dump.ts'
import { told } from './told.ts'

const noItl = { mean_itl_ms: undefined, median_itl_ms: undefined, std_itl_ms: undefined, p99_itl_ms: undefined }

const level = (concurrency: number) =>
  vllmRecord(
    { concurrency, prompts: 1000 + 10 * concurrency, itlP99: concurrency < 256 ? 60 : 179 },
    concurrency === 8 ? noItl : {},
  )

const dumpOf = (levels: readonly number[]) => Object.fromEntries(levels.map((one) => [`c${one}.json`, level(one)]))

describe('a metric that one level lacks', () => {
  it('is named with that level, and the passes above it are not denied', async () => {
    const report = await ask(dumpOf([8, 16, 32, 64, 128, 256]))
    expect(report.series[0]!.capacity).toMatchObject({
      status: 'noData',
      gap: 8,
      largestPassing: 128,
      firstFailing: 256,
    })
    expect(told(report, 'en').answer).toBe(
      'No limit can be given, because lower levels cannot be judged: the results at concurrency 8 lack p99 ITL. The pass at concurrency 128 does not count without them, and at concurrency 256 the SLA fails: p99 ITL is 179 ms, above the threshold of 120 ms.',
    )
    expect(told(report, 'ja').answer).toBe(
      'より低い測定点を判定できないため、上限を示せない(同時 8 の結果に p99 ITL が含まれていない)。同時 128 の適合は、それらの判定がなければ数えない。同時 256 では不適合である(p99 ITL が 179 ms、基準値は 120 ms)。',
    )
  })

  it('is named where it ends the passes', async () => {
    const report = await ask(dumpOf([2, 4, 8, 16]))
    expect(report.series[0]!.capacity).toMatchObject({ status: 'rightCensored', maxConcurrency: 4, gap: 8 })
    expect(told(report, 'en')).toMatchObject({
      status: 'passes, then not judged',
      notes: expect.arrayContaining([
        'The unbroken passes end before a level that cannot be judged: the results at concurrency 8 lack p99 ITL.',
      ]),
    })
    expect(told(report, 'ja').notes).toContain(
      '適合の範囲は、判定できない測定点の手前で打ち切った(同時 8 の結果に p99 ITL が含まれていない)。',
    )
  })
})
