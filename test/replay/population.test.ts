import { describe, expect, it } from 'vitest'
import { simulate } from '../../simulator/engine.ts'
import { fixedLengths } from '../../simulator/client.ts'
import { observe } from '../../simulator/observation.ts'
import { populationArrivals } from '../../simulator/population.ts'
import { seededRandom } from '../../simulator/random.ts'
import { closedUsers } from '../../src/maths/little.ts'
import { type Calibration, calibration } from '../../src/replay/calibration.ts'
import { answerTimes, settledTime } from '../../src/replay/population.ts'
import { someSweep } from './some-sweep.ts'

const poisson = { burstiness: 1, variation: 0 }
const calibrated = calibration(someSweep().levels) as Calibration
const times = answerTimes(calibrated, poisson)!
/** A prompt step of 200 tokens and 100 steps of a request alone. */
const alone = 0.0295 + 100 * 0.01

/** The same server, token by token. */
const simulated = (users: number, thinkTime: number): number => {
  const cost = { base: 0.0095, perSequence: 0.0005, perPrefillToken: 0.0001, perResidentToken: 0, perAdmission: 0 }
  const limits = { maxSequences: 16, maxBatchedTokens: 2048, kvTokens: 1e9 }
  const engine = { ...limits, cost, scheduling: 'chunked', jitter: 0 } as const
  const workload = fixedLengths(20_000, 200, 101)
  const arrivals = populationArrivals({ users, thinkTime, start: null }, 20_000, seededRandom(3))
  const { latencies } = observe(simulate(engine, workload, arrivals, seededRandom(4)), workload)
  const judged = latencies.subarray(4000)
  return judged.reduce((sum, seconds) => sum + seconds, 0) / judged.length
}

describe('answerTimes', () => {
  it('is null of a server that does not do what was measured', () => {
    const compared = calibrated.best.compared.map((one, i) =>
      i === 0 ? { ...one, run: { ...one.run, throughput: 1.11 * one.level.throughput } } : one,
    )
    expect(answerTimes({ ...calibrated, best: { ...calibrated.best, compared } }, poisson)).toBeNull()
  })

  it('is what one request takes where nobody else asks', () => {
    expect(times.ofUsers(1, 5) / alone).toBeCloseTo(1, 1)
    expect(times.atRandom(0.01) / alone).toBeCloseTo(1, 1)
  })

  it.each([
    [20, 2],
    [60, 5],
    [100, 5],
    [200, 20],
  ])('is that of the token-by-token simulator for %i users who think %i s', (users, thinkTime) => {
    expect(Math.abs(times.ofUsers(users, thinkTime) / simulated(users, thinkTime) - 1)).toBeLessThan(0.04)
  })

  it('has as many in flight as a closed loop where nobody thinks', () => {
    const level = calibrated.best.compared.find(({ level: { concurrency } }) => concurrency === 32)!
    expect(times.ofUsers(32, 0) / (32 / level.run.throughput)).toBeCloseTo(1, 1)
  })

  it('is that of requests at random where users are many', () => {
    const rate = 0.7 * calibrated.most
    const users = Math.floor(rate * 100_000)
    expect(times.ofUsers(users, 100_000) / times.atRandom(rate)).toBeCloseTo(1, 1)
  })

  it('grows with the users, to what leaves the server no faster', () => {
    const grown = [10, 40, 80, 120, 400].map((users) => times.ofUsers(users, 5))
    expect(grown).toEqual(grown.toSorted((a, b) => a - b))
    expect(400 / (grown.at(-1)! + 5) / calibrated.most).toBeCloseTo(1, 1)
  })
})

describe('settledTime', () => {
  const most = calibrated.most

  it.each([0.3, 0.6, 0.8, 0.9, 0.97])('is that of as many users as ask for %f of the highest throughput', (share) => {
    for (const thinkTime of [1, 5, 60]) {
      const rate = share * most
      const latency = settledTime(times, { rate, longest: Infinity }, thinkTime)
      const users = closedUsers(rate, latency, thinkTime)
      const asked = users / (times.ofUsers(users, thinkTime) + thinkTime) / rate
      expect(asked).toBeGreaterThan(0.99 - 1 / users)
      expect(asked).toBeLessThan(1.003 + 1 / users)
    }
  })

  it('counts no longer a time than is allowed', () => {
    const [rate, thinkTime] = [0.97 * most, 10]
    const free = settledTime(times, { rate, longest: Infinity }, thinkTime)
    const held = settledTime(times, { rate, longest: 1 }, thinkTime)
    expect(free).toBeGreaterThan(held)
    expect(held).toBe(times.ofUsers(closedUsers(rate, 1, thinkTime), thinkTime))
    expect(held).toBeGreaterThan(1)
  })

  it('is that of requests at random where users are very many', () => {
    const rate = 0.9 * most
    expect(settledTime(times, { rate, longest: Infinity }, 1e9)).toBe(times.atRandom(rate))
  })

  it('is of one user where not one is allowed', () => {
    expect(settledTime(times, { rate: 0.01, longest: 16 }, 5)).toBe(times.ofUsers(1, 5))
  })
})
