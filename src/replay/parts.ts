import { readings } from './answers.ts'
import { gapsIn, isInFlight, isTimed, recordedIn, type SweepLevel, UNEVEN } from './sweep.ts'

/**
 * What is left of a sweep that cannot be replayed as a whole: of each kind of levels that tell the same those whose times
 * contradict neither their throughput nor each other. What was not recorded is worked out by the lowest level, so that such
 * levels are taken without it as well.
 */
export function partsOf(sweep: readonly SweepLevel[]): readonly (readonly SweepLevel[])[] {
  const timed = sweep.filter(({ ttft, itl }) => ttft !== null && itl !== null)
  const kinds = [...new Set(timed.map(recordedIn))].map((kind) => timed.filter((one) => recordedIn(one) === kind))
  return kinds.flatMap((alike) => (alike[0]!.e2e === null ? [alike, alike.slice(1)] : [alike])).map(consistent)
}

function consistent(alike: readonly SweepLevel[]): readonly SweepLevel[] {
  const timed = (readings(alike)[0]?.levels ?? []).filter(isTimed).filter(isInFlight)
  const known = timed.map((level) => ({ level, gaps: gapsIn(level) })).filter(({ gaps }) => gaps > 0)
  const groups = known.map((least) => known.filter(({ gaps }) => gaps >= least.gaps && gaps <= UNEVEN * least.gaps))
  const most = groups.toSorted((a, b) => b.length - a.length)[0] ?? []
  return alike.filter(({ concurrency }) => most.some(({ level }) => level.concurrency === concurrency))
}
