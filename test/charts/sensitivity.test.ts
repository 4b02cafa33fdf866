import { describe, expect, it } from 'vitest'
import { sensitivity } from '../../src/charts/sensitivity.ts'
import type { Report } from '../../src/model/report.ts'
import { firstWorkload, marksOf, someReport, sweep, textsOf, words } from './some-report.ts'

const draw = (report: Report) => sensitivity.draw(report, firstWorkload(report), words('en'))

const levels = { 64: { requests: 16, ttft: 2 }, 128: { requests: 18, ttft: 5 } }
const pair = someReport([...sweep(1, levels), ...sweep(2, levels)])

describe('sensitivity', () => {
  it('is one drawing for each layout that has an answer', () => {
    expect(draw(pair).map(({ id }) => id)).toEqual([
      'workload-1-sensitivity-series-1',
      'workload-1-sensitivity-series-2',
    ])
    const one = someReport([...sweep(1, levels), ...sweep(2, { 64: { requests: 16, ttft: 9 } })])
    expect(draw(one).map(({ id }) => id)).toEqual(['workload-1-sensitivity-series-1'])
  })

  it('is left to the tables where there are many layouts', () => {
    const many = someReport([1, 2, 3, 4, 5, 6, 7].flatMap((gpus) => sweep(gpus, levels)))
    expect(draw(many)).toEqual([])
  })

  it('is not drawn where nothing moves', () => {
    const still = pair.series.map((series) => ({
      ...series,
      sensitivity: series.sensitivity && { ...series.sensitivity, assumptions: [] },
    }))
    expect(draw({ ...pair, series: still })).toEqual([])
  })

  it('has a row for each assumption in the order of the report, and says what leaves no answer', () => {
    const [drawing] = draw(pair)
    const { assumptions, users } = pair.series[0]!.sensitivity!
    const texts = textsOf(drawing?.spec)
    const names = assumptions.map(({ parameter, limit }) => `en ${parameter} ${limit ?? ''}`.trim())
    expect(texts.filter((text) => names.includes(text))).toEqual(names)
    expect(texts.some((text) => text.includes('en mark.lost'))).toBe(true)
    expect(marksOf(drawing?.spec, 'rule')[0]?.data.values).toMatchObject([{ base: users }])
    expect(drawing?.values).toMatchObject({ users, count: assumptions.length })
  })
})
