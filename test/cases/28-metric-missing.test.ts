import { describe, expect, it } from 'vitest'
import { ask, vllmRecord } from './dump.ts'
import { told } from './told.ts'

const noItl = { mean_itl_ms: undefined, median_itl_ms: undefined, std_itl_ms: undefined, p99_itl_ms: undefined }

const level = (concurrency: number) =>
  vllmRecord({ concurrency, prompts: 1000 + 10 * concurrency, ttftP99: concurrency === 256 ? 4005 : 500 }, noItl)

const dump = Object.fromEntries([8, 16, 32, 64, 128, 256].map((one) => [`c${one}.json`, level(one)]))

describe('a metric that no level has', () => {
  it('leaves the lower levels unjudged; only the one that fails another fails', async () => {
    const report = await ask(dump)
    const { capacity, points, headroom, users } = report.series[0]!
    expect(points.map(({ verdict }) => verdict)).toEqual([...Array(5).fill('unknown'), 'fail'])
    expect(capacity).toMatchObject({ status: 'noData', firstFailing: 256, binding: 'ttft.p99', gap: 8 })
    expect([headroom, users]).toEqual([null, []])
    expect(told(report, 'en').answer).toBe(
      'Whether the SLA holds at the lower loads cannot be judged: the results at concurrency 8, 16, 32, 64, 128 lack p99 ITL. At concurrency 256 it fails: p99 TTFT is 4.01 s, above the threshold of 3 s. The limit lies below that and has not been shown.',
    )
    expect(told(report, 'ja').answer).toBe(
      '低い負荷での SLA への適合は判定できない(同時 8、16、32、64、128 の結果に p99 ITL が含まれていない)。同時 256 では不適合である(p99 TTFT が 4.01 秒、基準値は 3 秒)。上限はこれより低く、示されていない。',
    )
  })

  it('is asked for with the flag that brings it, at each level that needs it', async () => {
    const gains = told(await ask(dump), 'en').next.filter((line) => line.includes('can be judged'))
    expect(gains.map((line) => line.trim())).toEqual(
      [8, 16, 32, 64, 128].map(
        (one) =>
          `Gain: p99 ITL can be judged, which the results at ${one} lack; --percentile-metrics ttft,tpot,itl,e2el brings what is missing.`,
      ),
    )
  })
})
