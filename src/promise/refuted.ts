import type { Draft } from './drafts.ts'
import type { Engine } from './engine.ts'

/** Not refuted: a tension of at most this many times the least, and so much more. */
const WORKED_OUT = { factor: 2, more: 0.6, most: 6 } as const
const KEPT = { factor: 1.3, more: 0.1, most: 4 } as const

/** Variation below which requests run in step. */
const EVEN = 0.1
/** Of servers that schedule the other way. */
const OTHER = { factor: 1.6, more: 0.15 } as const
/** Of tension. */
const SAME = 1e-9

interface Candidate {
  readonly engine: Engine
  readonly tension: number
}

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
  return variation >= EVEN || other === undefined || near.includes(other) ? near : [...near, other]
}

/** Step sizes that no batch fills replay a sweep alike. */
function different<T extends Candidate>(ordered: readonly T[]): readonly T[] {
  return ordered.filter(
    (one, i) =>
      !ordered
        .slice(0, i)
        .some(
          ({ engine, tension }) => one.tension - tension <= SAME && engine.prefillFirst === one.engine.prefillFirst,
        ),
  )
}
