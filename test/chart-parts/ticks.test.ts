import { describe, expect, it } from 'vitest'
import { levelScale, linearScale, logScale } from '../../src/chart-parts/scale.ts'
import { axisNumber, roomyTicks, threeDigits, tickLabels } from '../../src/chart-parts/ticks.ts'

describe('roomyTicks', () => {
  const sweep = levelScale([1, 2, 4, 8, 16, 32, 64, 128, 192, 256, 384])

  it('keeps all where there is room', () => {
    expect(roomyTicks(sweep, 900, axisNumber)).toEqual(sweep.ticks)
  })

  it('keeps both ends first and then as many as fit', () => {
    expect(roomyTicks(sweep, 400, axisNumber)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 384])
    expect(roomyTicks(sweep, 60, axisNumber)).toEqual([1, 4, 384])
  })

  it('keeps the ticks that are asked for before the ends', () => {
    expect(roomyTicks(sweep, 400, axisNumber, [256])).not.toContain(384)
    expect(roomyTicks(sweep, 60, axisNumber, [128, 192])).toContain(192)
  })
})

describe('tickLabels', () => {
  it('gives even steps equal decimals and leaves other ticks as they are', () => {
    expect([0, 0.5, 1].map(tickLabels(linearScale([2.4])))).toEqual(['0.0', '0.5', '1.0'])
    expect([0.1, 10, 1000].map(tickLabels(logScale([0.1, 1000])))).toEqual(['0.1', '10', '1,000'])
  })
})

describe('threeDigits', () => {
  it('keeps zeros that were measured', () => {
    expect([26.842, 3, 180.72, 0.5221].map(threeDigits)).toEqual(['26.8', '3.00', '181', '0.522'])
  })
})
