import { type SweepLevel, type Refusal, refused, timedLevels } from './sweep.ts'
import { type Compared, type Measured, measuredOf, misfitOf, replayed, tensionOf } from './misfit.ts'
import { type Work, workOf } from './work.ts'
import { type Draft, draftsOf, withLimit } from './drafts.ts'
import { type Engine, isDelayed } from './engine.ts'
import { corrected, type Kind, priced } from './costs.ts'

/** The servers that a sweep does not refute. */
export interface Calibration {
  readonly fits: readonly Fit[]
  readonly best: Fit
  readonly work: Work
  /** Requests/s: the highest throughput measured, which no promise exceeds. */
  readonly most: number
}

/** True where one of the servers has a delay. */
export function mayBeDelayed({ fits }: Pick<Calibration, 'fits'>): boolean {
  return fits.some(({ engine }) => isDelayed(engine))
}

const FEWEST_LEVELS = 3
/** Worse than this, the model does not describe the server. */
const WORST_MISFIT = 1

/** Of the sweeps that were asked for last: other plans and other limits ask for the same ones. */
const known = new Map<string, Calibration | Refusal>()
/** Calibrations are large, refusals are not. */
const MOST_KNOWN = { calibrations: 32, refusals: 1000 } as const

/** Levels in order of concurrency; a delay explains a whole sweep, and never a part of one. */
export function calibration(sweep: readonly SweepLevel[], isWhole = true): Calibration | Refusal {
  const key = JSON.stringify([isWhole, sweep.map(({ verdict: _, room: __, ...measured }) => measured)])
  const found = known.get(key) ?? calibrationOf(sweep, isWhole)
  known.delete(key)
  known.set(key, found)
  const isRefused = 'reason' in found
  const alike = [...known].filter(([, one]) => 'reason' in one === isRefused)
  for (const [oldest] of alike.slice(0, -MOST_KNOWN[isRefused ? 'refusals' : 'calibrations'])) known.delete(oldest)
  return found
}

function calibrationOf(sweep: readonly SweepLevel[], isWhole: boolean): Calibration | Refusal {
  const levels = timedLevels(sweep)
  if ('reason' in levels) return levels
  if (levels.length < FEWEST_LEVELS) return refused('fewLevels')
  const work = workOf(levels)
  if (work === null) return refused('contradiction')
  const measured = levels.map((level) => measuredOf(level, work)).filter((level) => level !== null)
  if (measured.length < levels.length) return refused('contradiction')
  const fits = isWhole ? fitsOf(measured, work) : calibrate(measured, work)
  const best = fits[0]
  if (best === undefined || !(best.misfit <= WORST_MISFIT)) return refused('noServer')
  return { fits, best, work, most: Math.max(...measured.map(({ throughput }) => throughput)) }
}

/** A tension above which servers without delay are not like the one measured. */
const STRAINED = 2
/** Of a lone first token, tried where there is a delay: networks, gateways and tokenizers take most of it in practice. */
const WORKED: readonly number[] = [0.7, 0.5, 0.35, 0.25, 0.18, 0.125, 0.09, 0.06, 0.045, 0.03]

/** With a delay only where that explains what nothing else does. */
function fitsOf(levels: readonly Measured[], work: Work): readonly Fit[] {
  const near = calibrate(levels, work)
  if (near[0] !== undefined && near[0].tension <= STRAINED) return near
  return unrefuted([...near, ...calibrate(levels, work, WORKED)], work.variation)
}

/** A server that replays the sweep. */
export interface Fit {
  readonly engine: Engine
  /** Errors of the replay in tolerated errors, root mean square. */
  readonly tension: number
  /** Mean relative error of the replay. */
  readonly misfit: number
  readonly compared: readonly Compared[]
}

/** Of vLLM's max_num_batched_tokens; the result files do not say which. */
const BUDGETS: readonly number[] = [512, 1024, 2048, 4096, 8192, 16384]
const COMPARED = 5
const ROUNDS = 2
/** Of throughput: a round further would correct no more than this. */
const EXACT = 0.004

/**
 * Every server that the sweep does not refute, best fit first: two ways of scheduling, the step sizes in use,
 * and two ways in which running requests are limited, each calibrated to the sweep. `worked`: the shares of `Kind`.
 */
export function calibrate(all: readonly Measured[], work: Work, worked: readonly number[] = [1]): readonly Fit[] {
  const levels = telling(all)
  const drafts = draftsAmong(kindsFor(levels, worked), (kind) => draftsOf(kind, levels, work))
  return unrefuted(
    drafts.map((draft) => workedOut(draft, levels, work)),
    work.variation,
  )
}

/** Drafts worth working out: of the first kinds, and then of those next to what is best, until none of these is new. */
export function draftsAmong(
  kinds: readonly Kind[],
  draftsFor: (kind: Kind) => readonly Draft[],
  next = kinds.filter(isTriedFirst),
  before: readonly Draft[] = [],
): readonly Draft[] {
  if (next.length === 0) return before
  const best = worthWorkingOut([...before, ...next.flatMap(draftsFor)])
  const rest = kinds.filter((kind) => !next.includes(kind))
  const near = rest.filter((kind) => best.some((draft) => distance(kind, draft.kind) === 1))
  return draftsAmong(rest, draftsFor, near, best)
}

/** With a delay every fourth of the diagonals of step sizes and shares. */
function isTriedFirst({ budget, worked }: Kind): boolean {
  return worked === 1 || (BUDGETS.indexOf(budget) + WORKED.indexOf(worked)) % 4 === 1
}

/** Places between two in the rows of step sizes and of shares. */
function distance(one: Kind, other: Kind): number {
  if (one.prefillFirst !== other.prefillFirst) return Infinity
  const along = (row: readonly number[], key: 'budget' | 'worked'): number =>
    Math.abs(row.indexOf(one[key]) - row.indexOf(other[key]))
  return along(BUDGETS, 'budget') + along(WORKED, 'worked')
}

/** Levels up to the first at which most requests that do not decode wait for a limit: those above say the same. */
function telling(levels: readonly Measured[]): readonly Measured[] {
  const most = Math.max(...levels.map(({ decoding }) => decoding))
  const full = levels.findIndex(
    ({ decoding, concurrency }, i) => i >= 2 && decoding >= 0.93 * most && decoding < 0.7 * concurrency,
  )
  return full < 0 ? levels : levels.slice(0, full + 1)
}

/** Step sizes that no batch of prompts can fill are all alike. */
function kindsFor(levels: readonly Measured[], worked: readonly number[]): readonly Kind[] {
  const longest = levels[0]!.requests.prompts.reduce((a, b) => Math.max(a, b), 0)
  const most = 2 * longest * levels.at(-1)!.concurrency
  const budgets = BUDGETS.filter((budget, i) => i === 0 || budget < most)
  return budgets.flatMap((budget) =>
    [false, true].flatMap((prefillFirst) =>
      worked.map((share) => ({ budget, prefillFirst, steps: 'line' as const, worked: share })),
    ),
  )
}

/** Corrects costs and limit by replays. */
function workedOut({ kind, limit, ...draft }: Draft, levels: readonly Measured[], work: Work): Fit {
  const shown = [levels[0]!, ...levels.slice(1).slice(-COMPARED)]
  let { engine, gaps } = draft
  let runs = replayed(engine, shown, work)
  for (let round = 0; round < ROUNDS && !runs.every(isExact); round += 1) {
    gaps = corrected(gaps, levels, runs, engine)
    const next = priced(kind, gaps, levels, work)
    if (next === null) break
    engine = withLimit(limit, next, work, levels.at(-1)!, 2, engine)
    runs = replayed(engine, shown, work)
  }
  const compared = runs.slice(1)
  return { engine, tension: tensionOf(compared), misfit: misfitOf(compared), compared }
}

function isExact({ level, run }: Compared): boolean {
  return Math.abs(Math.log(level.throughput / run.throughput)) < EXACT
}

/** Not refuted: a tension of at most this many times the least, and so much more. */
const WORKED_OUT = { factor: 2, more: 0.6, most: 6 } as const
const KEPT = { factor: 1.3, more: 0.1, most: 4 } as const

/** Variation below which requests run in step. */
const EVEN = 0.1

export function isInStep({ variation }: Pick<Work, 'variation'>): boolean {
  return variation < EVEN
}

/** Of servers that schedule the other way. */
const OTHER = { factor: 1.6, more: 0.15 } as const
/** Of tension. */
const SAME = 1e-9

type Candidate = Pick<Fit, 'engine' | 'tension'>

/** Drafts nearly as good as the best, and the best of each way of scheduling and each start. */
export function worthWorkingOut(drafts: readonly Draft[]): readonly Draft[] {
  const ordered = different(drafts.toSorted((a, b) => a.tension - b.tension))
  const { factor, more, most } = WORKED_OUT
  const least = ordered[0]?.tension ?? 0
  const firsts = ordered.filter((one, i) => ordered.findIndex((other) => isAkin(one, other)) === i)
  const near = ordered.filter(({ tension }) => tension <= factor * least + more)
  return [...new Set([...firsts, ...near])].slice(0, most)
}

function isAkin(one: Draft, other: Draft): boolean {
  return (
    one.start === other.start &&
    one.kind.steps === other.kind.steps &&
    one.engine.prefillFirst === other.engine.prefillFirst
  )
}

/**
 * Servers nearly as good as the best. Requests that are all alike run in step, so that a sweep hardly shows whether
 * decoding waits for prefill: then the best server of the other way stays too. `variation` is that of the requests.
 */
export function unrefuted<T extends Candidate>(some: readonly T[], variation: number): readonly T[] {
  const ordered = different(some.toSorted((a, b) => a.tension - b.tension))
  const best = ordered[0]
  if (best === undefined) return []
  const near = ordered.filter((one) => one.tension <= KEPT.factor * best.tension + KEPT.more).slice(0, KEPT.most)
  const other = ordered.find(
    ({ engine, tension }) =>
      engine.prefillFirst !== best.engine.prefillFirst && tension <= OTHER.factor * best.tension + OTHER.more,
  )
  return !isInStep({ variation }) || other === undefined || near.includes(other) ? near : [...near, other]
}

/** Step sizes that no batch fills replay a sweep alike. */
function different<T extends Candidate>(ordered: readonly T[]): readonly T[] {
  const isAlike = (one: T, other: T): boolean =>
    other.tension - one.tension <= SAME && one.engine.prefillFirst === other.engine.prefillFirst
  return ordered.filter((other, i) => ordered.findIndex((one) => isAlike(one, other)) === i)
}
