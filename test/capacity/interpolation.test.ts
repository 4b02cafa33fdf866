import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { interpolate } from '../../src/capacity/interpolation.ts'

/** Requests/s against concurrency: akamaslabs/vllm-benchmark, study 26. */
const sweep = [
  { x: 16, y: 6.8148 },
  { x: 32, y: 11.02 },
  { x: 64, y: 16.33 },
  { x: 96, y: 17.32 },
  { x: 128, y: 18.1 },
]

describe('a value between levels', () => {
  it('lies on the monotone cubic, with the larger of both errors', () => {
    const { value, error, holdOut, reason } = interpolate(sweep, 48, 0.089)
    expect(value).toBeCloseTo(14.3011, 4)
    expect(holdOut?.count).toBe(3)
    expect(error).toBe(Math.max(0.089, holdOut!.mean))
    expect(reason).toBeNull()
    expect(interpolate(sweep, 48, 0)).toMatchObject({ error: holdOut!.mean })
  })

  it('is none outside the levels', () => {
    for (const x of [0, 15.9, 128.1])
      expect(interpolate(sweep, x, 0.089)).toEqual({ value: null, error: null, holdOut: null, reason: 'outside' })
  })

  it('is none with four levels, which cannot be held out', () => {
    expect(interpolate(sweep.slice(1), 48, 0.089)).toMatchObject({ value: null, reason: 'tooFewLevels' })
  })

  it('is none where the method fails on this very sweep', () => {
    const jagged = sweep.map(({ x, y }, i) => ({ x, y: i % 2 ? y : y / 3 }))
    const { value, error, holdOut, reason } = interpolate(jagged, 48, 0.089)
    expect([value, error, reason]).toEqual([null, null, 'ownError'])
    expect(holdOut!.mean).toBeGreaterThan(0.15)
  })

  it('never leaves the range of the two levels around it', () => {
    const height = fc.double({ min: 1, max: 100, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(height, { minLength: 5, maxLength: 9 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (ys, share) => {
          const points = ys.map((y, i) => ({ x: 2 ** i, y }))
          const { value } = interpolate(points, 2 + 2 * share, 0.089)
          const [low, high] = [Math.min(ys[1]!, ys[2]!), Math.max(ys[1]!, ys[2]!)]
          expect(value === null || (value >= low - 1e-9 && value <= high + 1e-9)).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})
