import { describe, expect, it } from 'vitest'
import { bucketAt, bucketQuantile } from '../../src/maths/buckets.ts'

const buckets = [
  { le: 0.1, count: 10 },
  { le: 0.5, count: 30 },
  { le: 1, count: 30 },
  { le: null, count: 40 },
]

describe('bucketQuantile', () => {
  it('interpolates in the bucket that holds it, as PromQL does', () => {
    // rank 20 of 40: 0.1 + 0.4 · (20 − 10) / 20
    expect(bucketQuantile(0.5, buckets)).toBeCloseTo(0.3, 12)
    expect(bucketQuantile(0.125, buckets)).toBeCloseTo(0.05, 12)
    expect(bucketQuantile(0.75, buckets)).toBe(0.5)
  })

  it('knows only a bound beyond the last one', () => {
    expect(bucketQuantile(0.99, buckets)).toBeNull()
    expect(bucketAt(0.99, buckets)).toMatchObject({ from: 1, to: null })
  })

  it('gives nothing without values', () => {
    expect(bucketQuantile(0.5, [])).toBeNull()
    expect(bucketQuantile(0.5, [{ le: null, count: 0 }])).toBeNull()
    expect(
      bucketAt(
        0.5,
        buckets.map(({ le }) => ({ le, count: 0 })),
      ),
    ).toBeNull()
  })
})
