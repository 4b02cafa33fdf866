import type { RepeatPolicy } from '../../model/plan.ts'
import type { LatencyStatistics } from '../../model/metric.ts'
import type { JudgedRun } from '../points/judged-run.ts'
import { mergedAs, standing } from '../points/repeats.ts'

const means = ({ run }: JudgedRun): readonly number[] =>
  [run.latency.e2e, run.latency.ttft, run.latency.itl].flatMap((all: LatencyStatistics | null) => [
    -(all?.mean ?? 0),
    -(all?.p99 ?? 0),
    -(all?.std ?? 0),
  ])

/** The slowest first: by throughput, then by times, so that their order never depends on the order of reading. */
const bySpeed = (a: JudgedRun, b: JudgedRun): number => {
  const [own, other] = [a, b].map((run) => [run.run.throughput.requests ?? 0, ...means(run)]) as [
    number[],
    number[],
  ]
  return own.map((value, i) => value - other[i]!).find((difference) => difference !== 0) ?? 0
}

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
