import { describe, expect, it } from 'vitest'
import { scaling } from '../../src/charts/scaling.ts'
import type { Report } from '../../src/model/report.ts'
import { firstWorkload, someReport, sweep, textsOf, words } from './some-report.ts'

const draw = (report: Report) => scaling(firstWorkload(report), words('en', report))

const pair = someReport([
  ...sweep(1, { 8: { requests: 2 }, 16: { requests: 3 }, 32: { requests: 3.2, ttft: 5 } }),
  ...sweep(2, { 8: { requests: 3 }, 16: { requests: 4 }, 32: { requests: 6 } }),
])

type Values = readonly Readonly<Record<string, unknown>>[]

const rowsOf = (report: Report): Values =>
  (draw(report)[0]!.spec as unknown as { readonly data: { readonly values: Values } }).data.values

/** Bars as [length, outlined]. */
const barsOf = (report: Report) =>
  rowsOf(report).flatMap(({ kind, value }) => (kind === 'head' ? [] : [[value, kind === 'assumed']]))

const spans = (report: Report) =>
  rowsOf(report).flatMap(({ low, high }) => (typeof low === 'number' ? [[low, Number(high)]] : []))

describe('scaling', () => {
  it('is not drawn without a larger layout to compare', () => {
    expect(draw(someReport(sweep(1, { 8: {} })))).toEqual([])
  })

  it('has bars at equal concurrency and at each own limit, and outlines what is assumed', async () => {
    expect(barsOf(pair)).toEqual([
      [3, false],
      [4, false],
      [3, false],
      [6, false],
      [6, true],
    ])
    const [one, two] = ['1 1x RTX 5090', '2 2x RTX 5090 TP2']
    const values = ['', '3.00', '4.00', '', '3.00', '6.00', '6.00']
    const names = ['en scaling.equal', one, two, 'en scaling.own', one, two, `en mark.replicas ${one} 2`]
    const head = 'en axis.concurrency'
    const levels = [head, '16', '16', head, '16', 'en mark.atLeast32', '2 × 16']
    expect(rowsOf(pair).map(({ label, level, text }) => [label, level, text ?? ''])).toEqual(
      names.map((name, i) => [name, levels[i], values[i]]),
    )
    const texts = await textsOf(draw(pair)[0]?.spec)
    for (const text of [...names, ...levels, ...values.filter(Boolean), 'en mark.measured', 'en mark.assumed'])
      expect(texts).toContain(text)
    expect(texts).not.toContain('en mark.interval')
  })

  it('draws intervals that are wider than nothing, as throughput of the larger layout', async () => {
    const rounding = { throughput: { requestsRounding: 0.1 } }
    const rounded = someReport([
      ...sweep(1, { 8: { requests: 2, run: rounding } }),
      ...sweep(2, { 8: { requests: 3 } }),
    ])
    expect(spans(pair)).toEqual([])
    expect(spans(rounded)[0]?.map((end) => end.toFixed(5))).toEqual(['2.85714', '3.15789'])
    expect(await textsOf(draw(rounded)[0]?.spec)).toContain('en mark.interval')
  })

  it('compares all larger layouts with the smallest in one drawing, each level of comparison once', () => {
    const three = someReport([1, 2, 4].flatMap((gpus) => sweep(gpus, { 8: { requests: gpus } })))
    expect(draw(three).map(({ id }) => id)).toEqual(['workload-1-scaling'])
    expect(barsOf(three)).toEqual([
      ...[1, 2, 4].map((length) => [length, false]),
      [1, false],
      ...[2, 4].flatMap((length) => [
        [length, false],
        [length, true],
      ]),
    ])
  })

  it('speaks of no comparison that there is not', () => {
    const unjudged = someReport([1, 2].flatMap((gpus) => sweep(gpus, { 8: { requests: gpus, itl: null } })))
    const apart = someReport([...sweep(1, { 8: { requests: 1 } }), ...sweep(2, { 16: { requests: 2 } })])
    expect([unjudged, apart, pair].map((report) => draw(report)[0]?.finding)).toEqual([
      'scaling.equalAlone',
      'scaling.ownAlone',
      'scaling.ratios',
    ])
  })

  it('tells the caption the ratios', () => {
    expect(draw(pair)[0]?.values).toMatchObject({
      base: '1 1x RTX 5090',
      layouts: 2,
      equal: '2 2x RTX 5090 TP2: 1.33',
      own: '2 2x RTX 5090 TP2: 2.00',
      replicas: 'en mark.replicas 1 1x RTX 5090 2: 6.00',
    })
  })
})
