import type { Point } from './pchip.ts'

export interface Elasticity {
  /** Load at the lower and the upper end. */
  readonly from: number
  readonly to: number
  /** Relative growth of value over that of load, Δ ln y / Δ ln x; null unless all four are positive. */
  readonly elasticity: number | null
}

export type Growth = 'scaling' | 'knee' | 'saturated' | 'falling'

const SCALING = 0.7
const SATURATED = 0.2

/**
 * The elasticity between each two neighbours of a sweep (arc elasticity on logarithms): 1 where the value
 * grows in proportion to the load, 0 where it stays, negative where it falls. Loads rise strictly.
 */
export function elasticities(points: readonly Point[]): readonly Elasticity[] {
  return points.slice(1).flatMap((to, index) => {
    const from = points[index]
    return from === undefined ? [] : [{ from: from.x, to: to.x, elasticity: between(from, to) }]
  })
}

/** What an elasticity of throughput says about the load: above 0.7, down to 0.2, down to 0, below. */
export function growthOf(elasticity: number): Growth {
  if (elasticity > SCALING) return 'scaling'
  if (elasticity >= SATURATED) return 'knee'
  return elasticity >= 0 ? 'saturated' : 'falling'
}

function between(from: Point, to: Point): number | null {
  if (!(Math.min(from.x, from.y, to.x, to.y) > 0) || from.x === to.x) return null
  return Math.log(to.y / from.y) / Math.log(to.x / from.x)
}
