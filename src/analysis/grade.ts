import { unbrokenRun } from '../maths/levels.ts'
import { type Point, grades, type Finding, type Grade, type Ungraded } from '../model/report.ts'

/** The levels an answer rests on: the unbroken run of passes; where nothing passes, the lowest fail. */
const restsOn = (points: readonly Point[]): readonly Point[] => {
  const passing = unbrokenRun(points)
  return passing.length > 0 ? passing : points.filter(({ usable, verdict }) => usable && verdict === 'fail').slice(0, 1)
}

/** The same with the first level that fails, which bounds the answer from above. */
export const boundedBy = (points: readonly Point[]): readonly Point[] => {
  const below = restsOn(points)
  const failing = points.find((point) => point.usable && point.verdict === 'fail')
  return failing && !below.includes(failing) ? [...below, failing] : below
}

/** An error that leaves the verdict standing was accepted, or does no harm: C. One that a fail survives is a warning. */
const gradeOfFinding = ({ severity, effect }: Finding): Grade => {
  if (severity === 'info') return 'A'
  return severity === 'error' && effect === 'none' ? 'C' : 'B'
}

const lowest = (all: readonly Grade[]): Grade => grades[Math.max(0, ...all.map((one) => grades.indexOf(one)))]!

/** No number of it may be used for sizing: nothing was judged, or the points contradict each other from the bottom. */
const isUnanswered = ({ capacity }: Ungraded): boolean =>
  capacity.status === 'noData' || (capacity.status === 'nonContiguous' && capacity.maxConcurrency === null)

/** By the findings about the levels that the answer rests on and about the series as a whole. */
export const gradeOf = (series: Ungraded, findings: readonly Finding[]): Grade => {
  if (isUnanswered(series)) return 'D'
  const points = restsOn(series.points)
  const runs = new Set(points.flatMap((point) => point.runs))
  const levels = new Set(points.map((point) => point.level))
  const concerns = ({ run, level }: Finding): boolean =>
    (run === null || runs.has(run)) && (level === null || levels.has(level))
  const own = findings.filter((one) => one.series === series.id && concerns(one))
  return lowest([...own.map(gradeOfFinding), series.accepted.length > 0 ? 'C' : 'A'])
}

/** The lowest of the series that have an answer; D when none has. */
export const overallGrade = (all: readonly Grade[]): Grade => {
  const answered = all.filter((one) => one !== 'D')
  return answered.length > 0 ? lowest(answered) : 'D'
}
