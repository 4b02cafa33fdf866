import { describe, expect, it } from 'vitest'
import { drawnSeries, panelsOf } from '../../src/chart-parts/drawn-series.ts'
import type { Words } from '../../src/charts/chart.ts'
import type { Report } from '../../src/model/report.ts'
import { factsOn, someFacts, someRun } from '../builders.ts'
import { decidedReport } from '../charts/some-decision.ts'
import { arrivals, firstWorkload, someReport, sweep, words } from '../charts/some-report.ts'

const onGpus = (...counts: readonly number[]): Report =>
  someReport(counts.flatMap((gpus) => sweep(gpus, { 8: { requests: gpus } })))

const drawn = (report: Report, told: Partial<Words> = {}) =>
  drawnSeries(firstWorkload(report), { ...words('en', report), ...told })

const panels = (report: Report) => panelsOf(firstWorkload(report), words('en', report))

describe('drawnSeries', () => {
  it('keeps the colour of a layout in a workload that lacks the layouts before it', () => {
    const lengths = { inputTokens: { ...someFacts.inputTokens!, value: 2048 } }
    const report = someReport([
      ...[1, 2].map((gpus) => someRun({ facts: factsOn(gpus) })),
      someRun({ facts: { ...factsOn(2), ...lengths } }),
    ])
    const [both, one] = report.workloads.map((workload) => drawnSeries(workload, words('en', report)))
    expect(both?.length).toBe(2)
    expect(one?.map(({ colour }) => colour)).toEqual([both?.[1]?.colour])
  })

  it('draws what is decided on in the colour of the brand where a page has one', () => {
    const report = decidedReport()
    const branded = drawn(report).filter(({ colour }) => /^var\(--decided, #[0-9a-f]{6}\)$/.test(colour))
    expect(branded.map(({ id }) => id)).toEqual([report.decisions[0]?.series])
    expect(drawn(report)).toHaveLength(2)
  })

  it('tells more layouts than colours apart by their dashes', () => {
    const styles = drawn(onGpus(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)).map(({ colour, dash }) => `${colour} ${dash}`)
    expect(new Set(styles).size).toBe(12)
  })

  it('names only the settings that differ', () => {
    const settings = { max_num_seqs: '128', block_size: '16' }
    const report = someReport([someRun({ settings }), someRun({ settings: { ...settings, max_num_seqs: '256' } })])
    expect(drawn(report).map(({ label }) => label)).toEqual(['1 1x RTX 5090 128', '1 1x RTX 5090 256'])
  })

  it('leaves out the middle of long names, and keeps them apart', () => {
    const long: Partial<Words> = { layout: ({ layout }) => `${'a long name '.repeat(11)}${layout.gpus}` }
    const labels = drawn(onGpus(1, 2), long).map(({ label }) => label)
    for (const label of labels) expect(label).toMatch(/^a long name .*….*a long name [12]$/)
    expect(Math.max(...labels.map(({ length }) => length))).toBeLessThan(80)
  })

  it('numbers labels that would be the same', () => {
    const same = { layout: () => 'layout not recorded' }
    expect(drawn(onGpus(1, 2), same).map(({ label }) => label)).toEqual([
      'layout not recorded #1',
      'layout not recorded #2',
    ])
  })
})

describe('panelsOf', () => {
  it('is one panel without a suffix for up to six series of one axis', () => {
    expect(panels(onGpus(1, 2)).map(({ suffix, rest, series }) => [suffix, rest, series.length])).toEqual([['', 0, 2]])
    expect(panels(onGpus(1, 2, 3, 4, 5, 6)).map(({ rest, series }) => [rest, series.length])).toEqual([[0, 6]])
  })

  it('draws the six of more series that serve most, in their order, and counts the rest', () => {
    const [panel] = panels(onGpus(1, 2, 3, 4, 5, 6, 7, 8, 9))
    expect(panel?.series.map(({ series }) => series.layout.gpus)).toEqual([4, 5, 6, 7, 8, 9])
    expect(panel?.rest).toBe(3)
  })

  it('draws the options of a decision before others, and knows the recommended one', () => {
    const report = onGpus(1, 2, 3, 4, 5, 6, 7, 8, 9)
    const [first] = report.series
    const option = { series: first!.id, count: 1, gpus: 1, planningRate: 1, perGpu: 1 }
    const decision = { workload: 'workload-1', series: first!.id, options: [option] }
    const [panel] = panels({ ...report, decisions: [decision] } as unknown as Report)
    expect(panel?.series.map(({ series }) => series.layout.gpus)).toEqual([1, 5, 6, 7, 8, 9])
    expect(panel?.chosen?.id).toBe(first?.id)
    expect(panels(report)[0]?.chosen).toBeNull()
  })

  it('keeps concurrency and rates apart', () => {
    const both = someReport([...sweep(1, { 8: {} }), ...arrivals(2, [[1, { requests: 1 }]])])
    expect(panels(both).map(({ axis, suffix }) => [axis, suffix])).toEqual([
      ['concurrency', '-concurrency'],
      ['requestRate', '-requestRate'],
    ])
  })
})
