import { limitLevel, overflowRate } from '../src/promise/overflow.ts'
import { promise } from '../src/promise/promise.ts'
import { type Bounds, boundsAt } from './bounds.ts'
import { birthDeathRate, threeQuarters } from './known-rules.ts'
import { inputOf } from './levels.ts'
import { type Counted, starting, thinking } from './people.ts'
import { type Mechanics, randomServer, warmed } from './random-server.ts'
import { sweepOf } from './sweep.ts'
import { sustainableRate } from './truth.ts'

/** One random server: its truth, and what each rule derives from its sweep. */
export type Case = {
  readonly id: string
  /** Requests/s. */
  readonly truth: number
  readonly rates: Readonly<Record<Rule, number>>
  readonly expectation: { readonly arrivalRate: number; readonly error: number } | null
  /** Why nothing was replayed; null with a replay. */
  readonly refusal: string | null
  /** Of two servers in five: users with think time; of two others: users who start together. */
  readonly thinking: Counted | null
  readonly starting: Counted | null
  readonly bounds: Bounds
  readonly milliseconds: number
}

export const rules = ['promise', '75 % of X at the limit', 'M1 Poisson', 'M3 birth-death'] as const
export type Rule = (typeof rules)[number]

const runLength = (concurrency: number): number => Math.max(10_000, Math.min(20_000, 40 * concurrency))

/** Null when not even one request at a time keeps the objective. */
export const caseOf = (mechanics: Mechanics, seed: number): Case | null => {
  const cold = randomServer(mechanics, seed)
  const input = inputOf(sweepOf(cold, 1000 * seed), cold.burstiness)
  const server = warmed(cold, input.levels.at(-1)!.concurrency)
  const limit = limitLevel(input.levels)
  const started = performance.now()
  const promised = promise(input)
  const milliseconds = performance.now() - started
  if (limit === null || promised === null) return null
  const { outcome } = promised.basis
  const count = runLength(limit.concurrency)
  return {
    id: server.id,
    truth: sustainableRate(server, 1.08 * promised.arrivalRate, count, 7_000_000 + seed),
    rates: {
      promise: promised.arrivalRate,
      '75 % of X at the limit': threeQuarters(limit),
      'M1 Poisson': overflowRate(limit, input.overflow),
      'M3 birth-death': birthDeathRate(input.levels, limit, input.overflow),
    },
    expectation: 'reason' in outcome ? null : outcome.expectation,
    refusal: 'reason' in outcome ? outcome.reason : null,
    thinking: seed % 5 < 2 ? thinking(server, input, promised, 8000, seed) : null,
    starting: seed % 5 > 2 ? starting(server, promised, seed) : null,
    bounds: boundsAt(server, limit, 9_000_000 + seed),
    milliseconds,
  }
}
