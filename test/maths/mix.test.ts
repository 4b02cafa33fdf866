import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { mixHeadroom, mixLimit, mixLoad, type MixPart } from '../../src/maths/mix.ts'
import { burstyHeadroom, poissonHeadroom } from '../../src/maths/headroom.ts'
import { poissonSf } from '../../src/maths/distributions.ts'

const chat = { weight: 80, limit: 128, throughput: 27.07 }
const documents = { weight: 20, limit: 32, throughput: 1.18 }

const anyPart = fc.record({
  weight: fc.double({ min: 0.01, max: 10, noNaN: true }),
  limit: fc.integer({ min: 1, max: 512 }),
  throughput: fc.double({ min: 0.05, max: 60, noNaN: true }),
})
const anyParts = fc.array(anyPart, { minLength: 1, maxLength: 5 })

describe('mixLimit', () => {
  it('of 80 % chat and 20 % documents is far nearer to the documents', () => {
    const mix = mixLimit([chat, documents])
    expect(mix?.throughput).toBeCloseTo(5.024001258, 8)
    expect(mix?.concurrency).toBeCloseTo(46.253538849, 8)
    expect(mix!.concurrency / mix!.throughput).toBeCloseTo(0.8 * (128 / 27.07) + 0.2 * (32 / 1.18), 10)
    expect(mix?.governing).toBe(1)
    expect(mix?.shares[0]?.machine).toBeCloseTo(0.148474363, 8)
    expect(mix?.shares[1]?.inFlight).toBeCloseTo(27.24882, 5)
  })
  it('lets chat govern when there is little else', () => {
    const mix = mixLimit([
      { ...chat, weight: 99 },
      { weight: 1, limit: 16, throughput: 0.3 },
    ])
    expect(mix?.governing).toBe(0)
    expect(mix?.throughput).toBeCloseTo(14.305090717, 8)
  })
  it('of one kind is its own limit, whatever stands beside it with no weight', () => {
    const nothing = { weight: 0, limit: 0, throughput: 0 }
    const mix = mixLimit([nothing, chat])
    expect(mix?.throughput).toBeCloseTo(27.07, 12)
    expect(mix?.concurrency).toBeCloseTo(128, 12)
    expect(mix?.shares[0]).toEqual({ machine: 0, inFlight: 0 })
    expect(mix?.governing).toBe(1)
  })
  it('is null without a kind that weighs something, or without its limit', () => {
    expect([mixLimit([]), mixLimit([{ ...chat, weight: 0 }])]).toEqual([null, null])
    expect(mixLimit([chat, { ...documents, limit: 0 }])).toBeNull()
    expect(mixLimit([chat, { ...documents, throughput: 0 }])).toBeNull()
    expect(mixLimit([chat, { ...documents, weight: -1 }])).toBeNull()
    expect(mixLimit([chat, { ...documents, weight: NaN }])).toBeNull()
  })
  it('lies between its kinds, in throughput, concurrency and latency', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const mix = mixLimit(parts)
        const between = (value: number | undefined, own: (part: MixPart) => number) => {
          const values = parts.map(own)
          expect(value).toBeGreaterThanOrEqual(Math.min(...values) * (1 - 1e-12))
          expect(value).toBeLessThanOrEqual(Math.max(...values) * (1 + 1e-12))
        }
        between(mix?.throughput, ({ throughput }) => throughput)
        between(mix?.concurrency, ({ limit }) => limit)
        between(mix!.concurrency / mix!.throughput, ({ limit, throughput }) => limit / throughput)
      }),
    )
  })
  it('uses the machine up, by throughput and by slots', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const mix = mixLimit(parts)
        const used = (mix?.shares ?? []).reduce((sum, { machine }) => sum + machine, 0)
        const slots = (mix?.shares ?? []).reduce(
          (sum, { inFlight }, index) => sum + inFlight / (parts[index]?.limit ?? NaN),
          0,
        )
        expect([used, slots].map((sum) => Number(sum.toFixed(9)))).toEqual([1, 1])
      }),
    )
  })
  it('does not depend on the unit of the weights, and falls as the slower kind grows', () => {
    fc.assert(
      fc.property(anyParts, anyPart, fc.double({ min: 0.01, max: 100, noNaN: true }), (parts, extra, times) => {
        const scaled = parts.map((part) => ({ ...part, weight: part.weight * times }))
        const base = mixLimit(parts)?.throughput ?? NaN
        expect((mixLimit(scaled)?.throughput ?? NaN) / base).toBeCloseTo(1, 9)
        const more = mixLimit([...parts, extra])?.throughput ?? NaN
        if (extra.throughput <= base) expect(more).toBeLessThanOrEqual(base * (1 + 1e-12))
        else expect(more).toBeGreaterThanOrEqual(base * (1 - 1e-12))
      }),
    )
  })
})

const anyWholePart = fc.record({
  weight: fc.double({ min: 0.01, max: 10, noNaN: true }),
  limit: fc.constantFrom(1, 2, 3, 4, 8, 16, 24, 32, 48, 64, 100, 128),
  throughput: fc.double({ min: 0.05, max: 60, noNaN: true }),
})
const anyFewParts = fc.array(anyWholePart, { minLength: 1, maxLength: 3 })
const anyOverflow = fc.double({ min: 1e-4, max: 0.1, noNaN: true })

const utilizationOf = (parts: readonly MixPart[], overflow: number) => mixHeadroom(parts, overflow) ?? NaN

/** P(n₁/C₁ + n₂/C₂ > 1), with every number of the second kind taken in turn. */
function overflowOf(one: MixPart, other: MixPart, arrivalRate: number): number {
  const meanOf = ({ weight, limit, throughput }: MixPart) =>
    (arrivalRate * weight * limit) / (one.weight + other.weight) / throughput
  const [mean, otherMean] = [meanOf(one), meanOf(other)]
  let probability = poissonSf(other.limit, otherMean)
  for (let taken = 0; taken <= other.limit; taken += 1) {
    const exactly = poissonSf(taken - 1, otherMean) - poissonSf(taken, otherMean)
    const room = Math.floor((one.limit * (other.limit - taken)) / other.limit)
    probability += exactly * poissonSf(room, mean)
  }
  return probability
}

describe('mixLoad', () => {
  const bursts = { burstiness: 0.5, dailyVariation: 0.2 }
  const leftOf = (parts: readonly MixPart[]) => mixLoad(parts, [Infinity, Infinity], 0.01, bursts)

  it('is for one kind what stated arrivals leave of its limit', () => {
    const { utilization } = burstyHeadroom({ limit: 128, overflow: 0.01, ...bursts })
    expect(leftOf([chat])).toBeCloseTo(utilization, 9)
  })

  it('is for several less than for Poisson arrivals, by what they leave the kind of the smallest limit', () => {
    const [bursty, poisson] = [burstyHeadroom({ limit: 32, overflow: 0.01, ...bursts }), poissonHeadroom(32, 0.01)]
    const left = bursty.utilization / poisson.utilization
    expect(left).toBeLessThan(0.9)
    expect(leftOf([chat, documents])! / utilizationOf([chat, documents], 0.01)).toBeCloseTo(left, 9)
  })
})

describe('mixHeadroom', () => {
  it.each([
    [chat, documents, 3.3465629072972374, 0.6661150615352487],
    [{ ...chat, weight: 50 }, { weight: 50, limit: 16, throughput: 0.3 }, 0.3172278187722764, 0.5345724294912699],
    [{ ...chat, weight: 99 }, { weight: 1, limit: 16, throughput: 0.3 }, 8.95690133644516, 0.6261338368058019],
    [
      { weight: 0.6, limit: 100, throughput: 20 },
      { weight: 0.4, limit: 36, throughput: 4 },
      5.271663771913988,
      0.685316290348818,
    ],
  ])('agrees with summing both kinds in flight one by one (%#)', (one, other, rate, utilization) => {
    const found = utilizationOf([one, other], 0.01)
    expect(found).toBeCloseTo(utilization, 9)
    expect(found * mixLimit([one, other])!.throughput).toBeCloseTo(rate, 9)
  })
  it('needs more room than so many average requests would', () => {
    const parts = [
      { ...chat, weight: 99 },
      { weight: 1, limit: 16, throughput: 0.3 },
    ]
    const average = poissonHeadroom(mixLimit(parts)?.concurrency ?? NaN, 0.01).utilization
    expect(average).toBeGreaterThan(0.74)
    expect(mixHeadroom(parts, 0.01)).toBeLessThan(0.63)
  })
  it('is that of Poisson for one kind, and for kinds with one limit', () => {
    const poisson = poissonHeadroom(128, 0.01).utilization
    expect(mixHeadroom([chat], 0.01)).toBeCloseTo(poisson, 9)
    expect(mixHeadroom([chat, { ...chat, throughput: 3 }], 0.01)).toBeCloseTo(poisson, 9)
    expect(mixHeadroom([{ ...chat, limit: 4000 }], 0.01)).toBeCloseTo(poissonHeadroom(4000, 0.01).utilization, 9)
  })
  it('rounds requests up where limits share no measure, and so stays below', () => {
    const odd = [509, 503, 499].map((limit) => ({ weight: 1, limit, throughput: 10 }))
    const utilization = utilizationOf(odd, 0.01)
    expect(utilization).toBeLessThan(poissonHeadroom(503, 0.01).utilization)
    expect(utilization).toBeGreaterThan(poissonHeadroom(499, 0.01).utilization * 0.98)
  })
  it('never exceeds the joint limit, however lenient', () => {
    expect(mixHeadroom([chat, documents], 1)).toBe(1)
  })
  it('holds nobody in the fraction of a limit, and ignores what weighs nothing', () => {
    const parts = [
      { ...chat, limit: 128.9 },
      { ...documents, weight: 0 },
    ]
    expect(utilizationOf(parts, 0.01) * 128.9).toBeCloseTo(poissonHeadroom(128, 0.01).maxMeanConcurrency, 8)
  })
  it('is null without a joint limit', () => {
    expect(mixHeadroom([], 0.01)).toBeNull()
    expect(mixHeadroom([chat, { ...documents, limit: 0.9 }], 0.01)).toBeNull()
  })
  it('grows with the overflow', () => {
    fc.assert(
      fc.property(anyFewParts, anyOverflow, anyOverflow, (parts, one, other) => {
        const [strict, lenient] = [Math.min(one, other), Math.max(one, other)]
        expect(utilizationOf(parts, strict)).toBeLessThanOrEqual(utilizationOf(parts, lenient))
        expect(utilizationOf(parts, strict)).toBeGreaterThan(0)
      }),
      { numRuns: 60 },
    )
  })
  it('meets the overflow exactly, below the joint limit', () => {
    fc.assert(
      fc.property(anyWholePart, anyWholePart, anyOverflow, (one, other, overflow) => {
        const utilization = utilizationOf([one, other], overflow)
        const arrivalRate = utilization * mixLimit([one, other])!.throughput
        if (utilization < 1) expect(overflowOf(one, other, arrivalRate) / overflow).toBeCloseTo(1, 6)
      }),
      { numRuns: 60 },
    )
  })
})
