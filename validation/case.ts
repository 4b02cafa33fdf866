import { type SweepLevel, quantileOf } from '../src/replay/sweep.ts'
import { unbrokenRun } from '../src/maths/levels.ts'
import { supportedRate } from '../src/replay/supported-rate.ts'
import { type Bounds, boundsAt } from './bounds.ts'
import { inputOf, withoutE2e } from './levels.ts'
import { plannedRates } from './open-runs.ts'
import { type Counted, starting, type Thinking, thinking } from './people.ts'
import { type Mechanics, randomServer, warmed } from './random-server.ts'
import { sla } from './sla.ts'
import { sweepOf } from './sweep.ts'
import { sustainableRate, truthBeside } from './truth.ts'

/** One random server: its truth, and what is promised of it. */
export type Case = {
  readonly id: string
  /** Requests/s. */
  readonly truth: number
  /** Requests/s to plan with: from the sweep alone, after each open run, and from the sweep without E2EL. */
  readonly rates: readonly number[]
  /** Why no replay of the sweep decides; null where one does. */
  readonly refusal: string | null
  /** Of two servers in five: users with think time; of two others: users who start together. */
  readonly thinking: Thinking | null
  readonly starting: Counted | null
  readonly bounds: Bounds
}

const runLength = (concurrency: number): number => Math.max(10_000, Math.min(20_000, 40 * concurrency))

/** Of the objective, for the p99 of lone requests: above it their lengths alone decide, and no rate is the true one. */
const clear = 0.85

const isClear = ({ ttft, itl }: SweepLevel): boolean =>
  quantileOf(ttft!, sla.percentile)! <= clear * sla.ttft && quantileOf(itl!, sla.percentile)! <= clear * sla.itl

/** Null when one request at a time does not clearly keep the objective. */
export const caseOf = (mechanics: Mechanics, seed: number): Case | null => {
  const cold = randomServer(mechanics, seed)
  const input = inputOf(sweepOf(cold, 1000 * seed), cold.burstiness)
  const server = warmed(cold, input.levels.at(-1)!.concurrency)
  const limit = unbrokenRun(input.levels).at(-1)
  const promised = supportedRate(input)
  if (limit === undefined || promised === null || !isClear(input.levels[0]!)) return null
  const { arrivalRate, basis } = promised
  const guess = arrivalRate > 0 ? 1.08 * arrivalRate : limit.throughput / 2
  const [count, luck] = [runLength(limit.concurrency), 7_000_000 + seed]
  const bare = supportedRate(withoutE2e(input))?.arrivalRate ?? 0
  const rates = [...plannedRates(server, input, promised, 11_000_000 + seed), bare]
  return {
    id: server.id,
    truth: truthBeside(sustainableRate(server, guess, count, luck), rates, server, count, luck),
    rates,
    refusal: basis.replayed ? null : basis.refusal!.reason,
    thinking: seed % 5 < 2 ? thinking(server, input, promised, 8000, seed) : null,
    starting: seed % 5 > 2 ? starting(server, promised, seed) : null,
    bounds: boundsAt(server, limit, 9_000_000 + seed),
  }
}
