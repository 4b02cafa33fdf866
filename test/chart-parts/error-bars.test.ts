import { describe, expect, it } from 'vitest'
import { xChannel, yChannel } from '../../src/chart-parts/axes.ts'
import type { DrawnSeries } from '../../src/chart-parts/drawn-series.ts'
import { errorBars, hasErrorBars } from '../../src/chart-parts/error-bars.ts'
import type { LinePoint } from '../../src/chart-parts/line-marks.ts'
import { linearScale } from '../../src/chart-parts/scale.ts'

const [x, y] = [linearScale([100]), linearScale([10])]
const channels = { x: xChannel({ title: 'x', scale: x }, 400), y: yChannel({ title: 'y', scale: y }) }

const drawn = (id: string) => ({ id, label: id, colour: '#000000', dash: [] }) as unknown as DrawnSeries

const point = (low: number | null, high: number | null, value: number | null = 5): LinePoint => ({
  series: 'a',
  order: 0,
  x: 8,
  y: value,
  standing: 'pass',
  low,
  high,
})

/** From and to of the bar, and the places of its caps. */
const barOf = (...ends: Parameters<typeof point>) => {
  const [rule, caps] = errorBars([point(...ends)], [drawn('a')], y, channels) as unknown as readonly {
    data: { values: readonly Record<string, number>[] }
  }[]
  return [rule?.data.values.map(({ from, to }) => [from, to]), caps?.data.values.map(({ at }) => at)]
}

describe('errorBars', () => {
  it('reach from end to end, with a cap at each', () => {
    expect(barOf(4, 7)).toEqual([[[4, 7]], [4, 7]])
  })

  it('end at the point, without a cap, where an end is not known', () => {
    expect(barOf(4, null)).toEqual([[[4, 5]], [4]])
    expect(barOf(null, 7)).toEqual([[[5, 7]], [7]])
  })

  it('are cut off at the edge of the plot, without a cap', () => {
    const top = y.domain[1]
    expect(barOf(4, 1000)).toEqual([[[4, top]], [4]])
  })

  it('are none without an interval or a value, nor among many series', () => {
    expect(barOf(null, null)).toEqual([undefined, undefined])
    expect(barOf(4, 7, null)).toEqual([undefined, undefined])
    const many = [...'abcdefg'].map(drawn)
    expect(errorBars([point(4, 7)], many, y, channels)).toEqual([])
    expect([hasErrorBars([point(4, 7)], many), hasErrorBars([point(4, 7)], many.slice(1))]).toEqual([false, true])
  })
})
