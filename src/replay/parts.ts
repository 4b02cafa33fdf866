import { readings } from './answers.ts'
import { isInFlight, isOneWorkload, isTimed, recordedIn, type SweepLevel } from './sweep.ts'

/**
 * What is left of a sweep that cannot be replayed as a whole: the most levels that tell the same, without those whose times
 * contradict their throughput; and where they contradict each other, these without each one of them.
 */
export function partsOf(sweep: readonly SweepLevel[]): readonly (readonly SweepLevel[])[] {
  const alike = mostAlike(sweep.filter(({ ttft, itl }) => ttft !== null && itl !== null))
  const timed = (readings(alike)[0]?.levels ?? []).filter(isTimed).filter(isInFlight)
  const left = alike.filter(({ concurrency }) => timed.some((level) => level.concurrency === concurrency))
  if (left.length === 0 || isOneWorkload(timed)) return [left]
  return left.map((one) => left.filter((level) => level !== one))
}

/** Of as many, those that are told more of. */
function mostAlike(levels: readonly SweepLevel[]): readonly SweepLevel[] {
  const groups = levels.map((one) => levels.filter((other) => recordedIn(other) === recordedIn(one)))
  return groups.toSorted((a, b) => b.length - a.length || isWhole(b) - isWhole(a))[0] ?? []
}

const isWhole = ([first]: readonly SweepLevel[]): number => Number(first!.e2e !== null)
