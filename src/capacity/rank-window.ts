import { quantile } from './quantile.ts'

/** The values of all requests between two bounds, ascending, and what lies below them. */
export interface RankWindow {
  readonly values: Float64Array
  /** The request of each value. */
  readonly owners: Uint32Array
  /** For each request, how many of its values are below the window. */
  readonly below: Uint32Array
}

const PROBES = 10_000

/**
 * The values whose rank is within `margin` (a share of all values) of the p-quantile, as judged by every
 * so-many-th of them: all others need no sorting. Everything for a margin of 1.
 */
export function rankWindow(requests: readonly ArrayLike<number>[], p: number, margin: number): RankWindow {
  const [from, to] = bounds(requests, p, margin)
  const [values, owners]: [number[], number[]] = [[], []]
  const below = new Uint32Array(requests.length)
  requests.forEach((own, request) => {
    for (let index = 0; index < own.length; index += 1) {
      const value = own[index]!
      if (value < from) below[request]! += 1
      else if (value <= to) {
        values.push(value)
        owners.push(request)
      }
    }
  })
  const order = Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!)
  return {
    values: Float64Array.from(order, (index) => values[index]!),
    owners: order.map((index) => owners[index]!),
    below,
  }
}

function bounds(requests: readonly ArrayLike<number>[], p: number, margin: number): readonly [number, number] {
  const probes = probesOf(requests).sort()
  const from = p - margin <= 0 ? null : quantile(probes, p - margin)
  const to = p + margin >= 1 ? null : quantile(probes, p + margin)
  return [from ?? -Infinity, to ?? Infinity]
}

function probesOf(requests: readonly ArrayLike<number>[]): Float64Array {
  const total = requests.reduce((sum, { length }) => sum + length, 0)
  const stride = Math.ceil(total / PROBES)
  const probes: number[] = []
  let next = 0
  for (const own of requests) {
    for (; next < own.length; next += stride) probes.push(own[next]!)
    next -= own.length
  }
  return Float64Array.from(probes)
}
