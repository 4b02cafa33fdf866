import type { PromiseLevel, Times } from './input.ts'
import { type Refusal, refused } from './refusal.ts'

/** Between levels of one workload, answers may differ so much in their number of gaps, by chance or by tokens sent together. */
const MOST_UNEVEN = 1.5
/** Of the concurrency, in flight by Little's law: fewer while a run begins and ends, more by rounding alone. */
const IN_FLIGHT = { least: 0.65, most: 1.1 } as const

/** What keeps levels from being replayed together, if anything. Evidence that one of them lacks is made up for by none. */
export function inconsistency(levels: readonly PromiseLevel[]): Refusal | null {
  return (
    lacking(levels, 'noTtft', ({ ttft }) => ttft === null) ??
    lacking(levels, 'noItl', ({ itl }) => itl === null) ??
    lacking(levels, 'noE2el', ({ e2e }) => e2e === null) ??
    lacking(levels, 'unlike', (level) => told(level) !== told(levels[0] as PromiseLevel)) ??
    lacking(levels, 'contradiction', (level) => !isInFlight(level)) ??
    (isOneWorkload(levels) ? null : refused('contradiction'))
  )
}

function lacking(
  levels: readonly PromiseLevel[],
  reason: Refusal['reason'],
  lacks: (level: PromiseLevel) => boolean,
): Refusal | null {
  const found = levels.filter(lacks).map(({ concurrency }) => concurrency)
  return found.length > 0 ? refused(reason, found) : null
}

/** Which statistics a level gives. */
function told({ ttft, itl, e2e, promptTokens, answerTokens }: PromiseLevel): string {
  return JSON.stringify([[ttft, itl, e2e].map(statistics), promptTokens === null, answerTokens === null])
}

function statistics(times: Times | null): readonly unknown[] {
  const known = times?.quantiles.map(({ probability }) => probability) ?? []
  return [times === null || times.std === null, known.toSorted((a, b) => a - b)]
}

function isInFlight({ concurrency, throughput, e2e }: PromiseLevel): boolean {
  const share = (throughput * (e2e?.mean ?? 0)) / concurrency
  return share >= IN_FLIGHT.least && share <= IN_FLIGHT.most
}

/** Decode time over the mean gap is the number of gaps of an answer, however loaded the server: the same at every level. */
function isOneWorkload(levels: readonly PromiseLevel[]): boolean {
  const gaps = levels.flatMap(({ ttft, itl, e2e }) => (ttft && itl && e2e ? (e2e.mean - ttft.mean) / itl.mean : []))
  return Math.min(...gaps) > 0 && Math.max(...gaps) <= MOST_UNEVEN * Math.min(...gaps)
}
