import { bendIn, type Kind, leftGaps, medianGaps, type PlainGap, priced, stepCost } from './costs.ts'
import { type Engine, isDelayed } from './engine.ts'
import { forget, type Measured, medianGap, modelled, promptOf, replayed, tensionOf } from './misfit.ts'
import type { Work } from './work.ts'

/** A server not yet corrected by replays. */
export interface Draft {
  readonly engine: Engine
  readonly kind: Kind
  readonly limit: Limit
  readonly gaps: readonly PlainGap[]
  /** Which of the estimates of the gaps it started from. */
  readonly start: number
  readonly tension: number
}

/** Levels at the top that a draft is held against. */
const TELLING = 2

/** Of distances from the line: a step whose cost is not one is tried with what the levels say. */
const BENT = 0.05

/** Servers of a kind, from each estimate of the plain gaps and with each limit that the sweep allows. */
export function draftsOf(kind: Kind, levels: readonly Measured[], work: Work): readonly Draft[] {
  const lone = levels[0]!
  const { chunks } = promptOf(lone, kind.budget)
  // A lone request's TTFT; less the decode steps that it shares, where it shares any.
  const alone = kind.prefillFirst ? lone.ttft.mean : Math.max(0, lone.ttft.mean - chunks * medianGap(lone))
  const left = leftGaps(levels, chunks, alone)
  const starts = [medianGaps(levels, chunks), ...(left === null ? [] : [left])]
  const all = starts.flatMap((gaps, start) => {
    const bent = bendIn(stepCost(gaps), gaps) > BENT ? (['requests', 'tokens'] as const) : []
    const kinds = [kind, ...bent.map((steps) => ({ ...kind, steps }))]
    return kinds.flatMap((each) => {
      const engine = priced(each, gaps, levels, work)
      return engine === null ? [] : [{ kind: each, gaps, start, engine }]
    })
  })
  // Estimates and steps may come to one server; a member that is nought is as good as none.
  const keys = all.map(({ engine }) => JSON.stringify(engine, (_, value: unknown) => value || undefined))
  return all.filter((_, i) => keys.indexOf(keys[i]!) === i).flatMap((free) => limitedDrafts(free, levels, work))
}

function limitedDrafts(
  free: Omit<Draft, 'limit' | 'tension'>,
  levels: readonly Measured[],
  work: Work,
): readonly Draft[] {
  const top = levels.at(-1)!
  return limitsSeen(modelled(free.engine, top).decoding, top, work).map((limit) => {
    const engine = withLimit(limit, free.engine, work, top, 1)
    const tension = tensionOf(replayed(engine, levels.slice(-TELLING), work))
    if (isDelayed(engine)) forget(engine)
    return { ...free, engine, limit, tension }
  })
}

/** What keeps requests from running: nothing, a number of them, or the tokens that they hold together. */
type Limit = 'free' | 'slots' | 'pool'

/** A share of what decodes: below it nothing shows a limit. */
const SEEN = 1.02
const PLAIN = 1.1
const CLOSE = 0.004

/** The limits that a sweep allows, given how many requests would decode at its top without any. */
export function limitsSeen(unlimited: number, top: Measured, { prompts, answers }: Work): readonly Limit[] {
  if (unlimited <= SEEN * top.decoding) return ['free']
  const uneven = prompts.length > 0 || answers.length > 0
  return [...(unlimited < PLAIN * top.decoding ? ['free' as const] : []), 'slots', ...(uneven ? ['pool' as const] : [])]
}

/** Corrects the limit, from that of `before` if given, until as many requests decode at the top as were measured to. */
export function withLimit(
  limit: Limit,
  engine: Engine,
  work: Work,
  top: Measured,
  rounds: number,
  before: Engine | null = null,
): Engine {
  if (limit === 'free') return engine
  const slotsIn = (wanted: number): number => Math.min(engine.slots, Math.max(1, Math.round(wanted)))
  const tokens = (top.decoding + 0.5) * (work.promptTokens + work.answerTokens)
  let limited =
    limit === 'slots'
      ? { ...engine, slots: slotsIn(before?.slots ?? top.decoding) }
      : { ...engine, pool: before?.pool ?? tokens }
  for (let i = 0; i < rounds; i += 1) {
    const { decoding } = modelled(limited, top)
    if (Math.abs(Math.log(decoding / top.decoding)) < CLOSE) break
    const factor = top.decoding / decoding
    const next =
      limit === 'slots'
        ? { ...limited, slots: slotsIn(limited.slots * factor) }
        : { ...limited, pool: limited.pool * factor }
    if (next.slots === limited.slots && next.pool === limited.pool) break
    limited = next
  }
  return limited
}
