import type { RepeatPolicy } from '../../model/plan.ts'
import { bySpeed } from '../points/by-speed.ts'
import type { JudgedRun } from '../points/judged-run.ts'
import { mergedAs, standing } from '../points/repeats.ts'

/**
 * The one run that stands for a level where figures must belong together: of repeats the slowest, or the middle one if
 * they are merged so. Its throughput is the level's. Null where no run that counts has a throughput.
 */
export const runOfLevel = (repeats: readonly JudgedRun[], policy: RepeatPolicy): JudgedRun | null => {
  const counted = standing(repeats)
  const ordered = counted.filter(({ run }) => run.throughput.requests !== null).toSorted(bySpeed)
  const place = mergedAs(counted, policy) === 'median' ? (ordered.length - 1) >> 1 : 0
  return ordered[place] ?? null
}
