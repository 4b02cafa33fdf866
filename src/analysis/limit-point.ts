import type { Point } from '../model/report.ts'

/** The level that the limit is: the last of the unbroken run of passes from below. Two levels may achieve one rate. */
export const limitPoint = (points: readonly Point[]): Point | undefined => {
  const usable = points.filter((point) => point.usable)
  const end = usable.findIndex((point) => point.verdict !== 'pass')
  return (end < 0 ? usable : usable.slice(0, end)).at(-1)
}
