import type { PlainGap } from './costs.ts'
import type { Engine } from './engine.ts'

/** A decode step of so many requests, in seconds. */
export interface StepPoint {
  readonly decoding: number
  readonly seconds: number
}

export type StepCosts = Pick<Engine, 'base' | 'perSequence' | 'bends'>

/** Seconds of a decode step: on the line, or between the points where there are any, flat below and straight above them. */
export function stepSeconds({ base, perSequence, bends }: StepCosts, decoding: number): number {
  if (bends === undefined) return base + perSequence * decoding
  const above = bends.findIndex((point) => point.decoding >= decoding)
  const [low, high] = above < 0 ? [bends.at(-2), bends.at(-1)] : [bends[above - 1], bends[above]]
  if (high === undefined) return base
  if (low === undefined) return high.seconds
  const slope = (high.seconds - low.seconds) / (high.decoding - low.decoding)
  return low.seconds + slope * (decoding - low.decoding)
}

/** Of all numbers decoding that `requests` may come to. */
export function stepTimes(engine: Engine, requests: number): Float64Array {
  const length = Math.min(engine.slots, requests) + 1
  return Float64Array.from({ length }, (_, decoding) => stepSeconds(engine, decoding))
}

/** The gaps that count, each at least as long as those of fewer requests. */
export function bendsOf(gaps: readonly PlainGap[]): readonly StepPoint[] {
  const points: StepPoint[] = []
  for (const { decoding, seconds } of gaps.filter(({ weight }) => weight > 0).toSorted(byDecoding)) {
    const last = points.at(-1)
    if (last !== undefined && decoding - last.decoding < NEAR * decoding) continue
    points.push({ decoding, seconds: Math.max(seconds, last?.seconds ?? 0) })
  }
  return points
}

/** Of a number decoding: nearer ones are one. */
const NEAR = 0.02

function byDecoding(a: PlainGap, b: PlainGap): number {
  return a.decoding - b.decoding
}

/** The largest relative distance of the gaps that count from the line. */
export function bendIn({ base, perSequence }: StepCosts, gaps: readonly PlainGap[]): number {
  const distances = gaps.map(({ decoding, seconds, weight }) =>
    weight > 0 ? Math.abs((base + perSequence * decoding) / seconds - 1) : 0,
  )
  return Math.max(0, ...distances)
}
