import { bendIn, type Kind, leftGaps, medianGaps, type PlainGap, priced, stepCost } from './costs.ts'
import type { Engine } from './engine.ts'
import { type Measured, medianGap, modelled, promptOf, runsOf, tensionOf } from './misfit.ts'
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

/** Servers of a kind, from each estimate of the plain gaps and with each limit that the sweep allows. */
export function draftsOf(kind: Kind, levels: readonly Measured[], work: Work): readonly Draft[] {
  const lone = levels[0]
  if (lone === undefined) return []
  const { chunks } = promptOf(lone, kind.budget)
  const left = leftGaps(levels, { chunks, seconds: promptSeconds(kind, lone, chunks) })
  const starts = [medianGaps(levels, chunks), ...(left === null ? [] : [left])]
  return starts.flatMap((gaps, start) =>
    [kind, ...bentKinds(kind, gaps)].flatMap((one) =>
      limitedDrafts(one, gaps, levels, work).map((draft) => ({ ...draft, start })),
    ),
  )
}

/** Of distances from the line: a step whose cost is not one is tried with what the levels say. */
const BENT = 0.05

function bentKinds(kind: Kind, gaps: readonly PlainGap[]): readonly Kind[] {
  return bendIn(stepCost(gaps), gaps) > BENT
    ? (['requests', 'tokens'] as const).map((steps) => ({ ...kind, steps }))
    : []
}

function limitedDrafts(
  kind: Kind,
  gaps: readonly PlainGap[],
  levels: readonly Measured[],
  work: Work,
): readonly Omit<Draft, 'start'>[] {
  const top = levels.at(-1) as Measured
  const free = priced(kind, gaps, levels, work)
  if (free === null) return []
  const compared = levels.slice(-TELLING)
  return limitsSeen(modelled(free, work, top).decoding, top, work).map((limit) => {
    const engine = withLimit(limit, free, work, top, 1)
    return { engine, kind, limit, gaps, tension: tensionOf(compared, runsOf(engine, compared, work)) }
  })
}

/** A lone request's TTFT; less the decode steps that it shares, where it shares any. */
function promptSeconds({ prefillFirst }: Kind, lone: Measured, chunks: number): number {
  return prefillFirst ? lone.ttft.mean : Math.max(0, lone.ttft.mean - chunks * medianGap(lone))
}

/** What keeps requests from running: nothing, a number of them, or the tokens that they hold together. */
export type Limit = 'free' | 'slots' | 'pool'

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
  let limited = limit === 'slots' ? withSlots(engine, top, before) : withPool(engine, work, top, before)
  for (let i = 0; i < rounds; i += 1) {
    const { decoding } = modelled(limited, work, top)
    if (Math.abs(Math.log(decoding / top.decoding)) < CLOSE) break
    const factor = top.decoding / decoding
    const next =
      limit === 'slots'
        ? { ...limited, slots: slotsIn(engine, limited.slots * factor) }
        : { ...limited, pool: limited.pool * factor }
    if (next.slots === limited.slots && next.pool === limited.pool) break
    limited = next
  }
  return limited
}

function withSlots(engine: Engine, { decoding }: Measured, before: Engine | null): Engine {
  return { ...engine, slots: slotsIn(engine, before?.slots ?? decoding) }
}

function slotsIn({ slots }: Engine, wanted: number): number {
  return Math.min(slots, Math.max(1, Math.round(wanted)))
}

function withPool(engine: Engine, work: Work, { decoding }: Measured, before: Engine | null): Engine {
  return { ...engine, pool: before?.pool ?? (decoding + 0.5) * (work.promptTokens + work.answerTokens) }
}
