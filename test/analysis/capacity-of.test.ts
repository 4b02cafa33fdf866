import { describe, expect, it } from 'vitest'
import { limitPoint, capacityOf } from '../../src/analysis/capacity-of.ts'
import { onlySeries, someArrivals, someSweep } from './some-sweep.ts'

describe('limitPoint', () => {
  it.each(['p', 'ppf', 'ppfp', 'pxpf', 'xpp', 'pup', 'f', 'up', 'xx'])(
    'of %s is where the limit was measured',
    (letters) => {
      const { points, capacity } = onlySeries(someSweep(letters))
      expect(limitPoint(points)?.level ?? null).toBe(capacity.maxConcurrency)
    },
  )

  it('is the last pass, not another level that achieved as much', () => {
    const { points } = onlySeries([someArrivals('p', 5, 5), someArrivals('p', 6, 5), someArrivals('f', 8, 5)])
    expect(limitPoint(points)?.requestRate).toBe(6)
  })
})

const estimate = (...told: Parameters<typeof capacityOf>) => capacityOf(...told).estimate!.concurrency

describe('capacityOf', () => {
  it('is the limit of the levels, whatever series they stand in', () => {
    const { points, capacity } = onlySeries(someSweep('ppxf'))
    expect(capacityOf(points, 'concurrency')).toEqual(capacity)
    expect(capacity).toMatchObject({ maxConcurrency: 2, firstFailing: 8, excluded: [4] })
  })

  it('estimates whole concurrencies, and rates as they are', () => {
    const closed = onlySeries(someSweep('pppppf')).points
    const open = onlySeries([someArrivals('p', 8, 8), someArrivals('f', 16, 12.3)]).points
    expect(Number.isInteger(estimate(closed, 'concurrency'))).toBe(true)
    expect(Number.isInteger(estimate(open, 'requestRate'))).toBe(false)
  })
})
