import type { Engine, Replay } from './engine.ts'
import { blurred, type Histogram, histogramOf } from './histogram.ts'
import type { Measured } from './measured.ts'
import { replay } from './replay.ts'
import type { Work } from './work.ts'

/** The figures of a level on a model server. */
export interface Modelled {
  readonly throughput: number
  readonly decoding: number
  readonly ttft: Histogram
  readonly gaps: Histogram
}

export function modelled(engine: Engine, { unsteadiness }: Work, { requests, concurrency }: Measured): Modelled {
  const run = replay(engine, requests, { concurrency }) as Replay
  return {
    throughput: run.ttfts.length / run.end,
    decoding: run.gaps.sum / run.end,
    ttft: histogramOf(run.ttfts),
    gaps: blurred(run.gaps, unsteadiness),
  }
}

export function runsOf(engine: Engine, levels: readonly Measured[], work: Work): readonly Modelled[] {
  return levels.map((level) => modelled(engine, work, level))
}
