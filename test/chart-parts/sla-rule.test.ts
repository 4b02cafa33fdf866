import { describe, expect, it } from 'vitest'
import type { Channels, LinePoint } from '../../src/chart-parts/line-marks.ts'
import { linearScale } from '../../src/chart-parts/scale.ts'
import { slaRule } from '../../src/chart-parts/sla-rule.ts'
import { xChannel, yChannel } from '../../src/chart-parts/axes.ts'

const [x, y] = [linearScale([10], 1), linearScale([10], 1)]
const channels: Channels = { x: xChannel({ title: 'x', scale: x }, 400), y: yChannel({ title: 'y', scale: y }) }

/** Where the label stands for a line through these spots. */
const labelAt = (...spots: readonly (readonly [number, number])[]) => {
  const points = spots.map(([px, py], order): LinePoint => ({ series: 'a', order, x: px, y: py, standing: 'pass' }))
  const layers = slaRule({ threshold: 5, label: 'limit', points, x, y, width: 400, height: 200 }, channels)
  const { mark } = layers.at(-1) as unknown as { mark: { align: string; dy: number } }
  return [mark.align, mark.dy < 0 ? 'above' : 'below']
}

describe('slaRule', () => {
  it('names the limit above its left end if that is free', () => {
    expect(labelAt([0, 1], [10, 1])).toEqual(['left', 'above'])
    expect(labelAt()).toEqual(['left', 'above'])
  })

  it('goes where the line does not pass', () => {
    expect(labelAt([0, 5.4], [1, 5.4], [2, 1])).toEqual(['right', 'above'])
    expect(labelAt([0, 5.4], [10, 5.4])).toEqual(['left', 'below'])
  })
})
