import { describe, expect, it } from 'vitest'
import { formulasOf, groupsBehind, many, trailsOf } from '../../src/model/trail-lookup.ts'
import type { Trail, Trails } from '../../src/model/report.ts'
import { uglyReports } from '../document/ugly-reports.ts'
import { grouped } from './grouped-trails.ts'

const taken = (ref: string): Trail => ({
  formula: 'taken',
  inputs: [{ symbol: 'x', ref }],
  rounding: null,
  assumptions: ['plan/sla'],
})

const series = Array.from({ length: many + 1 }, () => ({ rate: 1, '~a/{0}': 2 }))

/** As many trails as are looked up, and one with a name that looks like a hole. */
const trails: Trails = {
  ...Object.fromEntries(series.map((_, i) => [`series/${i}/rate`, taken(`runs/${2 * i}/rate`)])),
  'series/3/~0a~1{0}': taken('series/3/rate'),
}

describe('trailsOf', () => {
  it('reads of very many trails like a record of them, in the order of the report', () => {
    const found = trailsOf({ series }, grouped(trails))
    expect(groupsBehind(found)?.trailGroups).toHaveLength(1)
    expect(found['series/77/rate']).toEqual(trails['series/77/rate'])
    expect(found['series/3/~0a~1{0}']).toEqual(trails['series/3/~0a~1{0}'])
    expect('series/77/rate' in found && Object.hasOwn(found, 'series/77/rate')).toBe(true)
    for (const nowhere of ['series/77', 'series/99999/rate', 'series/{0}/rate', 'series/07/rate', 'constructor'])
      expect([nowhere in found, found[nowhere]]).toEqual([false, undefined])
    expect(Object.keys(found).slice(2, 6)).toEqual([
      'series/2/rate',
      'series/3/rate',
      'series/3/~0a~1{0}',
      'series/4/rate',
    ])
    expect({ ...found }).toEqual(trails)
  })

  it('is a record of few', () => {
    const { trails: own, ...report } = uglyReports.hostileNames()
    const found = trailsOf(report, grouped(own))
    expect(groupsBehind(found)).toBeUndefined()
    expect(Object.entries(found)).toEqual(Object.entries(own))
  })
})

describe('formulasOf', () => {
  it('names the formulas of trails one by one, in groups, and beside groups', () => {
    const limit = { ...taken('runs/0/rate'), formula: 'limit' }
    const more = { ...trails, 'series/0/~0a~1{0}': limit }
    expect(formulasOf(trailsOf({ series }, grouped(more)))).toEqual(new Set(['limit', 'taken']))
    expect(formulasOf(trailsOf({ series }, grouped(trails)))).toEqual(new Set(['taken']))
    expect(formulasOf({ 'series/0/rate': limit })).toEqual(new Set(['limit']))
  })
})
