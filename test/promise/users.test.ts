import { describe, expect, it } from 'vitest'
import { latencyAt, shortestStart, startingUsers, thinkingUsers } from '../../src/promise/users.ts'

const promise = { rate: 2, latency: 10, thinkTime: 30 }
const levels = [1, 2, 4].map((concurrency) => ({ concurrency, throughput: concurrency / 5, e2e: null }))

describe('users', () => {
  it('who think are λ(R + Z)', () => {
    expect(thinkingUsers(promise)).toBe(80)
  })

  it('who start together share the rate with those who already ask again', () => {
    expect(startingUsers(promise, 40)).toBe(40)
    expect(startingUsers(promise, 1e9)).toBe(79)
    expect(shortestStart(promise, 40)).toBeCloseTo(40, 12)
  })

  it('above what the rate carries can never all start', () => {
    expect(shortestStart(promise, 81)).toBeNull()
    expect(shortestStart(promise, 80)).toBeNull()
  })
})

describe('the latency at a rate', () => {
  it('is that of the highest level which carries no more', () => {
    const measured = levels.map((level, i) => ({ ...level, e2e: { mean: 5 + i, std: null, quantiles: [] } }))
    expect(latencyAt(measured, 0.5)).toBe(6)
    expect(latencyAt(measured, 0.1)).toBe(5)
    expect(latencyAt(measured, 9)).toBe(7)
  })

  it("is C/X by Little's law without latencies, and unknown without levels", () => {
    expect(latencyAt(levels, 0.5)).toBe(5)
    expect(latencyAt([], 1)).toBeNull()
  })
})
