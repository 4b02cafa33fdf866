import type { Point, Series } from '../model/report.ts'
import { ofSeries } from '../model/by-id.ts'
import { promised } from '../model/served.ts'
import { besideIn, isSmoother } from '../model/standing.ts'
import { settingOf } from '../model/setting.ts'
import { LADDER_MARGIN, rateWithoutSweep } from '../replay/open-runs.ts'
import { flagsFor } from './arguments.ts'
import {
  auditsAt,
  type Ends,
  endsOf,
  ladderOf,
  measuredRequests,
  missing,
  rateAt,
  type Rung,
  type Subject,
  takenBy,
  wantedRequests,
  cacheKeys,
} from './levels.ts'
import type { Gain, TopRule } from './proposal.ts'
import { ownValue } from '../model/of-series.ts'

const isWhole = ({ series }: Subject): boolean => series.capacity.axis === 'concurrency'

const powerAbove = (value: number): number => 2 ** Math.ceil(Math.log2(value) - 1e-9)

/** Where a line through a limit's values at the last two levels meets its threshold. */
const meets = (limit: string, below: readonly [number, Point], last: readonly [number, Point]): number => {
  const [a, b] = [ownValue(below[1].judgements[limit]), ownValue(last[1].judgements[limit])]
  const threshold = last[1].judgements[limit]?.threshold ?? null
  if (a === null || b === null || threshold === null || b <= a) return Infinity
  return last[0] + ((threshold - b) * (last[0] - below[0])) / (b - a)
}

/**
 * The first load at which a judged latency reaches its limit if it goes on rising as it did at the end. Near the limit
 * latency bends upwards, so that it is reached no later; a guess of where to measure, never an answer.
 */
const trend = (subject: Subject): number => {
  const [below, last] = ladderOf(subject)
    .filter(({ point }) => point.usable)
    .slice(-2)
  if (!below || !last) return Infinity
  const limits = Object.keys(last.point.judgements)
  return Math.min(Infinity, ...limits.map((limit) => meets(limit, [below.load, below.point], [last.load, last.point])))
}

/** Requests beyond the slots of the server wait (C − S) / X, where its slots are recorded. */
const slots = ({ series, runs }: Subject): number => {
  const settings = series.points.flatMap(({ runs: ids }) => ids.map((id) => runs.get(id)?.settings ?? {}))
  const count = Number(settingOf(settings[0] ?? {}, ['max_num_seqs']) ?? Number.NaN)
  const wait = series.points.at(-1)?.judgements['ttft.p99']?.threshold ?? null
  const { throughput } = series.capacity
  return count > 0 && wait !== null && throughput !== null ? count + wait * throughput : Infinity
}

/** Of rates, the least that the next is above the last. */
const LEAST_STEP = 1.25

/**
 * A load above the highest that should break a limit: where the trend meets it, or where the slots are full for that long, of
 * concurrencies the power of two at or above; no more than eight times the highest, beyond which only the next step is left: the
 * next power of two, or twice the rate.
 */
const topLoad = (highest: number, subject: Subject): { readonly level: number; readonly by: TopRule } => {
  const above = isWhole(subject) ? powerAbove : (rate: number) => Number(rate.toPrecision(3))
  const next = isWhole(subject)
    ? ({ level: powerAbove(highest * 1.0001), by: 'powerOfTwo' } as const)
    : ({ level: Number((2 * highest).toPrecision(4)), by: 'doubling' } as const)
  const guesses = [
    { by: 'trend' as const, at: trend(subject) },
    { by: 'slots' as const, at: slots(subject) },
  ].toSorted((a, b) => a.at - b.at)
  const [guess] = guesses
  if (!guess || guess.at > 8 * highest) return next
  return { level: Math.max(isWhole(subject) ? next.level : above(LEAST_STEP * highest), above(guess.at)), by: guess.by }
}

/** Levels without a verdict between the limit and the first fail, or below that where there is no limit. */
const open = ({ rungs, limit }: Ends): readonly Rung[] => {
  const failing = rungs.find(({ point }) => point.usable && point.verdict === 'fail')
  return rungs.filter(
    ({ point, load }) =>
      point.verdict === 'unknown' && load > (limit?.load ?? 0) && load <= (failing?.load ?? Infinity),
  )
}

const metric = (ends: Ends, subject: Subject): readonly Gain[] =>
  open(ends).flatMap((rung): readonly Gain[] => {
    const limits = missing(rung)
    if (limits.length === 0) return []
    return [{ kind: 'metric', limits, level: rung.load, flags: flagsFor(rung.point, limits, subject) }]
  })

/** Audits that more requests lift. */
const thin = new Set(['V02', 'V03', 'V04'])

/** Sent faster than the server answers: another run says the same. */
const isOverloaded = ({ point }: Rung, { report, series }: Subject): boolean =>
  ofSeries(report.findings, series.id).some(
    ({ id, reason, run }) => id === 'V08' && reason === 'overloaded' && point.runs.includes(run ?? ''),
  )

/** Levels that an audit took away where they would count. */
const unusable = (ends: Ends, subject: Subject): readonly Gain[] =>
  open(ends)
    .filter((rung) => missing(rung).length === 0 && !isOverloaded(rung, subject))
    .map(({ load, point }) => {
      const audits = takenBy(point, subject)
      const level = { level: load, audits }
      const measured = measuredRequests([point], subject)
      const isThin = audits.length > 0 && audits.every((id) => thin.has(id))
      return isThin && measured !== null ? { kind: 'few', ...level, measured } : { kind: 'unusable', ...level }
    })

/** The middle of a bracket until it is within a quarter; of a wide one the geometric middle. */
const middleOf = (from: number, below: number, whole: boolean): number | null => {
  if (below / from <= 1.25 || (whole && below - from < 2)) return null
  const middle = below / from > 2 ? Math.sqrt(from * below) : (from + below) / 2
  return whole ? Math.round(middle) : Number(middle.toPrecision(3))
}

/** Requests/s that the server answered at most where it did not keep up with what was sent; Infinity where it did. */
const ceilingOf = ({ rungs }: Ends, subject: Subject): number => {
  const most = Math.max(
    0,
    ...rungs.flatMap((rung) => (isOverloaded(rung, subject) ? (rung.point.throughput.requests ?? 0) : [])),
  )
  return most > 0 ? most : Infinity
}

/** The first load above the limit that failed, or that the server did not keep up with. */
const endOf = ({ limit, next, rungs }: Ends, subject: Subject): number | undefined =>
  subject.series.capacity.status === 'bracketed' && next?.point.verdict === 'fail'
    ? next.load
    : rungs.find((rung) => rung.load > limit!.load && isOverloaded(rung, subject))?.load

/** Halved below what the server answered where it did not keep up, unless that is less than has passed. */
const bracket = (ends: Ends, subject: Subject): readonly Gain[] => {
  const from = ends.limit?.load
  const below = from === undefined ? undefined : endOf(ends, subject)
  if (from === undefined || below === undefined) return []
  const ceiling = ceilingOf(ends, subject)
  const level = middleOf(from, ceiling > from ? Math.min(below, ceiling) : below, isWhole(subject))
  return level === null ? [] : [{ kind: 'bracket', from, below, level }]
}

const top = ({ rungs, limit }: Ends, subject: Subject): readonly Gain[] => {
  if (subject.series.capacity.status !== 'rightCensored' || !limit || rungs.at(-1) !== limit) return []
  const { level, by } = topLoad(limit.load, subject)
  return [{ kind: 'top', from: limit.load, level, by }]
}

const bottom = (ends: Ends, subject: Subject): readonly Gain[] => {
  const { limit, rungs } = ends
  const [lowest] = rungs
  const isFailing = subject.series.capacity.status === 'leftCensored' && lowest?.point.verdict === 'fail'
  if (!lowest || limit || !(isFailing || isOverloaded(lowest, subject))) return []
  const below = Math.min(lowest.load, ceilingOf(ends, subject))
  const level = isWhole(subject) ? Math.floor(below / 2) : Number((below / 2).toPrecision(3))
  return level > 0 ? [{ kind: 'bottom', below: lowest.load, level }] : []
}

const contradiction = ({ rungs }: Ends, { series }: Subject): readonly Gain[] => {
  if (series.capacity.status !== 'nonContiguous') return []
  const usable = rungs.filter(({ point }) => point.usable)
  const failing = usable.find(({ point }) => point.verdict === 'fail')
  const passing = usable.findLast(({ point }) => point.verdict === 'pass')
  return failing && passing ? [{ kind: 'contradiction', level: failing.load, passing: passing.load }] : []
}

/** The limit and the level above it, where a larger sample would confirm what is only a point estimate. */
const samples = ({ limit, next, rungs }: Ends, subject: Subject): readonly Gain[] =>
  [limit, next].flatMap((rung): readonly Gain[] => {
    if (!rung || rung.point.verdict === 'unknown' || rung.point.confidence === 'confirmed') return []
    const sameLoad = rungs.flatMap(({ load, point }) => (load === rung.load ? [point] : []))
    const measured = measuredRequests(sameLoad, subject)
    const wanted = wantedRequests(rung.load, rateAt(rung.load, subject)?.rate ?? null, subject)
    if (measured !== null && measured >= wanted) return []
    const audits = auditsAt(rung.point, subject).filter((id) => ['V02', 'V03', 'V04', 'V09'].includes(id))
    return [{ kind: 'samples', of: rung === limit ? 'limit' : 'above', level: rung.load, measured, audits }]
  })

/** The limit again with the cache off, where nothing says whether prompts were read from it. */
const prefixCache = ({ limit }: Ends, { runs, report, series }: Subject): readonly Gain[] => {
  const own = limit?.point.runs.flatMap((id) => runs.get(id) ?? []) ?? []
  const silent = own.some(({ settings }) => settingOf(settings, cacheKeys) === null)
  const found = ofSeries(report.findings, series.id).some(({ id }) => id === 'V12')
  return limit && (silent || found) ? [{ kind: 'prefixCache', level: limit.load }] : []
}

const repeats = ({ limit }: Ends): readonly Gain[] => {
  const measured = limit?.point.runs.length ?? 3
  return limit && measured < 3 ? [{ kind: 'repeats', level: limit.load, measured }] : []
}

/** Four digits, never more than was promised. */
const rounded = (rate: number): number => promised(rate, 4)

/** Of the planning rate, what is offered to see how long answers take there. */
const BELOW_PLANNED = 0.95

/** Judged sweeps beside rates. */
const sweepsBeside = (subject: Subject): readonly Series[] =>
  isWhole(subject)
    ? []
    : besideIn(subject.report.series, subject.series).filter(
        ({ capacity, basis }) => capacity.axis === 'concurrency' && basis?.judged === true,
      )

/** New levels: of rates none as long as a sweep beside them asks for one, nor above what it has answered at most, or below what it plans with. */
const further = (ends: Ends, subject: Subject): readonly Gain[] => {
  const sweeps = sweepsBeside(subject)
  const gains = [...top(ends, subject), ...bracket(ends, subject), ...bottom(ends, subject)]
  if (sweeps.length === 0) return gains
  if (sweeps.some(({ headroom }) => headroom?.nextRate != null)) return []
  const most = Math.max(...sweeps.flatMap(({ points }) => points.map(({ throughput }) => throughput.requests ?? 0)))
  const planned = Math.max(0, ...sweeps.map(({ headroom }) => headroom?.arrivalRate ?? 0))
  return gains.filter((gain) => 'level' in gain && gain.level <= most && gain.level > planned)
}

/** Of loads at random alone: random ones where they came more evenly than is asked about. */
const offeredRate = (subject: Subject): number | null => {
  const { headroom, basis } = subject.series
  return headroom || besideIn(subject.report.series, subject.series).length > 0
    ? null
    : (1 - LADDER_MARGIN) * basis!.throughput
}

/** How long answers take below the planning rate, where users wait and loads at random alone do not tell it. */
const timing = (subject: Subject): readonly Gain[] => {
  const { headroom, users } = subject.series
  const isTimed = users.some((row) => row.basis === 'closed' && row.model !== 'fixed')
  if (headroom?.promise !== null || isTimed || subject.report.plan.thinkTimes.length === 0) return []
  return [{ kind: 'timing', level: rounded(BELOW_PLANNED * headroom.arrivalRate) }]
}

/** Requests/s to try where a sweep leaves no rate. */
const sweptRate = (subject: Subject): number | null => {
  const { headroom, basis } = subject.series
  if (headroom) return headroom.nextRate
  const rates = besideIn(subject.report.series, subject.series).filter(
    ({ capacity }) => capacity.axis === 'requestRate',
  )
  return rateWithoutSweep(
    basis!.throughput,
    rates.flatMap(({ points }) => points.map(({ level }) => level)),
  )
}

/** What open runs have left to be tried. */
const openLoop = (subject: Subject): readonly Gain[] => {
  if (!subject.series.basis?.judged) return []
  const rate = isWhole(subject) ? sweptRate(subject) : offeredRate(subject)
  return rate === null || !(rate > 0) ? [] : [{ kind: 'openLoop', rate: rounded(rate) }]
}

/** Everything that a further run could give one series. */
export const gainsOf = (subject: Subject): readonly Gain[] => {
  // Nothing more of requests that came too evenly tells what is planned with.
  if (isSmoother(subject.series)) return openLoop(subject)
  const ends = endsOf(subject)
  return [
    ...metric(ends, subject),
    ...contradiction(ends, subject),
    ...unusable(ends, subject),
    ...further(ends, subject),
    ...samples(ends, subject),
    ...openLoop(subject),
    ...timing(subject),
    ...prefixCache(ends, subject),
    ...repeats(ends),
  ]
}
