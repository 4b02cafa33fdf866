import { describe, expect, it } from 'vitest'
import { judge } from '../../../src/analysis/points/judge.ts'
import { jointStanding, standingOf } from '../../../src/analysis/points/standing.ts'
import type { Interval, Judgement, Standing } from '../../../src/model/report.ts'
import { someRun, someSla } from '../../builders.ts'

const base = judge(someRun(), someSla('ttft.p99<=3s').limits[0]!)

const between = (low: number | null, high: number | null, method: Interval['method'] = 'orderStatistic') => ({
  low,
  high,
  method,
  confidence: 0.95,
  effective: 1000,
  ranks: null,
})

const standing = (told: Partial<Judgement>): Standing => standingOf({ ...base, ...told })

describe('standingOf', () => {
  it.each<[Partial<Judgement>, Standing]>([
    [{ verdict: 'pass', confidence: 'confirmed' }, 'pass'],
    [{ verdict: 'pass', confidence: 'point' }, 'pass'],
    [{ verdict: 'pass', confidence: 'marginal' }, 'undecided'],
    [{ verdict: 'fail', confidence: 'point' }, 'fail'],
    [{ verdict: 'fail', confidence: 'confirmed' }, 'fail'],
    [{ verdict: 'unknown', confidence: null }, 'unknown'],
  ])('of %j without an interval is %s', (told, expected) => {
    expect(standing({ ...told, interval: null })).toBe(expected)
  })

  it.each<[Judgement['verdict'], number | null, number | null, Standing]>([
    ['pass', 1, 2.9, 'confirmedPass'],
    ['pass', 1, 3, 'confirmedPass'],
    ['pass', 1, null, 'pass'],
    ['pass', 1, 3.1, 'undecided'],
    ['fail', 3.1, 5, 'confirmedFail'],
    ['fail', 3.1, null, 'confirmedFail'],
    ['fail', 3, 5, 'undecided'],
    ['fail', null, 5, 'fail'],
  ])('of a confirmed %s with an interval from %s to %s is %s', (verdict, low, high, expected) => {
    const interval = between(low, high)
    expect(standing({ verdict, confidence: 'confirmed', threshold: 3, interval })).toBe(expected)
  })

  it('leaves a pass undecided that no test confirms and some requests contradict', () => {
    const told = { verdict: 'pass', confidence: 'point', interval: between(1, null) } as const
    expect(standing({ ...told, violations: 0 })).toBe('pass')
    expect(standing({ ...told, violations: 1 })).toBe('undecided')
    const summary = { ...told, interval: between(null, 2, 'summaryBound') }
    expect(standing({ ...summary, violations: 1 })).toBe('pass')
  })
})

const verdictOf = (one: Standing): Judgement['verdict'] =>
  one === 'unknown' ? 'unknown' : one.toLowerCase().includes('fail') ? 'fail' : 'pass'

const joint = (verdict: Judgement['verdict'], ...all: readonly Standing[]): Standing =>
  jointStanding(
    all.map((one) => Object.assign({}, base, { standing: one, verdict: verdictOf(one) })),
    verdict,
  )

describe('jointStanding', () => {
  it('is as sure of a pass as the least sure limit', () => {
    expect(joint('pass', 'confirmedPass', 'confirmedPass')).toBe('confirmedPass')
    expect(joint('pass', 'confirmedPass', 'pass')).toBe('pass')
    expect(joint('pass', 'confirmedPass', 'undecided', 'pass')).toBe('undecided')
  })

  it('is as sure of a fail as the surest limit that fails', () => {
    expect(joint('fail', 'fail', 'confirmedFail', 'undecided')).toBe('confirmedFail')
    expect(joint('fail', 'fail', 'confirmedPass')).toBe('fail')
    expect(joint('unknown', 'unknown', 'pass')).toBe('unknown')
  })
})
