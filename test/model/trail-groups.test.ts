import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/model/report.ts'
import { patternAt, ungrouped } from '../../src/model/trail-groups.ts'
import { uglyReports } from '../document/ugly-reports.ts'
import { grouped } from './grouped-trails.ts'

const again = (report: Report): Report['trails'] => {
  const { trails: _, ...others } = report
  return ungrouped(others, JSON.parse(JSON.stringify(grouped(report.trails))))
}

const trail = (run: number) => ({
  formula: 'ratio',
  inputs: [
    { symbol: 'a', ref: `runs/${run}/duration` },
    { symbol: 'b', ref: `runs/${run}/completed` },
    { symbol: 'p', value: 0.99 },
  ],
  rounding: null,
  assumptions: [],
})

const group = {
  at: [
    [3, 3, 7],
    [4, 0, 8],
  ],
  trails: {
    'series/{0}/points/{1}/x': {
      formula: 'ratio',
      inputs: [
        { symbol: 'a', ref: 'runs/{2}/duration' },
        { symbol: 'b', ref: 'runs/{2}/completed' },
        { symbol: 'p', value: 0.99 },
      ],
      rounding: null,
      assumptions: [],
    },
  },
}

describe('ungrouped', () => {
  it.each(['unusualNames', 'hostileNames', 'manyLimits', 'everyDemand'] as const)(
    'gives the trails of %s back in their order',
    (name) => {
      const report = uglyReports[name]()
      expect(Object.entries(again(report))).toEqual(Object.entries(report.trails))
    },
  )

  it('fills the holes of a pattern by each of its rows', () => {
    const trails = { 'series/3/points/3/x': trail(7), 'series/4/points/0/x': trail(8) }
    expect(ungrouped({}, { trails: {}, trailGroups: [group] })).toEqual(trails)
  })

  it('leaves a trail alone in which a name looks like a hole', () => {
    const trails = { 'series/0/{0}': { formula: 'ratio', inputs: [], rounding: null, assumptions: [] } }
    expect(ungrouped({}, { trails, trailGroups: [] })).toEqual(trails)
  })
})

describe('patternAt', () => {
  it('has a hole where a list is entered, at a number as it is written', () => {
    expect(patternAt('series/3/points/12/x')).toEqual({ text: 'series/{0}/points/{1}/x', row: [3, 12] })
    expect(patternAt('series/07/x')).toEqual({ text: 'series/07/x', row: [] })
  })
})
