import { drainOf, idleTime, longestDrain } from '../maths/steady.ts'
import { variation } from '../maths/spread.ts'
import { requestsSent } from '../model/run.ts'
import { type Audit, error, info, type Outcome, type RunSubject, warning } from './audit.ts'

const reasons = [
  'notRun',
  'drained',
  'perhapsDrained',
  'arrivalLimited',
  'notHeld',
  'impossible',
  'tooFast',
  'rebuiltAbove',
  'partlyHeld',
  'nearlyHeld',
  'tailProves',
  'peakBelow',
] as const
type Reason = (typeof reasons)[number]

/**
 * Little's law (Little 1961): mean requests in flight = throughput x mean latency. Its ratio to the set concurrency
 * tells whether that load existed at all. Two weaker forms need no mean: throughput x p99 latency bounds it from above,
 * and the peak that the client counted cannot be below it. In a sweep of rates the cap is no load, only a bound: more
 * in flight than it allows is impossible all the same. Few requests a slot leave slots empty at the end of a level that
 * was held: what that explains is a matter of the sample (V03), not of the level.
 */
export const slotOccupancy: Audit<Reason> = {
  reasons,
  run: (subject) =>
    subject.axis === 'concurrency'
      ? [
          ...aboveCap(subject),
          ...tooFast(subject),
          ...blind(subject),
          ...belowCap(subject),
          ...byTail(subject),
          ...byPeak(subject),
        ]
      : aboveCap(subject),
}

const cappedBy = ({ load }: RunSubject['run']) => ({
  concurrency: load.concurrency,
  requestRate: load.requestRate === 'inf' ? null : load.requestRate,
})

/** Token times overstate a latency by some 15 % in real sweeps, not by a quarter. */
const mostRebuilt = 1.25

const aboveCap = ({ run, occupancy, inFlight }: RunSubject): readonly Outcome<Reason>[] => {
  if (!occupancy || !inFlight || occupancy.low <= 1.02) return []
  const values = { ...cappedBy(run), inFlight: inFlight.low, occupancy: occupancy.low }
  if (inFlight.measured) return error('impossible', 'void', values)
  return occupancy.low > mostRebuilt ? error('impossible', 'noPass', values) : warning('rebuiltAbove', values)
}

/** Tails of first tokens are long: no mean is below this part of them in a run that held its load. */
const longestTail = 5

/**
 * Without the means: requests that follow each other take no longer than concurrency over throughput, on average. That is more
 * than the mean or half the median TTFT, and where it is far below the tail of TTFT, no less than one gap between tokens.
 */
const tooFast = ({ run, occupancy }: RunSubject): readonly Outcome<Reason>[] => {
  const { concurrency } = run.load
  const { requests } = run.throughput
  const { ttft, itl, tpot } = run.latency
  if (occupancy || concurrency === null || !requests) return []
  const each = concurrency / requests
  const token = Math.min((ttft?.p99 ?? 0) / longestTail, itl?.p99 ?? tpot?.p99 ?? 0)
  const least = Math.max(ttft?.mean ?? 0, (ttft?.median ?? 0) / 2, token)
  const values = { concurrency, rate: requests, each, least }
  return 1.02 * each < least ? error('tooFast', 'noPass', values) : []
}

type Times = Pick<RunSubject['run'], 'latency'>

const meansOf = ({ latency }: Times) => ({
  e2e: latency.e2e?.mean ?? null,
  tpot: latency.tpot?.mean ?? null,
  itl: latency.itl?.mean ?? null,
})

/** The share that was held, at most. Gaps far above TPOT are reads of several tokens, which make too much of a latency. */
const mostHeld = ({ run, occupancy, inFlight }: RunSubject): number | null => {
  if (!occupancy || !inFlight) return null
  const { tpot, itl } = meansOf(run)
  const lumped = tpot !== null && itl !== null && itl > 1.5 * tpot
  return lumped && !inFlight.measured ? occupancy.low : occupancy.high
}

/** A latency rebuilt from ITL alone is only a bound from above, one from TPOT alone some 15 % too high at times. */
const isTold = (run: Times, held: number | null): boolean => {
  const { e2e, tpot, itl } = meansOf(run)
  if (held === null) return false
  return held < 0.8 || e2e !== null || (tpot !== null && (itl !== null || held >= 0.95))
}

/** Without the means that it needs nothing shows that the level existed. */
const blind = (subject: RunSubject): readonly Outcome<Reason>[] => {
  const { run } = subject
  if (run.load.concurrency === null || run.completed === 0 || isTold(run, mostHeld(subject))) return []
  return run.wholeRecord ? error('notRun', 'noPass') : warning('notRun')
}

/** The lengths that were asked for were served: all latencies are much the same. */
const isEven = ({ facts, tokens }: RunSubject['run']): boolean => {
  const asked = facts.outputTokens
  if (!asked || asked.from === 'measured' || tokens.output === null) return false
  return Math.abs(tokens.output / asked.value - 1) < 0.01
}

/** Coefficient of variation of the latencies, the smaller where two statistics tell it; null where none does. */
const variationOf = (run: RunSubject['run']): number | null => {
  const { e2e } = run.latency
  const tail = e2e?.p99 && e2e.median ? (e2e.p99 / e2e.median - 1) / 2.33 : null
  const told = [
    isEven(run) ? 0 : null,
    run.samples ? variation(run.samples.e2e) : null,
    e2e?.std != null && e2e.mean ? e2e.std / e2e.mean : null,
    tail,
  ].filter((one) => one !== null)
  return told.length > 0 ? Math.max(0, Math.min(...told)) : null
}

/** Lengths of a dialogue, where nothing tells how much they vary. */
const usualVariation = 0.6

/** Below this share a cap written twice as large as it was would look like drain. */
const leastDrained = 0.55

/**
 * What drain explains of a cap that was not held on average, where the client had requests enough to reach it; of a range of
 * what was held, the low end.
 */
const drain = (run: RunSubject['run'], occupancy: number): 'drained' | 'perhapsDrained' | null => {
  const { concurrency, requestRate } = run.load
  const sent = requestsSent(run)?.most ?? Infinity
  const reached = concurrency !== null && sent >= concurrency && (run.peakInFlight ?? Infinity) >= 0.95 * concurrency
  if (!reached || typeof requestRate === 'number' || occupancy < leastDrained) return null
  const idle = idleTime(sent / concurrency, occupancy)
  const told = variationOf(run)
  if (idle <= drainOf(told ?? usualVariation)) return 'drained'
  return told === null && idle <= longestDrain ? 'perhapsDrained' : null
}

const belowCap = (subject: RunSubject): readonly Outcome<Reason>[] => {
  const { run, inFlight } = subject
  const occupancy = mostHeld(subject)
  if (occupancy === null || !inFlight || occupancy >= 0.95) return []
  const { requestRate } = run.load
  const paced = typeof requestRate === 'number' && (run.throughput.requests ?? 0) >= 0.98 * requestRate
  const { concurrency } = run.load
  const mean = concurrency === null ? inFlight.high : occupancy * concurrency
  const values = { ...cappedBy(run), inFlight: mean, occupancy }
  if (occupancy < 0.8) return farBelow(run, subject.occupancy!.low, paced, values)
  if (occupancy < 0.9) return warning('partlyHeld', values)
  return info('nearlyHeld', values)
}

const farBelow = (
  run: RunSubject['run'],
  occupancy: number,
  paced: boolean,
  values: Outcome['values'],
): readonly Outcome<Reason>[] => {
  const why = paced ? null : drain(run, occupancy)
  if (why === null) return error(paced ? 'arrivalLimited' : 'notHeld', 'noPass', values)
  const told = { ...values, perSlot: (requestsSent(run)?.most ?? 0) / (run.load.concurrency ?? 1) }
  return why === 'drained' ? warning(why, told) : error(why, 'noPass', told)
}

const byTail = ({ run }: RunSubject): readonly Outcome<Reason>[] => {
  const { concurrency } = run.load
  const tail = run.latency.e2e?.p99
  if (concurrency === null || !tail || run.throughput.requests === null) return []
  const bound = (run.throughput.requests * tail) / concurrency
  if (bound >= 0.95) return []
  const values = { concurrency, bound }
  return bound < 0.9 ? error('tailProves', 'noPass', values) : warning('tailProves', values)
}

const byPeak = ({ run }: RunSubject): readonly Outcome<Reason>[] => {
  const { concurrency } = run.load
  if (concurrency === null || run.peakInFlight === null) return []
  const share = run.peakInFlight / concurrency
  if (share >= 0.95) return []
  const values = { concurrency, peak: run.peakInFlight, share }
  return share < 0.8 ? error('peakBelow', 'noPass', values) : warning('peakBelow', values)
}
