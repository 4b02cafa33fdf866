import { describe, expect, it } from 'vitest'
import { limitPoint } from '../../../src/analysis/points/limit-point.ts'
import { onlySeries, someArrivals, someSweep } from '../some-sweep.ts'

describe('limitPoint', () => {
  it.each(['p', 'ppf', 'ppfp', 'pxpf', 'xpp', 'pup', 'f', 'up', 'xx'])(
    'of %s is where the limit was measured',
    (letters) => {
      const { points, capacity } = onlySeries(someSweep(letters))
      expect(limitPoint(points)?.level ?? null).toBe(capacity.maxConcurrency)
    },
  )

  it('is the last pass, not another level that achieved as much', () => {
    const { points } = onlySeries([someArrivals('p', 1, 5), someArrivals('p', 2, 5), someArrivals('f', 4, 5)])
    expect(limitPoint(points)?.requestRate).toBe(2)
  })
})
