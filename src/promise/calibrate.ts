import { plainGaps, type PlainGap } from './costs.ts'
import type { Engine } from './engine.ts'
import { type Limit, limitsSeen, withLimit } from './limited.ts'
import { type Measured, promptOf } from './measured.ts'
import { modelled, type Modelled } from './modelled.ts'
import { misfitOf, tension } from './misfit.ts'
import { corrected, type Kind, priced } from './priced.ts'
import type { Work } from './work.ts'

/** A server that replays the sweep. */
export interface Fit {
  readonly engine: Engine
  /** Errors of the replay in tolerated errors, root mean square. */
  readonly tension: number
  /** Mean relative error of the replay. */
  readonly misfit: number
}

interface Draft {
  readonly engine: Engine
  readonly limit: Limit
  readonly gaps: readonly PlainGap[]
  readonly tension: number
}

/** Of vLLM's max_num_batched_tokens; the result files do not say which. */
const BUDGETS = [512, 1024, 2048, 4096, 8192, 16384] as const
const COMPARED = 5
const TELLING = 2
const ROUNDS = 2
/** Of throughput: a round further would correct no more than this. */
const EXACT = 0.004
/** A draft is worked out, and a fit is kept, that is not refuted: its tension is at most this many times the least, and so much more. */
const WORKED_OUT = { factor: 2, more: 0.6, most: 5 } as const
const KEPT = { factor: 1.3, more: 0.1, most: 4 } as const

/**
 * Every server that the sweep does not refute, best fit first: two ways of scheduling, the step sizes in use,
 * and two ways in which running requests are limited, each calibrated to the sweep.
 */
export function calibrate(all: readonly Measured[], work: Work): readonly Fit[] {
  const levels = telling(all)
  const drafts = unrefuted(
    kindsFor(levels).flatMap((kind) => draftsOf(kind, levels, work)),
    WORKED_OUT,
  )
  return unrefuted(
    drafts.map((draft) => workedOut(draft, levels, work)),
    KEPT,
  )
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
function kindsFor(levels: readonly Measured[]): readonly Kind[] {
  const longest = levels[0]?.requests.prompts.reduce((a, b) => Math.max(a, b), 0) ?? 0
  const most = 2 * longest * (levels.at(-1)?.concurrency ?? 1)
  const budgets = BUDGETS.filter((budget, i) => i === 0 || budget < most)
  return budgets.flatMap((budget) => [false, true].map((prefillFirst) => ({ budget, prefillFirst })))
}

function draftsOf(kind: Kind, levels: readonly Measured[], work: Work): readonly Draft[] {
  const [lone, top] = [levels[0], levels.at(-1)]
  if (lone === undefined || top === undefined) return []
  const gaps = plainGaps(levels, promptOf(lone, kind.budget).chunks)
  const free = priced(kind, gaps, levels, work)
  if (free === null) return []
  const compared = levels.slice(-TELLING)
  return limitsSeen(modelled(free, work, top).decoding, top, work).map((limit) => {
    const engine = withLimit(limit, free, work, top, 1)
    return { engine, limit, gaps, tension: tension(compared, runsOf(engine, compared, work), work) }
  })
}

/** Corrects costs and limit by replays. */
function workedOut(draft: Draft, levels: readonly Measured[], work: Work): Fit {
  const top = levels.at(-1) as Measured
  const compared = levels.slice(1).slice(-COMPARED)
  const replayed = [...levels.slice(0, 1), ...compared]
  let { engine, gaps } = draft
  for (let i = 0; i < ROUNDS; i += 1) {
    const runs = runsOf(engine, replayed, work)
    if (isExact(replayed, runs)) break
    gaps = corrected(gaps, levels, new Map(replayed.map((level, k) => [level, runs[k] as Modelled])), engine)
    const next = priced(engine, gaps, levels, work)
    if (next === null) break
    engine = withLimit(draft.limit, next, work, top, 2, engine)
  }
  const runs = runsOf(engine, compared, work)
  return { engine, tension: tension(compared, runs, work), misfit: misfitOf(compared, runs) }
}

function isExact(levels: readonly Measured[], runs: readonly Modelled[]): boolean {
  return levels.every(
    ({ throughput }, i) => Math.abs(Math.log(throughput / (runs[i]?.throughput ?? 1))) < EXACT,
  )
}

function runsOf(engine: Engine, levels: readonly Measured[], work: Work): readonly Modelled[] {
  return levels.map((level) => modelled(engine, work, level))
}

type Tolerance = { readonly factor: number; readonly more: number; readonly most: number }

function unrefuted<T extends { readonly tension: number }>(
  some: readonly T[],
  { factor, more, most }: Tolerance,
): readonly T[] {
  const ordered = some.toSorted((a, b) => a.tension - b.tension)
  const least = ordered[0]?.tension ?? 0
  return ordered.filter((one) => one.tension <= factor * least + more).slice(0, most)
}
