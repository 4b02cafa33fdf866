import type { Engine } from './engine.ts'
import type { Measured } from './measured.ts'
import { modelled } from './modelled.ts'
import type { Work } from './work.ts'

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
