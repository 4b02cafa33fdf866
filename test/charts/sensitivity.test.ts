import { describe, expect, it } from 'vitest'
import { sensitivity } from '../../src/charts/sensitivity.ts'
import type { Report } from '../../src/model/report.ts'
import { somePlan } from '../builders.ts'
import { firstWorkload, marksOf, someReport, sweep, textsOf, words } from './some-report.ts'

const draw = (report: Report) => sensitivity(firstWorkload(report), words('en', report))

const levels = { 64: { requests: 16, ttft: 2 }, 128: { requests: 18, ttft: 5 } }
const pair = someReport([...sweep(1, levels), ...sweep(2, levels)])

/** The rows of a chart of one assumption around 60 users, and its bars as [from, to, side]. */
const rowOf = (...ends: readonly (readonly [value: number | string, users: number | null])[]) => {
  const assumption = { ...pair.series[0]!.sensitivity!.assumptions[0]!, parameter: 'interval', limit: null }
  const ended = ends.map(([value, users]) => ({ ...assumption.ends[0]!, value, users }))
  const [series, ...others] = pair.series
  const changed = {
    ...series!,
    sensitivity: { ...series!.sensitivity!, users: 60, assumptions: [{ ...assumption, ends: ended }] },
  }
  const spec = draw({ ...pair, series: [changed, ...others] } as Report)[0]?.spec
  const { data } = spec as unknown as {
    readonly data: { readonly values: readonly Readonly<Record<string, unknown>>[] }
  }
  const bars = marksOf(spec, 'bar').flatMap(({ data: { values } }) => values)
  return {
    ...data.values[0],
    bars: bars.filter(({ from, to }) => from !== to).map(({ from, to, side }) => [from, to, side]),
  }
}

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

  it('has a row for each assumption but another rule, in the order of the report, and says what leaves no answer', async () => {
    const chosenBy = { ...somePlan().chosenBy, utilizations: 'flag' as const }
    const planned = someReport([...sweep(1, levels), ...sweep(2, levels)], { chosenBy })
    const [drawing] = draw(planned)
    const { assumptions, users } = planned.series[0]!.sensitivity!
    const texts = await textsOf(drawing?.spec)
    const own = assumptions.filter(({ parameter }) => parameter !== 'share')
    expect(own.length).toBeLessThan(assumptions.length)
    const names = own.map(({ parameter, limit }) => `en ${parameter} ${limit ?? ''}`.trim())
    expect(texts.filter((text) => names.includes(text))).toEqual(names)
    expect(texts.some((text) => text.includes('en mark.lost'))).toBe(true)
    expect(marksOf(drawing?.spec, 'rule')[0]?.data.values).toMatchObject([{ users }])
    expect(drawing?.values).toMatchObject({ users, count: own.length })
  })

  const [fewer, more] = ['en mark.fewer', 'en mark.more']

  it('spans the users, each end with what the assumption is there, whichever has more', () => {
    const bars = [
      [30, 60, fewer],
      [60, 90, more],
    ]
    expect(rowOf([1.5, 30], [4.5, 90])).toMatchObject({ lowTexts: ['1.5 en'], highTexts: ['4.5 en'], bars })
    expect(rowOf([1, 90], [2, 30])).toMatchObject({ lowTexts: ['2 en'], highTexts: ['1 en'], bars })
  })

  it('starts at the base where both ends lie on one side of it', () => {
    expect(rowOf([0.7, 50], [0.8, 55])).toMatchObject({ lowTexts: ['0.7 en, 0.8 en'], bars: [[50, 60, fewer]] })
    expect(rowOf(['closed', 140])).toMatchObject({ lowTexts: [''], highTexts: ['closed en'], bars: [[60, 140, more]] })
  })

  it('says at the low end what leaves no answer, without a bar', () => {
    expect(rowOf([1.5, null], [4.5, 80])).toMatchObject({
      lowTexts: ['1.5 en (en mark.lost)'],
      highTexts: ['4.5 en'],
      bars: [[60, 80, more]],
    })
  })
})
