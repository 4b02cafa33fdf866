import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { mixLimit, type MixPart } from '../../src/capacity/mix.ts'

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
    expect(mix?.latency).toBeCloseTo(0.8 * (128 / 27.07) + 0.2 * (32 / 1.18), 10)
    expect(mix?.governing).toBe(1)
    expect(mix?.shares.map(({ requests }) => requests)).toEqual([0.8, 0.2])
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
    expect(mix?.shares[0]).toEqual({ requests: 0, machine: 0, inFlight: 0 })
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
        between(mix?.latency, ({ limit, throughput }) => limit / throughput)
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
