import { describe, expect, it } from 'vitest'
import { thrownBy } from '../question/thrown.ts'
import { ask, vllmRecord } from './dump.ts'

const intervals = (count: number): string => Array.from({ length: count }, (_, i) => `${i + 1}s`).join(',')

describe('39: a plan of 200 intervals', () => {
  it('is refused at once, where ten are answered', async () => {
    const dump = { 'c8.json': vllmRecord() }
    const report = await ask(dump, { interval: intervals(10) })
    expect(report.plan.intervals).toHaveLength(10)
    expect(await thrownBy(() => ask(dump, { interval: intervals(200) }))).toEqual({
      code: 'tooMany',
      values: { where: '--interval', count: 200, bound: 10 },
    })
  })
})
