import { describe, expect, it } from 'vitest'
import { gridColour, vermilion } from '../../src/chart-parts/theme.ts'
import { frontier } from '../../src/charts/frontier.ts'
import type { Report } from '../../src/model/report.ts'
import { firstWorkload, linesOf, marksOf, plotsOf, sharedOf, someReport, sweep, textsOf, words } from './some-report.ts'

const draw = (report: Report) => frontier(firstWorkload(report), words('en', report))

const two = someReport([
  ...sweep(1, { 8: { requests: 2 }, 16: { requests: 3, ttft: 1 }, 32: { requests: 3.5, ttft: 5 } }),
  ...sweep(2, { 8: { requests: 3 }, 16: { requests: 5, ttft: 0.8 }, 32: { requests: 6, ttft: 1 } }),
])

/** The report with a decision for a layout. */
const decided = (report: Report, series: string): Report =>
  ({ ...report, decisions: [{ workload: 'workload-1', series, options: [] }] }) as unknown as Report

describe('frontier', () => {
  it('has requests/s a GPU over each judged latency, beside each other with one vertical axis', () => {
    const [ttft, itl] = plotsOf(draw(two)[0]?.spec)
    expect(linesOf(ttft).data.values.map(({ x, y }) => [x, y])).toEqual([
      [0.5, 2],
      [1, 3],
      [5, 3.5],
      [0.5, 1.5],
      [0.8, 2.5],
      [1, 3],
    ])
    expect(linesOf(itl).data.values[0]).toMatchObject({ x: 30, y: 2 })
    expect(sharedOf(ttft, 'y').scale.domain).toEqual(sharedOf(itl, 'y').scale.domain)
    expect([ttft, itl].map((plot) => sharedOf(plot, 'x').axis.title)).toEqual([
      'en ttft.p99 (en unit.seconds)',
      'en itl.p99 (en unit.milliseconds)',
    ])
  })

  it('has each limit as a rule with its value', async () => {
    const rules = plotsOf(draw(two)[0]?.spec)
      .slice(0, 2)
      .map((plot) =>
        marksOf(plot, 'rule')
          .filter(({ mark }) => mark.stroke === vermilion)
          .flatMap(({ data }) => data.values.map(({ x }) => x)),
      )
    expect(rules).toEqual([[3], [120]])
    expect(await textsOf(draw(two)[0]?.spec)).toContain('en mark.slaLimit 0.12 en')
  })

  it('numbers the levels, and rings the limit of the recommended layout', async () => {
    const spec = draw(decided(two, 'series-1'))[0]?.spec
    const texts = await textsOf(spec)
    for (const level of ['8', '16', '32']) expect(texts).toContain(level)
    expect(texts).toContain('en mark.chosen')
    const rings = marksOf(spec, 'point').flatMap(({ data, mark }) => (mark.size === 190 ? data.values : []))
    expect(rings.map(({ x, y }) => [x, y])).toEqual([
      [1, 3],
      [30, 3],
    ])
    expect(await textsOf(draw(two)[0]?.spec)).not.toContain('en mark.chosen')
  })

  it('has room for the whole ring in its legend', () => {
    const spec = draw(decided(two, 'series-1'))[0]?.spec
    const heights = marksOf(spec, 'point').flatMap(({ encoding }) => {
      const { legend } = (encoding?.shape ?? {}) as { readonly legend?: { readonly clipHeight: number } }
      return legend ? [legend.clipHeight] : []
    })
    expect(Math.min(...heights)).toBeGreaterThan(2 * Math.sqrt(190 / Math.PI) + 1.6)
  })

  it('says what the numbers are, and has grid lines on every side', async () => {
    const [drawing] = draw(two)
    expect((await textsOf(drawing?.spec)).join(' ')).toContain('en mark.numbers en axis.concurrency')
    const [, itl] = plotsOf(drawing?.spec)
    const grid = marksOf(itl, 'rule').filter(({ mark }) => mark.stroke === gridColour)
    expect(grid.flatMap(({ data }) => data.values.map(({ y }) => y))).toEqual(sharedOf(itl, 'y').axis.values)
  })

  it('writes both numbers where two levels of a layout lie on each other', async () => {
    const near = someReport([
      ...sweep(1, { 8: { requests: 2 }, 16: { requests: 3, ttft: 1 }, 32: { requests: 3, ttft: 5 } }),
      ...sweep(2, { 8: { requests: 3 }, 16: { requests: 5, ttft: 0.8 } }),
    ])
    expect(await textsOf(draw(near)[0]?.spec)).toContain('16, 32')
  })

  it('finds what serves most for each GPU within the SLA', () => {
    expect(draw(two)[0]).toMatchObject({
      finding: 'frontier.best',
      values: { best: '1 1x RTX 5090', perGpu: 3, level: 'en concurrency 16', others: '2 2x RTX 5090 TP2: 3 rate' },
    })
    expect(draw(two)[0]?.values['within']).toContain('1 1x RTX 5090: 3 rate (en concurrency 16)')
    const none = draw(someReport(sweep(1, { 8: { requests: 1, ttft: 9 } })))[0]
    expect(none?.values['within']).toBe('en mark.none')
    const finding = (levels: Parameters<typeof sweep>[1]) => draw(someReport(sweep(1, levels)))[0]?.finding
    expect(finding({ 8: { requests: 1 } })).toBe('frontier.only')
    expect(finding({ 8: { requests: 1, ttft: 9 } })).toBe('frontier.fails')
    expect(finding({ 8: { requests: 1, itl: null } })).toBe('frontier.unjudged')
    expect(finding({ 8: { requests: 1, itl: null }, 16: { requests: 1, ttft: 9 } })).toBe('frontier.unshown')
    expect(finding({ 8: { requests: 1, ttft: 9 }, 16: { requests: 1, itl: null } })).toBe('frontier.unshown')
  })

  it('is not drawn without a throughput or without a latency', () => {
    expect(draw(someReport(sweep(1, { 8: { requests: null } })))).toEqual([])
    expect(draw(someReport(sweep(1, { 8: { requests: 1, itl: null, ttft: null } })))).toEqual([])
  })
})
