import type { LatencyStatistics } from '../../model/metric.ts'
import type { JudgedRun } from './judged-run.ts'

const slowness = (all: LatencyStatistics | null): readonly number[] => [
  -(all?.mean ?? 0),
  -(all?.p99 ?? 0),
  -(all?.std ?? 0),
]

/** Throughput, then times, then size: all that the numbers of a level are made of. */
const measures = ({ run: { throughput, latency, completed, failed, tokens } }: JudgedRun): readonly number[] => [
  throughput.requests ?? 0,
  ...[latency.e2e, latency.ttft, latency.itl, latency.tpot].flatMap(slowness),
  completed ?? 0,
  failed ?? 0,
  tokens.input ?? 0,
  tokens.output ?? 0,
]

/** The slowest first; runs that are equally fast by their other numbers, so that the order of reading does not matter. */
export const bySpeed = (a: JudgedRun, b: JudgedRun): number => {
  const other = measures(b)
  return (
    measures(a)
      .map((value, i) => value - other[i]!)
      .find((difference) => difference !== 0) ?? 0
  )
}
