import { leftGaps, medianGaps, type PlainGap, stepCost } from './costs.ts'
import type { Engine } from './engine.ts'
import { type Limit, limitsSeen, withLimit } from './limited.ts'
import { type Measured, medianGap, promptOf } from './measured.ts'
import { tension } from './misfit.ts'
import { modelled, runsOf } from './modelled.ts'
import { type Kind, priced } from './priced.ts'
import { bendIn } from './step-time.ts'
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
    return { engine, kind, limit, gaps, tension: tension(compared, runsOf(engine, compared, work)) }
  })
}

/** A lone request's TTFT; less the decode steps that it shares, where it shares any. */
function promptSeconds({ prefillFirst }: Kind, lone: Measured, chunks: number): number {
  return prefillFirst ? lone.ttft.mean : Math.max(0, lone.ttft.mean - chunks * medianGap(lone))
}
