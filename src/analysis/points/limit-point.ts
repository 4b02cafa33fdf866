import { highest } from '../../capacity/levels.ts'
import type { Point } from '../../model/report.ts'

/** The level that the limit is: the highest of the unbroken run of passes from below. Two levels may achieve one rate. */
export const limitPoint = (points: readonly Point[]): Point | undefined => {
  const usable = points.filter((point) => point.usable)
  const end = usable.findIndex((point) => point.verdict !== 'pass')
  const run = end < 0 ? usable : usable.slice(0, end)
  return highest(run.map((point) => ({ load: point.level, point })))?.point
}
