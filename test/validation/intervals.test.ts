import { describe, expect, it } from 'vitest'
import { intervalFaults } from '../../validation/interval-table.ts'
import { type Coverage, coverageOf, kinds } from '../../validation/intervals.ts'
import { randomServer } from '../../validation/random-server.ts'

const server = randomServer('mixed', 140_001)
const one = coverageOf(server, 4, 140_001)

const withTtft = (low: boolean | null, high: boolean | null): Coverage => ({
  ...one,
  'TTFT, single requests': { low, high },
})

const named = (cases: readonly Coverage[]) =>
  intervalFaults(cases).filter((fault) => fault.includes('TTFT, single requests'))

describe('coverageOf', () => {
  it('has an entry for each kind of interval, the same for a seed', () => {
    expect(Object.keys(one)).toEqual([...kinds])
    expect(coverageOf(server, 4, 140_001)).toEqual(one)
    expect(one['TTFT, summary'].low).toBeNull()
  })
})

describe('intervalFaults', () => {
  it('names an interval that an end misses too often, and lets open ends be', () => {
    const good = Array.from({ length: 19 }, () => withTtft(true, null))
    expect(named([...good, withTtft(true, false)])).toEqual([])
    expect(named([...good, withTtft(true, false), withTtft(false, null)])).toHaveLength(1)
  })
})
