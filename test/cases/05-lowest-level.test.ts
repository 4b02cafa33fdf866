import { describe, expect, it } from 'vitest'
import { ask, vllmRecord } from './dump.ts'
import { told } from './told.ts'

const level = (concurrency: number, itlP99: number) =>
  vllmRecord({ concurrency, prompts: 5 * concurrency, tpot: 40, itlP99 })

const dump = {
  'conc4.json': level(4, 70),
  'conc8.json': level(8, 80),
  'conc16.json': level(16, 90),
  'conc32.json': level(32, 130),
  'conc64.json': level(64, 300),
}

describe('lower levels with too few requests to carry a pass', () => {
  it('are no fails: the limit lies below the first fail and was not shown', async () => {
    const report = await ask(dump)
    const { capacity, points, basis } = report.series[0]!
    expect(points.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown', 'unknown', 'fail', 'fail'])
    expect(capacity).toMatchObject({ status: 'noData', maxConcurrency: null, firstFailing: 32 })
    expect(basis).toBeNull()
    expect(told(report, 'en')).toMatchObject({
      status: 'cannot be judged',
      answer:
        'Whether the SLA holds at the lower loads cannot be judged: concurrency 4, 8, 16 is within the thresholds, but on too few requests to count as a pass (20, 40, 80). At concurrency 32 it fails: p99 ITL is 130 ms, above the threshold of 120 ms. The limit lies below that and has not been shown.',
    })
    expect(told(report, 'ja').answer).toBe(
      '低い負荷での SLA への適合は判定できない(同時 4、8、16 は基準値以内だが、要求数(20、40、80 件)が少なく適合と確認できない)。同時 32 では不適合である(p99 ITL が 130 ms、基準値は 120 ms)。上限はこれより低く、示されていない。',
    )
  })

  it('are asked for again, with as many requests as are enough', async () => {
    const { next } = told(await ask(dump), 'en')
    for (const [concurrency, measured] of [
      [4, 20],
      [8, 40],
      [16, 80],
    ])
      expect(next.join('\n')).toContain(`Gain: ${concurrency} counts: its ${measured} requests were too few (V02`)
    expect(next.join('\n')).toContain('and 1,000 are enough')
    expect(next.join('\n')).not.toContain('lowest level')
  })
})
