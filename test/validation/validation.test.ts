import { describe, expect, it } from 'vitest'
import { supportedRate } from '../../src/replay/supported-rate.ts'
import { promiseFaults } from '../../validation/known-servers.ts'
import { inputOf } from '../../validation/levels.ts'
import { plannedRates } from '../../validation/open-runs.ts'
import { randomServer, warmed } from '../../validation/random-server.ts'
import { requestsOf } from '../../validation/requests.ts'
import { sweepOf } from '../../validation/sweep.ts'
import { atRate } from '../../validation/truth.ts'
import { judged } from '../replay/some-sweep.ts'
import { isWithin } from '../../validation/violations.ts'

describe('a promise on a simulated server', () => {
  it.each([
    ['plain', 10],
    ['strange', 50_004],
    ['bursty', 30_036],
    ['strange', 601_023],
  ] as const)('holds, and most of what is possible is promised: %s %i', (mechanics, seed) => {
    expect(promiseFaults(mechanics, seed)).toEqual([])
  })
})

describe('the overflow rule on a simulated server', () => {
  it('stands above what some model servers carry where the best one carries it too', () => {
    const { arrivalRate, basis } = supportedRate(inputOf(sweepOf(randomServer('experts', 600_124), 600_124_000)))!
    expect(basis).toMatchObject({ replayed: null, refusal: { reason: 'less', levels: [] }, overflowRate: arrivalRate })
    expect(arrivalRate).toBeLessThan(basis.estimate!.arrivalRate)
    expect(basis.calibrated!.fits.length).toBeGreaterThan(1)
  })
})

describe('servers that disagree', () => {
  it('lower what the overflow rule gives, where the best of them does not carry it', () => {
    const { levels } = inputOf(sweepOf(randomServer('strange', 70_049), 70_000_049))
    const { arrivalRate, basis } = supportedRate(
      judged(levels, [
        { metric: 'ttft', percentile: 0.99, threshold: 0.36 },
        { metric: 'itl', percentile: 0.99, threshold: 0.12 },
      ]),
    )!
    expect(basis).toMatchObject({ refusal: null, replayed: { expectation: null } })
    expect(basis.overflowRate).toBeGreaterThan(7)
    expect(arrivalRate).toBeLessThan(0.9)
  })

  it('are planned with where they all carry more than the overflow rule gives, however far apart they are', () => {
    const { arrivalRate, basis } = supportedRate(inputOf(sweepOf(randomServer('network', 40_051), 40_051_000)))!
    expect(basis).toMatchObject({ refusal: null, replayed: { expectation: null } })
    expect(basis.overflowRate).toBeLessThan(0.4 * arrivalRate)
    expect(arrivalRate).toBeLessThan(0.5 * basis.estimate!.arrivalRate)
  })
})

describe('open runs on a simulated server', () => {
  it('lift a rate that the sweep alone left low, and never to one that is lost', () => {
    const server = randomServer('experts', 30_013)
    const input = inputOf(sweepOf(server, 30_013_000))
    const rates = plannedRates(server, input, supportedRate(input)!, 7)
    expect(rates).toHaveLength(4)
    expect(rates[3]! / rates[0]!).toBeGreaterThan(1)
    expect(isWithin(atRate(server, rates[3]!, 8000, 30_013))).toBe(true)
  })
})

describe('a random server', () => {
  it('is the same for a seed, and another for the next', () => {
    expect(randomServer('strange', 7)).toEqual(randomServer('strange', 7))
    expect(randomServer('strange', 8)).not.toEqual(randomServer('strange', 7))
  })

  it('is foreign in one thing', () => {
    expect(randomServer('network', 7).engine.network).toBeDefined()
    expect(randomServer('bursty', 7).burstiness).toBeLessThan(0.6)
    expect(warmed(randomServer('firstUse', 7), 64).engine.firstUse?.warm).toBe(64)
    const server = randomServer('cached', 7)
    const { inputTokens, cachedTokens } = requestsOf(server, 100, 1)
    expect(cachedTokens!.some((tokens) => tokens > 0)).toBe(true)
    expect(cachedTokens!.every((tokens, i) => tokens < inputTokens[i]!)).toBe(true)
  })
})
