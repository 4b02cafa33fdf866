import { restsOn } from './rests-on.ts'
import { grades, type Finding, type Grade, type Ungraded } from '../model/report.ts'

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
