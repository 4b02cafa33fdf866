import { describe, expect, it } from 'vitest'
import { latency } from '../../src/charts/latency.ts'
import { throughput } from '../../src/charts/throughput.ts'
import type { Report } from '../../src/model/report.ts'
import {
  arrivals,
  firstWorkload,
  linesOf,
  marksOf,
  sharedOf,
  someReport,
  sweep,
  stylesOf,
  symbolsOf,
  textsOf,
  words,
} from './some-report.ts'

const draw = (report: Report, language: 'ja' | 'en' = 'en') =>
  throughput(firstWorkload(report), words(language, report))

const scales = (spec: Parameters<typeof stylesOf>[0]) => [stylesOf(spec, 'color'), stylesOf(spec, 'strokeDash')]

const two = someReport([
  ...sweep(1, { 8: { requests: 2 }, 16: { requests: 3.1234567 }, 32: { requests: 3.5, ttft: 5 } }),
  ...sweep(2, { 8: { requests: 3 }, 16: { requests: 5 }, 32: { requests: 6 } }),
])

describe('throughput', () => {
  it('draws a line for each layout over concurrency, each level as measured', () => {
    const [drawing, ...others] = draw(two)
    expect(others).toEqual([])
    expect(drawing?.id).toBe('workload-1-throughput')
    expect(linesOf(drawing?.spec).data.values.map(({ series, x, y }) => [series, x, y])).toEqual([
      ['series-1', 8, 2],
      ['series-1', 16, 3.1234567],
      ['series-1', 32, 3.5],
      ['series-2', 8, 3],
      ['series-2', 16, 5],
      ['series-2', 32, 6],
    ])
    expect(sharedOf(drawing?.spec, 'x').axis.values).toEqual([8, 16, 32])
  })

  it('tells the verdicts on all limits apart by shape', () => {
    const { spec } = draw(two)[0] ?? {}
    expect(symbolsOf(spec, 'pass')).toHaveLength(5)
    expect(symbolsOf(spec, 'fail')).toEqual([[32, 3.5]])
    expect(symbolsOf(spec, 'unknown')).toEqual([])
  })

  it('draws a level that an audit took out as not judged', () => {
    const broken = { run: { latency: { ttft: { p99: 0.1, median: 0.18 } } } }
    const { spec } = draw(someReport(sweep(1, { 8: {}, 16: broken })))[0] ?? {}
    expect(symbolsOf(spec, 'pass').map(([x]) => x)).toEqual([8])
    expect(symbolsOf(spec, 'unknown').map(([x]) => x)).toEqual([16])
  })

  it('gives a series the same colour and dash in both languages and in the other charts', () => {
    const [english, japanese] = [draw(two, 'en')[0]?.spec, draw(two, 'ja')[0]?.spec]
    expect(Object.keys(stylesOf(english, 'color'))).toEqual(['series-1', 'series-2'])
    expect(new Set(Object.values(stylesOf(english, 'color'))).size).toBe(2)
    expect(new Set(Object.values(stylesOf(english, 'strokeDash')).map(String)).size).toBe(2)
    expect(scales(japanese)).toEqual(scales(english))
    for (const { spec } of latency(firstWorkload(two), words('ja', two))) {
      expect(scales(spec)).toEqual(scales(english))
    }
  })

  it('names both layouts and the verdicts that occur, in the language asked for', async () => {
    const names = await textsOf(draw(two, 'ja')[0]?.spec)
    expect(names).toContain('8 1x RTX 5090')
    expect(names).toContain('7 2x RTX 5090 TP2')
    expect(names).toContain('ja mark.pass')
    expect(names).toContain('ja mark.fail')
    expect(names).not.toContain('ja mark.unknown')
  })

  it('names each line once at its end, and has no legend of lines', async () => {
    const texts = await textsOf(draw(two)[0]?.spec)
    for (const label of ['1 1x RTX 5090', '2 2x RTX 5090 TP2']) {
      expect(texts.filter((text) => text === label)).toHaveLength(1)
    }
    expect(linesOf(draw(two)[0]?.spec).encoding.color?.legend).toBeNull()
  })

  it('breaks the line where throughput is missing, and draws nothing without any', () => {
    const gap = someReport(sweep(1, { 8: { requests: 2 }, 16: { requests: null }, 32: { requests: 3 } }))
    expect(linesOf(draw(gap)[0]?.spec).data.values.map(({ y }) => y)).toEqual([2, null, 3])
    expect(draw(someReport(sweep(1, { 8: { requests: null } })))).toEqual([])
  })

  it('tells the caption the range, the peak and the limits', () => {
    expect(draw(two)[0]?.values).toMatchObject({
      workload: '256/256 en',
      layouts: 2,
      axis: 'en axis.concurrency',
      low: 8,
      high: 32,
      peak: 6,
      peakLayout: '2 2x RTX 5090 TP2',
      peakLevel: 'en concurrency 32',
      levels: 6,
      passing: 5,
      failing: 1,
      unjudged: 0,
      limits: '1 1x RTX 5090: 16; 2 2x RTX 5090 TP2: 32',
    })
  })
})

describe('throughput of an open loop', () => {
  const open = someReport(
    arrivals(1, [
      [1, { requests: 0.99 }],
      [2, { requests: 1.9 }],
      [8, { requests: 2.5, ttft: 9 }],
      [16, { requests: 2.4, ttft: 20 }],
      ['inf', { requests: 2.3, ttft: 30 }],
    ]),
  )

  it('stands over what was offered, without what was sent at once', () => {
    const { spec, values } = draw(open)[0] ?? {}
    expect(linesOf(spec).data.values.map(({ x, y }) => [x, y])).toEqual([
      [1, 0.99],
      [2, 1.9],
      [8, 2.5],
      [16, 2.4],
    ])
    expect(sharedOf(spec, 'x').axis).toMatchObject({ title: 'en axis.offeredRate', values: [1, 2, 8, 16] })
    expect(values).toMatchObject({ low: '1', high: '16', peakLevel: 'en requestRate 2.5' })
  })

  it('shows where everything offered would be achieved, as far as the plot reaches', async () => {
    const keepsUp = (report: Report) =>
      marksOf(draw(report)[0]?.spec, 'line').filter(({ encoding }) => !encoding?.color)
    const [line] = keepsUp(open)
    expect(line?.data.values.every(({ x, y }) => x === y && Number(y) <= 3)).toBe(true)
    expect(await textsOf(draw(open)[0]?.spec)).toContain('en mark.keepsUp')
    expect(keepsUp(someReport(arrivals(1, [[8, { requests: 0.5 }]])))[0]?.data.values).toEqual([])
  })

  it('is drawn apart from a closed loop of the same workload', () => {
    const both = someReport([...sweep(1, { 8: {} }), ...arrivals(2, [[1, { requests: 1 }]])])
    expect(draw(both).map(({ id }) => id)).toEqual([
      'workload-1-throughput-concurrency',
      'workload-1-throughput-requestRate',
    ])
  })

  it('counts what passes or fails within the margin of error as what the tables say of it', () => {
    const [first, ...others] = two.series
    const points = first!.points.map((point) => ({ ...point, standing: 'undecided' as const }))
    const unsure = { ...two, series: [{ ...first!, points }, ...others] }
    expect(draw(unsure)[0]?.values).toMatchObject({ levels: 6, passing: 5, failing: 1, unjudged: 0, undecided: 3 })
  })
})
