import { describe, expect, it } from 'vitest'
import { slowestMean } from '../../../src/analysis/interpolation/mean-times.ts'
import type { SettledRun } from '../../../src/model/run.ts'
import { someRun } from '../../builders.ts'
import { bareSeries } from '../bare-series.ts'

const tpotOf = (runs: readonly SettledRun[]): number | null => {
  const report = bareSeries(runs)
  return slowestMean(report.series[0]!.points[0]!, new Map(report.runs.map((run) => [run.id, run])), 'tpot')
}

const mean = (value: number | null, more = {}) =>
  someRun({ latency: { tpot: value === null ? null : { mean: value } }, ...more })

describe('the mean of a level', () => {
  it('is that of its slowest repeat', () => {
    expect(tpotOf([mean(0.02), mean(0.03)])).toBe(0.03)
  })

  it('does not count a repeat that an audit takes away', () => {
    expect(tpotOf([mean(0.02), mean(0.09, { completed: 20 })])).toBe(0.02)
  })

  it('is unknown unless every repeat tells', () => {
    expect(tpotOf([mean(0.02), mean(null)])).toBeNull()
  })
})
