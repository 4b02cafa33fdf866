import { type Draft, draftsOf } from './drafts.ts'
import type { Engine } from './engine.ts'
import { withLimit } from './limited.ts'
import type { Measured } from './measured.ts'
import { type Modelled, runsOf } from './modelled.ts'
import { misfitOf, tension } from './misfit.ts'
import { corrected, type Kind, priced } from './priced.ts'
import { unrefuted, worthWorkingOut } from './refuted.ts'
import type { Work } from './work.ts'

/** A server that replays the sweep. */
export interface Fit {
  readonly engine: Engine
  /** Errors of the replay in tolerated errors, root mean square. */
  readonly tension: number
  /** Mean relative error of the replay. */
  readonly misfit: number
  /** Levels compared, and the replay of each. */
  readonly compared: readonly Measured[]
  readonly runs: readonly Modelled[]
}

/** Of vLLM's max_num_batched_tokens; the result files do not say which. */
const BUDGETS = [512, 1024, 2048, 4096, 8192, 16384] as const
const COMPARED = 5
const ROUNDS = 2
/** Of throughput: a round further would correct no more than this. */
const EXACT = 0.004

/**
 * Every server that the sweep does not refute, best fit first: two ways of scheduling, the step sizes in use,
 * and two ways in which running requests are limited, each calibrated to the sweep.
 */
export function calibrate(all: readonly Measured[], work: Work): readonly Fit[] {
  const levels = telling(all)
  const drafts = worthWorkingOut(kindsFor(levels).flatMap((kind) => draftsOf(kind, levels, work)))
  return unrefuted(
    drafts.map((draft) => workedOut(draft, levels, work)),
    work.variation,
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
  return budgets.flatMap((budget) =>
    [false, true].map((prefillFirst) => ({ budget, prefillFirst, steps: 'line' as const })),
  )
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
    const next = priced(draft.kind, gaps, levels, work)
    if (next === null) break
    engine = withLimit(draft.limit, next, work, top, 2, engine)
  }
  const runs = runsOf(engine, compared, work)
  return { engine, tension: tension(compared, runs), misfit: misfitOf(compared, runs), compared, runs }
}

function isExact(levels: readonly Measured[], runs: readonly Modelled[]): boolean {
  return levels.every(({ throughput }, i) => Math.abs(Math.log(throughput / (runs[i]?.throughput ?? 1))) < EXACT)
}
