import { describe, expect, it } from 'vitest'
import { latency } from '../../src/charts/latency.ts'
import type { Report } from '../../src/model/report.ts'
import {
  arrivals,
  axisOf,
  firstWorkload,
  linesOf,
  marksOf,
  scaleOf,
  shapes,
  someReport,
  sweep,
  symbolsOf,
  textsOf,
  words,
} from './some-report.ts'

const draw = (report: Report) => latency.draw(report, firstWorkload(report), words('en'))
const first = (report: Report) => draw(report)[0]?.spec

/** The shaded sheets as [from, to, floor, ceiling], and the edges as [at, colour]. */
const zoneOf = (spec: Parameters<typeof marksOf>[0]) => ({
  sheets: marksOf(spec, 'rect').flatMap(({ data }) =>
    data.values.map(({ from, to, floor, ceiling }) => [from, to, floor, ceiling]),
  ),
  edges: marksOf(spec, 'rule').flatMap(({ data, mark }) =>
    data.values.flatMap(({ at }) => (at === undefined ? [] : [[at, mark.stroke]])),
  ),
})

/** The distinct places of the limit's line and of the paper under its label. */
const sla = (spec: Parameters<typeof marksOf>[0]) => [
  ...new Set(marksOf(spec, 'rule').flatMap(({ data }) => data.values.flatMap(({ threshold }) => threshold ?? []))),
]

const bracketed = someReport(sweep(1, { 8: { ttft: 0.5 }, 16: { ttft: 1 }, 32: { ttft: 5, itl: 0.05 } }))

describe('latency', () => {
  it('has a drawing for each limit, in the unit that its values need', () => {
    const drawings = draw(bracketed)
    expect(drawings.map(({ id }) => id)).toEqual(['workload-1-latency-ttft.p99', 'workload-1-latency-itl.p99'])
    const [ttft, itl] = drawings.map(({ spec }) => spec)
    expect(axisOf(ttft, 'y').title).toBe('en ttft.p99 (en unit.seconds)')
    expect(linesOf(ttft).data.values.map(({ y }) => y)).toEqual([0.5, 1, 5])
    expect(axisOf(itl, 'y').title).toBe('en itl.p99 (en unit.milliseconds)')
    expect(linesOf(itl).data.values.map(({ y }) => y)).toEqual([30, 30, 50])
  })

  it('names the limit on a line across the plot, inside the scale', () => {
    const [ttft, itl] = draw(bracketed).map(({ spec }) => spec)
    expect([sla(ttft), sla(itl)]).toEqual([[3], [120]])
    expect(textsOf(ttft)).toContain('en mark.slaLimit 3 en')
    const [low, high] = scaleOf(itl, 'y').domain.map(Number)
    expect(low).toBe(0)
    expect(high).toBeGreaterThan(120)
  })

  it('marks each level by the verdict on its own limit', () => {
    const [ttft, itl] = draw(bracketed).map(({ spec }) => spec)
    expect(symbolsOf(ttft, shapes.pass)).toEqual([
      [8, 0.5],
      [16, 1],
    ])
    expect(symbolsOf(ttft, shapes.fail)).toEqual([[32, 5]])
    expect(symbolsOf(itl, shapes.pass)).toHaveLength(3)
  })

  it('draws values without a verdict, and not the values that are missing', () => {
    const broken = { ttft: 1, run: { latency: { ttft: { p99: 0.1, median: 0.18 } } } }
    const { spec } = draw(someReport(sweep(1, { 8: {}, 16: broken, 32: { ttft: null } })))[0] ?? {}
    expect(symbolsOf(spec, shapes.unknown)).toEqual([[16, 0.1]])
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
    expect([wide, above, narrow].map((spec) => scaleOf(spec, 'y').type)).toEqual(['log', 'log', 'linear'])
    for (const spec of [wide, above]) expect(Number(scaleOf(spec, 'y').domain[0])).toBeLessThan(3)
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
  it('reaches from the lowest level to the limit and up to the threshold', () => {
    expect(zoneOf(first(bracketed))).toEqual({ sheets: [[8, 16, 0, 3]], edges: [[16, '#0072b2']] })
    expect(textsOf(first(bracketed))).toContain('en mark.safeZone')
  })

  it('has a sheet and an edge for each layout, darkest where all are safe', () => {
    const two = someReport([
      ...sweep(1, { 8: {}, 16: {}, 32: { ttft: 5 } }),
      ...sweep(2, { 8: {}, 16: {}, 32: {}, 64: { ttft: 6 } }),
    ])
    const spec = first(two)
    expect(zoneOf(spec)).toEqual({
      sheets: [
        [8, 16, 0, 3],
        [8, 32, 0, 3],
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
    expect(zoneOf(first(same)).edges).toEqual([[8, '#333333']])
  })

  it('is not there when nothing passes', () => {
    const failing = first(someReport(sweep(1, { 8: { ttft: 9 }, 16: { ttft: 12 } })))
    expect(zoneOf(failing)).toEqual({ sheets: [], edges: [] })
    expect(textsOf(failing)).not.toContain('en mark.safeZone')
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
    expect(scaleOf(spec, 'x')).toMatchObject({ type: 'linear' })
    expect(scaleOf(spec, 'x').domain[0]).toBe(0)
    expect(axisOf(spec, 'x').title).toBe('en axis.requestRate')
  })
})
