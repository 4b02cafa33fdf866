import { describe, expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import type { Series } from '../../src/model/report.ts'
import { readSources } from '../../src/reading/read-sources.ts'
import { recognise } from '../../src/recognition/recognise.ts'
import { somePlan } from '../builders.ts'

/** The throughputs of HPC Systems' course of 2025-09: two layouts, three shapes, two decimals, and no latency. */
const sources = await readSources(['fixtures/course/results.csv'], process.cwd())
const runs = sources.flatMap((source) => recognise(source).runs)
const answer = analyze(runs, somePlan({ intervals: [3], thinkTimes: [30, 60] }))

const named = (name: string): Series => answer.series.find((series) => series.name === name)!
const chat = named('1x RTX 5090 · 256/256')
const users = (series: Series, basis: string, thinkTime: number | null) =>
  series.users.filter((row) => row.basis === basis && row.thinkTime === thinkTime).map((row) => row.users)

describe('the course, throughput only', () => {
  it('cannot be judged, and says that what follows is not', () => {
    expect(answer.series).toHaveLength(6)
    for (const { capacity, basis, points } of answer.series) {
      expect(capacity).toMatchObject({ status: 'noData', maxConcurrency: null, excluded: [] })
      expect(points.map(({ verdict, usable }) => [verdict, usable])).toEqual([['unknown', true]])
      expect(basis?.judged).toBe(false)
    }
    expect(answer.scaling.map((one) => one.atEqualConcurrency?.withinSla)).toEqual([null, null, null])
    expect(answer.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it.each([
    [0, 0.2128, 0.2124, 0.2132, -0.1754, 1.65, 54.14],
    [1, 0.3136, 0.3038, 0.3234, -0.2387, 1.52, 2.36],
    [2, 0.6, 0.5574, 0.6441, -0.375, 1.25, 0.6],
  ])('pair %i gains %f, between %f and %f by rounding', (i, gain, low, high, e2eChange, cost, replicas) => {
    const { atEqualConcurrency: equal, atOwnLimit, replicas: copies } = answer.scaling[i]!
    expect(equal?.gain).toBeCloseTo(gain, 4)
    expect(equal?.interval[0]).toBeCloseTo(low, 4)
    expect(equal?.interval[1]).toBeCloseTo(high, 4)
    expect(equal?.e2eChange).toBeCloseTo(e2eChange, 4)
    expect(equal?.costPerRequest).toBeCloseTo(cost, 2)
    expect(equal?.e2eFrom).toBe('little')
    expect(copies).toMatchObject({ throughput: expect.closeTo(replicas, 9), assumed: true })
    expect(atOwnLimit).toBeNull()
  })

  it('serves, at one request every 3 s, 56 to 64 users, or 146 to 167 if 3 s are what they think', () => {
    expect(users(chat, 'open', null)).toEqual([56, 60, 64, 56])
    expect(users(chat, 'closed', 3)).toEqual([146, 156, 167, 144])
    expect(users(chat, 'closed', 30).at(-1)).toBe(649)
    expect(users(chat, 'closed', 60).at(-1)).toBe(1210)
  })

  it.each([
    ['1x RTX 5090 · 256/256', 104.1, 0.69, 18.7],
    ['2x RTX 5090 TP2 · 256/256', 104.1, 0.69, 22.7],
    ['1x RTX 5090 · 2048/2048', 21.1, 0.56, 0.662],
    ['2x RTX 5090 TP2 · 2048/2048', 21.1, 0.56, 0.87],
    ['1x RTX 5090 · 4096/4096', 8.9, 0.47, 0.142],
    ['2x RTX 5090 TP2 · 4096/4096', 8.9, 0.47, 0.227],
  ])(
    '%s may hold %f in flight on average, and is planned with %f of its limit, %f requests/s',
    (name, mean, utilization, rate) => {
      const { headroom } = named(name)
      expect(headroom?.maxMeanConcurrency).toBeCloseTo(mean, 1)
      expect(headroom?.utilization).toBeCloseTo(utilization, 2)
      expect(headroom?.arrivalRate).toBeCloseTo(rate, rate > 10 ? 1 : 3)
    },
  )

  it.each([
    ['1x RTX 5090 · 2048/2048', 19, 37, 57],
    ['2x RTX 5090 TP2 · 2048/2048', 20, 44, 70],
    ['1x RTX 5090 · 4096/4096', 7, 11, 16],
    ['2x RTX 5090 TP2 · 4096/4096', 8, 14, 21],
    ['2x RTX 5090 TP2 · 256/256', 156, 769, 1449],
  ])('%s serves %i, %i or %i users who think 3, 30 or 60 s', (name, three, thirty, sixty) => {
    const most = [3, 30, 60].map((thinkTime) => users(named(name), 'closed', thinkTime).at(-1))
    expect(most).toEqual([three, thirty, sixty])
  })
})
