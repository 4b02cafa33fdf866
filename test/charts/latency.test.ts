import { describe, expect, it } from 'vitest'
import { latency } from '../../src/charts/latency.ts'
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

const draw = (report: Report) => latency.draw(report, firstWorkload(report), words('en'))
const titleOf = (spec: ReturnType<typeof first>) => (spec as { readonly title?: unknown }).title
const first = (report: Report) => draw(report)[0]?.spec

/** The shaded sheets as [from, to, ceiling], all from the axis up, and the edges as [at, colour]. */
const zoneOf = (spec: Parameters<typeof marksOf>[0]) => ({
  sheets: marksOf(spec, 'rect').flatMap(({ data }) => data.values.map(({ from, to, y }) => [from, to, y])),
  edges: marksOf(spec, 'rule').flatMap(({ data, encoding }) =>
    data.values.flatMap(({ to, series, shared }) =>
      to === undefined ? [] : [[to, shared ? encoding.color?.condition : stylesOf(spec, 'color')[String(series)]]],
    ),
  ),
})

/** Where the limit's line stands that crosses the whole plot. */
const sla = (spec: Parameters<typeof marksOf>[0]) =>
  marksOf(spec, 'rule')
    .filter(({ encoding }) => encoding?.x2?.value === 'width')
    .flatMap(({ data }) => data.values.map(({ y }) => y))

const bracketed = someReport(sweep(1, { 8: { ttft: 0.5 }, 16: { ttft: 1 }, 32: { ttft: 5, itl: 0.05 } }))

describe('latency', () => {
  it('has a drawing for each limit, in the unit that its values need', () => {
    const drawings = draw(bracketed)
    expect(drawings.map(({ id }) => id)).toEqual(['workload-1-latency-ttft.p99', 'workload-1-latency-itl.p99'])
    const [ttft, itl] = drawings.map(({ spec }) => spec)
    expect(titleOf(ttft)).toBe('en ttft.p99 (en unit.seconds)')
    expect(linesOf(ttft).data.values.map(({ y }) => y)).toEqual([0.5, 1, 5])
    expect(titleOf(itl)).toBe('en itl.p99 (en unit.milliseconds)')
    expect(linesOf(itl).data.values.map(({ y }) => y)).toEqual([30, 30, 50])
  })

  it('names the limit on a line across the plot, inside the scale', async () => {
    const [ttft, itl] = draw(bracketed).map(({ spec }) => spec)
    expect([sla(ttft), sla(itl)]).toEqual([[3], [120]])
    expect(await textsOf(ttft)).toContain('en mark.slaLimit 3 en')
    const [low, high] = sharedOf(itl, 'y').scale.domain.map(Number)
    expect(low).toBe(0)
    expect(high).toBeGreaterThan(120)
  })

  it('marks each level by the verdict on its own limit', () => {
    const [ttft, itl] = draw(bracketed).map(({ spec }) => spec)
    expect(symbolsOf(ttft, 'pass')).toEqual([
      [8, 0.5],
      [16, 1],
    ])
    expect(symbolsOf(ttft, 'fail')).toEqual([[32, 5]])
    expect(symbolsOf(itl, 'pass')).toHaveLength(3)
  })

  it('draws values without a verdict, and not the values that are missing', () => {
    const broken = { ttft: 1, run: { latency: { ttft: { p99: 0.1, median: 0.18 } } } }
    const { spec } = draw(someReport(sweep(1, { 8: {}, 16: broken, 32: { ttft: null } })))[0] ?? {}
    expect(symbolsOf(spec, 'unknown')).toEqual([[16, 0.1]])
    expect(linesOf(spec).data.values.map(({ x, y }) => [x, y])).toEqual([
      [8, 0.5],
      [16, 0.1],
      [32, null],
    ])
  })

  it('leaves out a limit that no run has a value for', () => {
    expect(draw(someReport(sweep(1, { 8: { itl: null } }))).map(({ id }) => id)).toEqual([
      'workload-1-latency-ttft.p99',
    ])
  })

  it('is logarithmic when the values and the limit span much, with the limit in view', () => {
    const wide = first(someReport(sweep(1, { 1: { ttft: 0.19 }, 32: { ttft: 60 } })))
    const above = first(someReport(sweep(1, { 1: { ttft: 200 }, 32: { ttft: 400 } })))
    const narrow = first(bracketed)
    expect([wide, above, narrow].map((spec) => sharedOf(spec, 'y').scale.type)).toEqual(['log', 'log', 'linear'])
    for (const spec of [wide, above]) expect(Number(sharedOf(spec, 'y').scale.domain[0])).toBeLessThan(3)
  })

  it('tells the caption the limit, the values and the verdicts', () => {
    expect(draw(bracketed)[0]?.values).toMatchObject({
      limit: 'en ttft.p99',
      threshold: '3 en',
      low: 8,
      high: 32,
      least: 0.5,
      most: 5,
      passing: 2,
      failing: 1,
      unjudged: 0,
      limits: '1 1x RTX 5090: 16',
    })
  })
})

describe('the safe zone', () => {
  it('reaches from the lowest level to the limit and up to the threshold', async () => {
    expect(zoneOf(first(bracketed))).toEqual({ sheets: [[8, 16, 3]], edges: [[16, '#0072b2']] })
    expect(await textsOf(first(bracketed))).toContain('en mark.safeZone')
  })

  it('has a sheet and an edge for each layout, darkest where all are safe', () => {
    const two = someReport([
      ...sweep(1, { 8: {}, 16: {}, 32: { ttft: 5 } }),
      ...sweep(2, { 8: {}, 16: {}, 32: {}, 64: { ttft: 6 } }),
    ])
    const spec = first(two)
    expect(zoneOf(spec)).toEqual({
      sheets: [
        [8, 16, 3],
        [8, 32, 3],
      ],
      edges: [
        [16, '#0072b2'],
        [32, '#e69f00'],
      ],
    })
    const [one] = marksOf(first(bracketed), 'rect').map(({ mark }) => Number(mark.opacity))
    const [sheet] = marksOf(spec, 'rect').map(({ mark }) => Number(mark.opacity))
    expect(1 - (1 - (sheet ?? 0)) ** 2).toBeCloseTo(one ?? 1, 5)
  })

  it('has one neutral edge where layouts share a limit', () => {
    const same = someReport([1, 2].flatMap((gpus) => sweep(gpus, { 8: {}, 16: { ttft: 4 + gpus } })))
    expect(zoneOf(first(same)).edges).toEqual([[8, { test: 'datum.shared', value: '#333333' }]])
  })

  it('is not there when nothing passes', async () => {
    const failing = first(someReport(sweep(1, { 8: { ttft: 9 }, 16: { ttft: 12 } })))
    expect(zoneOf(failing)).toEqual({ sheets: [], edges: [] })
    expect(await textsOf(failing)).not.toContain('en mark.safeZone')
    expect(sla(failing)).toEqual([3])
  })

  it('can be seen though there is only one level', () => {
    const { sheets, edges } = zoneOf(first(someReport(sweep(1, { 16: {} }))))
    expect(edges.map(([at]) => at)).toEqual([16])
    expect(Number(sheets[0]?.[0])).toBeLessThan(16)
    expect(sheets[0]?.[1]).toBe(16)
  })
})

describe('latency of an open loop', () => {
  it('stands over the achieved rate, its line in the order of the offered one', () => {
    const open = someReport(
      arrivals(1, [
        [1, { requests: 0.99 }],
        [4, { requests: 2.89, ttft: 40 }],
        [8, { requests: 2.91, ttft: 80 }],
        [16, { requests: 2.88, ttft: 90 }],
      ]),
    )
    const spec = first(open)
    expect(linesOf(spec).data.values.map(({ order, x }) => [order, x])).toEqual([
      [0, 0.99],
      [1, 2.89],
      [2, 2.91],
      [3, 2.88],
    ])
    expect(linesOf(spec).encoding?.order).toMatchObject({ field: 'order' })
    expect(sharedOf(spec, 'x').scale).toMatchObject({ type: 'linear' })
    expect(sharedOf(spec, 'x').scale.domain[0]).toBe(0)
    expect(sharedOf(spec, 'x').axis.title).toBe('en axis.requestRate')
  })
})

/** Pixels that it stands below the rule. */
const below = (report: Report): number => Number(marksOf(first(report), 'text')[0]?.mark.dy)

describe('the name of the limit', () => {
  it('stands above the left end of the rule if that is free, else below', () => {
    expect(below(bracketed)).toBeLessThan(0)
    expect(below(someReport(sweep(1, { 8: { ttft: 3.1 }, 16: { ttft: 5 } })))).toBeGreaterThan(0)
    expect(below(someReport(sweep(1, { 8: { ttft: 1 }, 16: { ttft: 3.1 } })))).toBeLessThan(0)
  })
})

const rule = ({ series, x, y, end }: Readonly<Record<string, unknown>>) => [series, x, y, end]
const ends = (report: Report) =>
  marksOf(first(report), 'tick').flatMap(({ data }) => data.values.map((value) => rule(value)))
const withInterval = (low: number | null, high: number | null, gpus = [1]) => {
  const report = someReport(gpus.flatMap((count) => sweep(count, { 8: { ttft: 1 } })))
  for (const { points } of report.series)
    for (const { judgements } of points)
      Object.assign(judgements['ttft.p99']!, { interval: { low, high, method: 'repeats', open: null } })
  return report
}

describe('the intervals', () => {
  it('reach from the point to each end that is known, with a cap there', () => {
    expect(ends(withInterval(0.8, 1.3))).toEqual([
      ['series-1', 8, 1, 0.8],
      ['series-1', 8, 1, 1.3],
    ])
    expect(ends(withInterval(0.8, null))).toEqual([['series-1', 8, 1, 0.8]])
    expect(ends(withInterval(null, null))).toEqual([])
  })

  it('end at the edge of the plot', () => {
    const layers = ['tick', 'rule'].flatMap((type) => marksOf(first(withInterval(0.8, 1000)), type))
    expect(layers.filter(({ data }) => data.values.some(({ end }) => end)).map(({ mark }) => mark.clip)).toEqual([
      true,
      true,
    ])
  })

  it('are explained, and none among many series', async () => {
    expect(await textsOf(first(withInterval(0.8, 1.3)))).toContain('en mark.confidence')
    expect(ends(withInterval(0.8, 1.3, [1, 2, 3, 4, 5, 6]))).toHaveLength(12)
    expect(ends(withInterval(0.8, 1.3, [1, 2, 3, 4, 5, 6, 7]))).toEqual([])
  })
})
