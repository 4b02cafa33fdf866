import { stepCost } from './costs.ts'
import type { Engine } from './engine.ts'
import { type Measured, modelled } from './measured.ts'
import { type Fit, misfit } from './misfit.ts'
import type { Work } from './work.ts'

/** Of vLLM's max_num_batched_tokens; the result files do not say which. */
const BUDGETS = [512, 1024, 2048, 4096, 8192, 16384]
/** Throughput of running requests that no longer grows although twice as many are sent. */
const PLATEAU = 1.08
const CORRECTIONS = 4
const KEPT = 1.5
/** Levels below the highest that are compared, and those that are compared first. */
const COMPARED = 4
const TELLING = 1
const PLAUSIBLE = 3
const ALWAYS_PLAUSIBLE = 0.03
const ALWAYS_KEPT = 0.004

/**
 * Every server that the sweep does not refute: two ways of scheduling, the step sizes in use and the two ways
 * in which running requests are limited, each calibrated to the sweep; best fit first. Kept are those whose
 * misfit is within half of the best one's, or within 1 % of it.
 */
export function calibrate(levels: readonly Measured[], work: Work): readonly Fit[] {
  const compared = levels.length > COMPARED ? levels.slice(-COMPARED - 1, -1) : levels
  const telling = compared.slice(-TELLING)
  const sketched = candidates(levels, work).map((engine) => misfit(engine, telling, work))
  const likely = unrefuted(sketched, PLAUSIBLE, ALWAYS_PLAUSIBLE)
  return unrefuted(
    likely.map(({ engine }) => misfit(engine, compared, work)),
    KEPT,
    ALWAYS_KEPT,
  )
}

function unrefuted(fits: readonly Fit[], factor: number, always: number): readonly Fit[] {
  const ordered = fits.toSorted((a, b) => a.error - b.error)
  const best = ordered[0]?.error ?? 0
  return ordered.filter(({ error }) => error <= factor * best + always)
}

function candidates(levels: readonly Measured[], work: Work): readonly Engine[] {
  const top = levels.at(-1)
  if (top === undefined) return []
  const limits = limitsOf(levels, work)
  return BUDGETS.flatMap((budget) => [false, true].map((first) => priced(levels, work, budget, first)))
    .filter((engine) => engine !== null)
    .flatMap((engine) => limits.map((limit) => withLimit({ ...engine, ...limit }, top, levels, work)))
    .filter((engine) => engine.slots < engine.budget || engine.prefillFirst)
}

/** TTFT of a lone request is its prompt's steps and tokens; null if a step alone takes longer. */
function priced(
  levels: readonly Measured[],
  work: Work,
  budget: number,
  prefillFirst: boolean,
): Omit<Engine, 'slots' | 'pool'> | null {
  const chunks = Math.ceil(work.promptTokens / budget)
  const { base, perSequence } = stepCost(levels, chunks)
  const perToken = ((levels[0]?.ttft.mean ?? 0) - chunks * base) / work.promptTokens
  return base > 0 && perToken > 0 ? { base, perSequence, perToken, budget, prefillFirst } : null
}

type Limit = Pick<Engine, 'slots' | 'pool'>

/** Without a plateau nothing shows a limit, and the highest level measured stands for it. */
function limitsOf(
  levels: readonly Measured[],
  { promptTokens, answerTokens, ...work }: Work,
): readonly Limit[] {
  const [below, top] = levels.slice(-2) as [Measured, Measured]
  const free = { slots: levels.at(-1)?.concurrency ?? 1, pool: Infinity }
  if (levels.length < 2 || top.decoding > PLATEAU * below.decoding) return [free]
  const slots = Math.max(1, Math.round(top.decoding))
  if (work.prompts.length === 0 && work.answers.length === 0) return [{ slots, pool: Infinity }]
  return [
    { slots, pool: Infinity },
    { slots: top.concurrency, pool: (slots + 0.5) * (promptTokens + answerTokens) },
  ]
}

/** Corrects the limit until as many requests decode at the highest level as were measured to. */
function withLimit(engine: Engine, top: Measured, levels: readonly Measured[], work: Work): Engine {
  if (levels.length < 2 || (engine.pool === Infinity && engine.slots === top.concurrency)) return engine
  let limited = engine
  for (let i = 0; i < CORRECTIONS; i += 1) {
    const { decoding } = modelled(limited, work, top.concurrency, Math.min(1280, top.completed))
    const next = corrected(limited, top, decoding)
    if (next.slots === limited.slots && next.pool === limited.pool) break
    limited = next
  }
  return limited
}

function corrected(engine: Engine, top: Measured, decoding: number): Engine {
  if (engine.pool < Infinity) return { ...engine, pool: (engine.pool * top.decoding) / decoding }
  const slots = Math.round(engine.slots + top.decoding - decoding)
  return { ...engine, slots: Math.min(top.concurrency, Math.max(1, slots)) }
}
