import { unbrokenRun } from '../maths/levels.ts'
import type { Point } from '../model/report.ts'

/** The levels an answer rests on: the unbroken run of passes; where nothing passes, the lowest fail. */
export const restsOn = (points: readonly Point[]): readonly Point[] => {
  const passing = unbrokenRun(points)
  return passing.length > 0 ? passing : points.filter(({ usable, verdict }) => usable && verdict === 'fail').slice(0, 1)
}

/** The same with the first level that fails, which bounds the answer from above. */
export const boundedBy = (points: readonly Point[]): readonly Point[] => {
  const below = restsOn(points)
  const failing = points.find((point) => point.usable && point.verdict === 'fail')
  return failing && !below.includes(failing) ? [...below, failing] : below
}
