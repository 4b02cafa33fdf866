import { describe, expect, it } from 'vitest'
import { drawnSeries, panelsOf } from '../../src/chart-parts/drawn-series.ts'
import type { Words } from '../../src/charts/chart.ts'
import type { Report } from '../../src/model/report.ts'
import { factsOn, someFacts, someRun } from '../builders.ts'
import { arrivals, firstWorkload, someReport, sweep, words } from '../charts/some-report.ts'

const english = words('en')
const onGpus = (...counts: readonly number[]): Report =>
  someReport(counts.flatMap((gpus) => sweep(gpus, { 8: { requests: gpus } })))

const drawn = (report: Report, told: Words = english) => drawnSeries(report, firstWorkload(report), told)

const panels = (report: Report) => panelsOf(report, firstWorkload(report), english)

describe('drawnSeries', () => {
  it('keeps the colour of a layout in a workload that lacks the layouts before it', () => {
    const lengths = { inputTokens: { ...someFacts.inputTokens!, value: 2048 } }
    const report = someReport([
      ...[1, 2].map((gpus) => someRun({ facts: factsOn(gpus) })),
      someRun({ facts: { ...factsOn(2), ...lengths } }),
    ])
    const [both, one] = report.workloads.map((workload) => drawnSeries(report, workload, english))
    expect(both?.length).toBe(2)
    expect(one?.map(({ colour }) => colour)).toEqual([both?.[1]?.colour])
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

  it('numbers labels that would be the same', () => {
    const same: Words = { ...english, layout: () => 'layout not recorded' }
    expect(drawn(onGpus(1, 2), same).map(({ label }) => label)).toEqual([
      'layout not recorded #1',
      'layout not recorded #2',
    ])
  })
})

describe('panelsOf', () => {
  it('is one panel without a suffix for up to twelve series of one axis', () => {
    expect(panels(onGpus(1, 2)).map(({ suffix, part, series }) => [suffix, part, series.length])).toEqual([['', '', 2]])
  })

  it('divides more series evenly and lets the panels share their scales', () => {
    const thirteen = panels(onGpus(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13))
    expect(thirteen.map(({ suffix, part, series }) => [suffix, part, series.length])).toEqual([
      ['-1', ' (1/2)', 7],
      ['-2', ' (2/2)', 6],
    ])
    expect(thirteen.map(({ peers }) => peers.length)).toEqual([13, 13])
  })

  it('keeps concurrency and rates apart', () => {
    const both = someReport([...sweep(1, { 8: {} }), ...arrivals(2, [[1, { requests: 1 }]])])
    expect(panels(both).map(({ axis, suffix }) => [axis, suffix])).toEqual([
      ['concurrency', '-concurrency'],
      ['requestRate', '-requestRate'],
    ])
  })
})
