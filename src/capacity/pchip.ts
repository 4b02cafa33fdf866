export interface Point {
  readonly x: number
  readonly y: number
}

interface Segment {
  readonly from: Point
  readonly to: Point
  readonly width: number
  /** Mean slope, Δy/Δx. */
  readonly slope: number
}

/**
 * Piecewise cubic through points of strictly rising x that never leaves the range of its two neighbours:
 * monotone where the points are. Fritsch & Carlson 1980, with the slopes of Fritsch & Butland 1984 and the
 * one-sided end slopes of Moler 2004 (3.6), as `PchipInterpolator` of scipy computes them; a straight line
 * for two points. Null outside the points, and everywhere for none or for x that does not rise.
 */
export function pchip(points: readonly Point[]): (x: number) => number | null {
  const segments = segmentsOf(points)
  if (segments.some(({ width }) => !(width > 0))) return () => null
  const slopes = slopesAt(segments)
  return (x) => {
    const index = segments.findIndex(({ from, to }) => x >= from.x && x <= to.x)
    const segment = segments[index]
    if (segment === undefined) return points.length === 1 && points[0]?.x === x ? points[0].y : null
    return hermite(segment, slopes[index] ?? 0, slopes[index + 1] ?? 0, x)
  }
}

function segmentsOf(points: readonly Point[]): readonly Segment[] {
  return points.slice(1).flatMap((to, index) => {
    const from = points[index]
    if (from === undefined) return []
    const width = to.x - from.x
    return [{ from, to, width, slope: (to.y - from.y) / width }]
  })
}

function slopesAt(segments: readonly Segment[]): readonly number[] {
  const [first, last] = [segments[0], segments.at(-1)]
  if (first === undefined || last === undefined) return []
  const inner = segments.slice(1).map((right, index) => innerSlope(segments[index] ?? right, right))
  return [endSlope(first, segments[1]), ...inner, endSlope(last, segments.at(-2))]
}

/** The weighted harmonic mean of both sides; 0 at a turn. */
function innerSlope(left: Segment, right: Segment): number {
  if (!(left.slope * right.slope > 0)) return 0
  const [near, far] = [2 * right.width + left.width, right.width + 2 * left.width]
  return (near + far) / (near / left.slope + far / right.slope)
}

/** The slope of the parabola through the last three points, limited so as not to overshoot. */
function endSlope(end: Segment, next: Segment | undefined): number {
  if (next === undefined) return end.slope
  const parabola = ((2 * end.width + next.width) * end.slope - end.width * next.slope) / (end.width + next.width)
  if (Math.sign(parabola) !== Math.sign(end.slope)) return 0
  const turns = Math.sign(end.slope) !== Math.sign(next.slope)
  return turns && Math.abs(parabola) > 3 * Math.abs(end.slope) ? 3 * end.slope : parabola
}

function hermite({ from, to, width, slope }: Segment, start: number, end: number, x: number): number {
  const share = (x - from.x) / width
  const rest = 1 - share
  const bend = (start - slope) * rest - (end - slope) * share
  return from.y * rest + to.y * share + width * share * rest * bend
}
