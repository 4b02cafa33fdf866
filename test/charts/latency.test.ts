import { describe, expect, it } from 'vitest'
import { someSla } from '../builders.ts'
import { vermilion, vermilionText } from '../../src/chart-parts/theme.ts'
import { latency } from '../../src/charts/latency.ts'
import type { Report } from '../../src/model/report.ts'
import {
  arrivals,
  firstWorkload,
  linesOf,
  marksOf,
  plotsOf,
  sharedOf,
  someReport,
  sweep,
  stylesOf,
  symbolsOf,
  textsOf,
  words,
} from './some-report.ts'

const draw = (report: Report) => latency(firstWorkload(report), words('en', report))
const plots = (report: Report) => draw(report).flatMap(({ spec }) => plotsOf(spec))
const first = (report: Report) => plots(report)[0]

/** The shaded sheets as [from, to, ceiling], all from the axis up, and the edges as [at, colour]. */
const zoneOf = (spec: Parameters<typeof marksOf>[0]) => ({
  sheets: marksOf(spec, 'rect').flatMap(({ data }) =>
    data.values.flatMap(({ from, to, y }) => (from === undefined ? [] : [[from, to, y]])),
  ),
  edges: marksOf(spec, 'rule').flatMap(({ data, encoding }) =>
    data.values.flatMap(({ to, series, shared }) =>
      to === undefined ? [] : [[to, shared ? encoding.color?.condition : stylesOf(spec, 'color')[String(series)]]],
    ),
  ),
})

/** Where the limit's line stands that crosses the whole plot. */
const sla = (spec: Parameters<typeof marksOf>[0]) =>
  marksOf(spec, 'rule')
    .filter(({ mark, encoding }) => encoding?.x2?.value === 'width' && mark.stroke === vermilion)
    .flatMap(({ data }) => data.values.map(({ y }) => y))

const bracketed = someReport(sweep(1, { 8: { ttft: 0.5 }, 16: { ttft: 1 }, 32: { ttft: 5, itl: 0.05 } }))

describe('latency', () => {
  it('has a plot for each limit in one drawing, in the unit that its values need', async () => {
    expect(draw(bracketed).map(({ id }) => id)).toEqual(['workload-1-latency'])
    const [ttft, itl] = plots(bracketed)
    const texts = await textsOf(draw(bracketed)[0]?.spec)
    expect(texts).toContain('en ttft.p99 (en unit.seconds)')
    expect(linesOf(ttft).data.values.map(({ y }) => y)).toEqual([0.5, 1, 5])
    expect(texts).toContain('en itl.p99 (en unit.milliseconds)')
    expect(linesOf(itl).data.values.map(({ y }) => y)).toEqual([30, 30, 50])
  })

  it('has one horizontal axis for all plots, which stand below each other', async () => {
    const [ttft, itl] = plots(bracketed)
    expect(sharedOf(ttft, 'x')).toEqual(sharedOf(itl, 'x'))
    const ranges = [ttft, itl].map((plot) => (sharedOf(plot, 'y').scale as unknown as { range: number[] }).range)
    expect(ranges[0]![0]).toBeLessThan(ranges[1]![1]!)
    expect((await textsOf(draw(bracketed)[0]?.spec)).filter((text) => text === 'en axis.concurrency')).toHaveLength(1)
    expect((draw(bracketed)[0]!.spec as { readonly height?: unknown }).height).toBeLessThan(400)
  })

  it('names the limit on a line across the plot, inside the scale', async () => {
    const [ttft, itl] = plots(bracketed)
    expect([sla(ttft), sla(itl)]).toEqual([[3], [120]])
    expect(await textsOf(draw(bracketed)[0]?.spec)).toContain('en mark.slaLimit 3 en')
    const [low, high] = sharedOf(itl, 'y').scale.domain.map(Number)
    expect(low).toBe(0)
    expect(high).toBeGreaterThan(120)
  })

  it('says the limit in the unit of the axis', async () => {
    const told = { ...words('en'), threshold: (seconds: number, unit?: string) => `${seconds} ${unit}` }
    const report = someReport(sweep(1, { 8: { itl: 0.5 }, 16: { itl: 1.5 } }))
    const texts = await textsOf(latency(firstWorkload(report), { ...told, report })[0]?.spec)
    expect(texts).toContain('en mark.slaLimit 0.12 seconds')
  })

  it('has grid lines in every plot, and calls a logarithmic scale so', async () => {
    expect(plots(bracketed).map((plot) => (sharedOf(plot, 'y').axis as { grid?: boolean }).grid)).toEqual([true, true])
    const wide = someReport(sweep(1, { 1: { ttft: 0.19 }, 32: { ttft: 60 } }))
    const texts = await textsOf(draw(wide)[0]?.spec)
    expect(texts).toContain('en ttft.p99 (en unit.log en unit.seconds)')
    expect(texts).toContain('en itl.p99 (en unit.milliseconds)')
  })

  it('marks each level by the verdict on its own limit', () => {
    const [ttft, itl] = plots(bracketed)
    expect(symbolsOf(ttft, 'pass')).toEqual([
      [8, 0.5],
      [16, 1],
    ])
    expect(symbolsOf(ttft, 'fail')).toEqual([[32, 5]])
    expect(symbolsOf(itl, 'pass')).toHaveLength(3)
  })

  it('draws values without a verdict, and not the values that are missing', () => {
    const broken = { ttft: 1, run: { latency: { ttft: { p99: 0.1, median: 0.18 } } } }
    const spec = first(someReport(sweep(1, { 8: {}, 16: broken, 32: { ttft: null } })))
    expect(symbolsOf(spec, 'unknown')).toEqual([[16, 0.1]])
    expect(linesOf(spec).data.values.map(({ x, y }) => [x, y])).toEqual([
      [8, 0.5],
      [16, 0.1],
      [32, null],
    ])
  })

  it('leaves out a limit that no run has a value for, and draws nothing without any', () => {
    expect(plots(someReport(sweep(1, { 8: { itl: null } }))).map(sla)).toEqual([[3]])
    expect(draw(someReport(sweep(1, { 8: { itl: null, ttft: null } })))).toEqual([])
  })

  it('is logarithmic when the values and the limit span much, with the limit in view', () => {
    const wide = first(someReport(sweep(1, { 1: { ttft: 0.19 }, 32: { ttft: 60 } })))
    const above = first(someReport(sweep(1, { 1: { ttft: 200 }, 32: { ttft: 400 } })))
    const narrow = first(bracketed)
    expect([wide, above, narrow].map((spec) => sharedOf(spec, 'y').scale.type)).toEqual(['log', 'log', 'linear'])
    for (const spec of [wide, above]) expect(Number(sharedOf(spec, 'y').scale.domain[0])).toBeLessThan(3)
  })

  it('tells the caption how far the SLA is kept, what breaks it, and the verdicts', () => {
    expect(draw(bracketed)[0]).toMatchObject({
      finding: 'latency.limit',
      values: {
        layout: '1 1x RTX 5090',
        limit: 'en concurrency 16',
        next: 'en concurrency 32',
        broken: 'en ttft.p99',
        sla: 'en ttft.p99 (3 en), en itl.p99 (0.12 en)',
        low: '8',
        high: '32',
        passing: 2,
        failing: 1,
        unjudged: 0,
        rest: '',
        limits: '1 1x RTX 5090: 16',
      },
    })
  })

  it.each([
    ['latency.lowerBound', { 8: {}, 16: {} }],
    ['latency.fails', { 8: { ttft: 5 }, 16: { ttft: 9 } }],
    ['latency.contradiction', { 8: {}, 16: { ttft: 5 }, 32: {} }],
    ['latency.unjudged', { 8: { itl: null }, 16: { itl: null } }],
    ['latency.unshown', { 8: { itl: null }, 16: { ttft: 5 } }],
  ] as const)('finds %s', (finding, levels) => {
    expect(draw(someReport(sweep(1, levels)))[0]?.finding).toBe(finding)
  })

  it('says that there is no limit where none is shown', () => {
    expect(draw(someReport(sweep(1, { 8: { ttft: 5 } })))[0]?.values.limits).toBe('en mark.none')
  })

  it('counts the layouts that are not drawn', () => {
    const many = someReport([1, 2, 3, 4, 5, 6, 7, 8].flatMap((gpus) => sweep(gpus, { 8: {}, 16: {} })))
    expect(draw(many)[0]?.values.rest).toBe('en mark.rest 2')
  })
})

describe('the safe zone', () => {
  it('reaches from the lowest level to the limit and up to the threshold', async () => {
    expect(zoneOf(first(bracketed))).toEqual({ sheets: [[8, 16, 3]], edges: [[16, '#0072b2']] })
    const texts = await textsOf(draw(bracketed)[0]?.spec)
    expect(texts).toContain('en mark.safeZone')
    expect(texts.filter((text) => text === '≤ 16')).toHaveLength(2)
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
    expect(await textsOf(draw(someReport(sweep(1, { 8: { ttft: 9 }, 16: { ttft: 12 } })))[0]?.spec)).not.toContain(
      'en mark.safeZone',
    )
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
  const open = someReport(
    arrivals(1, [
      [1, { requests: 0.99 }],
      [4, { requests: 2.89, ttft: 40 }],
      [8, { requests: 2.91, ttft: 80 }],
      [16, { requests: 2.88, ttft: 90 }],
    ]),
  )

  it('stands over the offered rate, as what was achieved would be one place', () => {
    const spec = first(open)
    expect(linesOf(spec).data.values.map(({ order, x }) => [order, x])).toEqual([
      [0, 1],
      [1, 4],
      [2, 8],
      [3, 16],
    ])
    expect(linesOf(spec).encoding?.order).toMatchObject({ field: 'order' })
    expect(sharedOf(spec, 'x').axis).toMatchObject({ title: 'en axis.offeredRate', values: [1, 4, 8, 16] })
  })

  it('is safe up to what was offered at its limit', () => {
    expect(zoneOf(first(open)).edges).toEqual([[1, '#0072b2']])
    expect(draw(open)[0]?.values.limit).toBe('en requestRate 0.99')
    expect(draw(open)[0]?.values.limits).toMatch(/: 1$/)
  })
})

const aligned = (report: Report): unknown =>
  marksOf(first(report), 'text').find(({ mark }) => mark.color === vermilionText)?.mark.align

/** Pixels that it stands below the rule. */
const below = (report: Report): number =>
  Number(marksOf(first(report), 'text').find(({ mark }) => mark.color === vermilionText)?.mark.dy)

describe('the name of the limit', () => {
  it('stands above the left end of the rule if that is free, else below', () => {
    expect(below(bracketed)).toBeLessThan(0)
    expect(below(someReport(sweep(1, { 8: { ttft: 3.1 }, 16: { ttft: 5 } })))).toBeGreaterThan(0)
    expect(below(someReport(sweep(1, { 8: { ttft: 1 }, 16: { ttft: 3.1 } })))).toBeLessThan(0)
  })

  it('stands above the right end where the rule lies near the axis', () => {
    expect(below(someReport(sweep(1, { 8: { ttft: 5 }, 16: { ttft: 40 }, 32: { ttft: 70 } })))).toBeLessThan(0)
  })

  it('stands at the right end where marks lie on both sides of the rule at the left', () => {
    const low = { 1: { ttft: 2.95 }, 2: { ttft: 3.05 }, 64: { ttft: 9 } }
    expect([aligned(bracketed), aligned(someReport(sweep(1, low)))]).toEqual(['left', 'right'])
  })

  it('never lies on the axis', () => {
    const low = { 1: { ttft: 6 }, 2: { ttft: 60 }, 64: { ttft: 900 } }
    expect(below(someReport(sweep(1, low)))).toBeLessThan(0)
  })

  it('leaves the number of a limit clear of the rule, where the rule lies low', () => {
    const spec = first(someReport(sweep(1, { 1: { ttft: 2.9 }, 2: { ttft: 40 }, 64: { ttft: 900 } })))
    const { encoding } = marksOf(spec, 'text').find(({ encoding: { text } }) => text?.value === '≤ 1')!
    const axis = sharedOf(spec, 'y').scale as { type: string; domain: unknown[]; range: unknown }
    const [least, most] = axis.domain.map(Number)
    expect(axis.type).toBe('log')
    const [bottom, top] = axis.range as readonly number[]
    const rule = bottom! - (Math.log(3 / least!) / Math.log(most! / least!)) * (bottom! - top!)
    expect(bottom! - rule).toBeLessThan(20)
    expect(rule - Number(encoding.y!.value)).toBeCloseTo(10, 1)
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

const textsWithin = (low: number, high: number) => textsOf(draw(withInterval(low, high))[0]?.spec)

const arrows = (report: Report) =>
  marksOf(first(report), 'point')
    .filter(({ mark }) => mark.shape)
    .flatMap(({ data }) => data.values.map(({ x, end }) => [x, Number(end)] as const))

describe('the axis', () => {
  it('names the limit of each layout before the levels at which they fail', async () => {
    const near = someReport([
      ...sweep(1, { 1: {}, 128: {}, 200: {}, 384: { ttft: 9 } }),
      ...sweep(2, { 1: {}, 128: {}, 192: { ttft: 9 } }),
    ])
    const texts = await textsOf(first(near))
    expect(texts).toEqual(expect.arrayContaining(['128', '200', '384']))
    expect(texts).not.toContain('192')
  })
})

describe('the intervals', () => {
  it('reach from the point to each end that is known, with a cap there', () => {
    expect(ends(withInterval(0.8, 1.3))).toEqual([
      ['series-1', 8, 1, 1.3],
      ['series-1', 8, 1, 0.8],
    ])
    expect(arrows(withInterval(0.8, 1.3))).toEqual([])
    expect(ends(withInterval(null, null))).toEqual([])
    expect(ends(withInterval(null, 1.3))).toEqual([['series-1', 8, 1, 1.3]])
  })

  it('are explained only where they reach beyond their marks', async () => {
    expect(await textsWithin(0.99, 1.01)).not.toContain('en mark.confidence')
    expect(await textsWithin(0.5, 1.5)).toContain('en mark.confidence')
  })

  it('are an arrow upwards where no upper end is known', () => {
    expect(ends(withInterval(0.8, null))).toEqual([['series-1', 8, 1, 0.8]])
    const [[x, end] = [0, 0]] = arrows(withInterval(0.8, null))
    expect(x).toBe(8)
    expect(end).toBeGreaterThan(1)
  })

  it('are an arrow at the edge of the plot where they leave it', () => {
    const spec = first(withInterval(0.8, 1000))
    expect(arrows(withInterval(0.8, 1000))).toEqual([[8, sharedOf(spec, 'y').scale.domain[1]]])
  })

  it('are explained, and none among many series', async () => {
    expect(await textsOf(draw(withInterval(0.8, 1.3))[0]?.spec)).toContain('en mark.confidence')
    expect(await textsOf(draw(withInterval(0.8, null))[0]?.spec)).toContain('en mark.confidenceOpen')
    expect(await textsOf(draw(withInterval(0.8, 1000))[0]?.spec)).toContain('en mark.confidenceOpen')
    expect(ends(withInterval(0.8, 1.3, [1, 2, 3, 4]))).toHaveLength(8)
    expect(ends(withInterval(0.8, 1.3, [1, 2, 3, 4, 5]))).toEqual([])
  })
})

describe('a limit on a percentile that no result has', () => {
  it('is drawn by the one that decided, and named so, at levels that another one decided or none, too', () => {
    const report = someReport(sweep(1, { 1: { ttft: 0.5 }, 2: { ttft: 1 }, 4: { ttft: 4 } }), {
      sla: someSla('ttft.p95<=3s'),
    })
    const spec = first(report)
    expect(JSON.stringify(spec)).toContain('en ttft.p99 (')
    expect(linesOf(spec).data.values.map(({ x, y }) => [x, y])).toEqual([
      [1, 0.5],
      [2, 1],
      [4, 4],
    ])
    expect(draw(report)[0]!.values['sla']).toBe('en ttft.p99 (3 en)')
  })
})
