import { describe, expect, it } from 'vitest'
import { poissonHeadroom } from '../../src/capacity/headroom.ts'
import { arrivalRate, closedUsers, openUsers, startingUsers } from '../../src/capacity/users.ts'

const throughput = 27.07
const latency = 128 / throughput

describe('openUsers', () => {
  it('with a request every 3 s are 56 to 64 of the 81 that saturate', () => {
    const users = [0.7, 0.8, 1].map((utilization) => openUsers({ throughput, interval: 3, utilization }))
    expect(users).toEqual([56, 64, 81])
  })
  it.each([
    [27.07, 0.01, 66],
    [27.07, 0.001, 61],
    [32.83, 0.01, 80],
    [32.83, 0.001, 74],
  ])('at %d requests/s and an overflow of %d are %d', (rate, overflow, expected) => {
    const { utilization } = poissonHeadroom(128, overflow)
    expect(openUsers({ throughput: rate, interval: 3, utilization })).toBe(expected)
  })
  it('loses nobody to floating-point noise', () => {
    expect(0.29 * 100).toBeLessThan(29)
    expect(openUsers({ throughput: 0.29, interval: 100, utilization: 1 })).toBe(29)
    expect(openUsers({ throughput: 0.28999, interval: 100, utilization: 1 })).toBe(28)
  })
})

describe('closedUsers', () => {
  it.each([
    [27.07, 128, [128, 209, 398, 940, 1752]],
    [1.18, 32, [32, 35, 43, 67, 102]],
    [0.3, 16, [16, 16, 19, 25, 34]],
  ])('at %d requests/s and %d in flight, for think times of 0, 3, 10, 30 and 60 s', (rate, limit, expected) => {
    const users = [0, 3, 10, 30, 60].map((thinkTime) =>
      closedUsers({ throughput: rate, latency: limit / rate, thinkTime, utilization: 1 }),
    )
    expect(users).toEqual(expected)
  })
  it('leaves the margin of the utilization', () => {
    const users = [0.7, 0.8].map((utilization) => closedUsers({ throughput, latency, thinkTime: 3, utilization }))
    expect(users).toEqual([146, 167])
  })
  it('is the concurrency without think time', () => {
    for (let limit = 1; limit <= 512; limit += 1) {
      expect(closedUsers({ throughput, latency: limit / throughput, thinkTime: 0, utilization: 1 })).toBe(limit)
    }
  })
})

describe('arrivalRate', () => {
  it.each([
    [128, 27.07, 1320],
    [128, 32.83, 1601],
    [32, 1.18, 46.7],
    [32, 1.55, 61.4],
    [16, 0.3, 10],
    [16, 0.48, 16],
  ])('at limit %d and %d requests/s is %d a minute', (limit, rate, perMinute) => {
    const { maxMeanConcurrency } = poissonHeadroom(limit, 0.01)
    const arrivals = arrivalRate({ limit, throughput: rate, maxMeanConcurrency }) * 60
    expect(Math.abs(arrivals - perMinute)).toBeLessThan(perMinute > 1000 ? 1 : 0.06)
  })
  it('is the throughput itself at the limit', () => {
    expect(arrivalRate({ limit: 128, throughput, maxMeanConcurrency: 128 })).toBe(throughput)
  })
})

describe('startingUsers', () => {
  it('leaves room for the next requests of those who began: 22 / (1/60 + 1/30) = 440', () => {
    expect(startingUsers(22, 60, 30)).toBe(440)
  })

  it('comes close to the users of an open loop when the start takes long, and to N/T when they think long', () => {
    expect(startingUsers(22, 1e9, 30)).toBe(659)
    expect(startingUsers(22, 60, 1e9)).toBe(1319)
  })
})
