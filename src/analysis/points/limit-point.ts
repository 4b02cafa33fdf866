import { highest, unbrokenRun } from '../../maths/levels.ts'
import type { Point } from '../../model/report.ts'

/** The level that the limit is: the highest of the unbroken run of passes from below. Two levels may achieve one rate. */
export const limitPoint = (points: readonly Point[]): Point | undefined => {
  const run = unbrokenRun(points)
  return highest(run.map((point) => ({ load: point.level, point })))?.point
}
