/** A quantile function at ascending probabilities, linear in −ln(1 − p) between. */
export type Curve = readonly CurvePoint[]

interface CurvePoint {
  readonly probability: number
  readonly factor: number
}

/** The longest, as a multiple of the p99 measured. */
const BEYOND_P99 = 1.25
const LONGEST = 0.999
const SHORTEST = 0.01
/** How far the middle of a stretch lies below the straight line, towards the geometric mean of its ends. */
const BENDS = [0, 0.25, 0.5, 0.75, 1] as const

/** The points with a top, and with a bottom that makes the mean 1; stretches bend down where no bottom can. */
export function curveOf(points: Curve): Curve {
  const last = points.at(-1)?.factor ?? 1
  const upper = [...points, { probability: LONGEST, factor: BEYOND_P99 * last }]
  const curves = BENDS.map((bend) => bent(upper, bend)).map((curve) => [bottomOf(curve), ...curve])
  return curves.find(([bottom]) => (bottom?.factor ?? 0) > SHORTEST) ?? curves.at(-1) ?? []
}

function bottomOf(curve: Curve): CurvePoint {
  const [first, nothing] = [curve[0] ?? { probability: 0.5, factor: 1 }, { probability: 0, factor: 0 }]
  const missing = 1 - meanOf([nothing, ...curve])
  const share = meanBetween({ probability: 0, factor: 1 }, { ...first, factor: 0 })
  return { probability: 0, factor: Math.min(first.factor, Math.max(SHORTEST, missing / share)) }
}

function bent(points: Curve, bend: number): Curve {
  if (bend === 0) return points
  return points.flatMap((low, i) => {
    const high = points[i + 1]
    if (high === undefined) return [low]
    const [line, curve] = [(low.factor + high.factor) / 2, Math.sqrt(low.factor * high.factor)]
    const middle = 1 - Math.sqrt((1 - low.probability) * (1 - high.probability))
    return [low, { probability: middle, factor: line + bend * (curve - line) }]
  })
}

function meanOf(points: Curve): number {
  const last = points.at(-1) ?? { probability: 1, factor: 0 }
  return points
    .slice(1)
    .reduce((sum, high, i) => sum + meanBetween(points[i] ?? high, high), (1 - last.probability) * last.factor)
}

/** The part of the mean between two points. */
function meanBetween(low: CurvePoint, high: CurvePoint): number {
  const [p, q] = [low.probability, high.probability]
  const area = (1 - p) * depth(p) - (1 - q) * depth(q) + q - p
  const share = (area - (q - p) * depth(p)) / (depth(q) - depth(p))
  return (q - p - share) * low.factor + share * high.factor
}

function depth(probability: number): number {
  return -Math.log(1 - probability)
}
