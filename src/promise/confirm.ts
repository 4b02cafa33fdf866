/** What a closed sweep says of the rate, in requests/s. */
export interface Proposal {
  /** Promised by the sweep alone. */
  readonly arrivalRate: number
  /** The best estimate and its relative error; null where nothing was replayed. */
  readonly estimate: { readonly arrivalRate: number; readonly error: number } | null
  /** The highest throughput measured. */
  readonly most: number
}

/** A run of requests sent at random at a rate (requests/s), judged as a whole. */
export interface OpenRun {
  readonly rate: number
  readonly requests: number
  readonly kept: boolean
}

export interface Confirmation {
  /** Requests/s that the runs so far allow to plan with. */
  readonly plannedRate: number
  /** The largest kept rate below every broken one, on which it rests; null: on the sweep alone. */
  readonly keptRate: number | null
  /** Requests/s to try next; null: no run more is worth it. */
  readonly nextRate: number | null
}

export const MOST_RUNS = 3
export const REQUESTS = 2500
/** Taken off the largest kept rate for a run of `REQUESTS`: its p99 is that of 25 requests. */
const MARGIN = 0.06
/** Taken off the least broken rate. */
const BELOW_BROKEN = 0.07
/** Of the estimate, tried first. */
const FIRST = 0.97
/** An estimate with an error so small is tried, and tried again where it holds; a larger one is a guess. */
const SURE = 0.25
/** Of a broken rate, tried after it where nothing below it is known. */
const LOWER = 0.92
/** Rates this near are one. */
const NEAR = 1.02

/**
 * What open runs make of a sweep's proposal: the largest kept rate less a margin that shrinks with the requests behind
 * it, and never near a broken one. Where the sweep's estimate is sure, runs confirm it; where it is not, they halve what
 * lies between the rate promised or kept and the lowest one broken, or the highest throughput.
 */
export function confirmation(proposal: Proposal, runs: readonly OpenRun[]): Confirmation {
  const broken = Math.min(Infinity, ...runs.flatMap(({ rate, kept }) => (kept ? [] : [rate])))
  const below = runs.filter(({ rate, kept }) => kept && rate < broken)
  const keptRate = below.length === 0 ? null : Math.max(...below.map(({ rate }) => rate))
  const shown = keptRate === null ? 0 : keptRate * (1 - marginOf(below, keptRate))
  const plannedRate = Math.min(Math.max(shown, proposal.arrivalRate), broken * (1 - BELOW_BROKEN))
  const nextRate = runs.length < MOST_RUNS ? nextOf(proposal, keptRate, broken) : null
  return { plannedRate, keptRate, nextRate }
}

/** Less with more requests that kept about this rate or more, as errors go with the root of their number. */
function marginOf(kept: readonly OpenRun[], keptRate: number): number {
  const requests = kept
    .filter(({ rate }) => rate * NEAR >= keptRate)
    .reduce((sum, run) => sum + run.requests, 0)
  return MARGIN * Math.sqrt(REQUESTS / requests)
}

function nextOf(proposal: Proposal, keptRate: number | null, broken: number): number | null {
  const { arrivalRate, estimate, most } = proposal
  const sure = estimate !== null && estimate.error < SURE && estimate.arrivalRate > arrivalRate
  const first = Math.min(most, Math.max(arrivalRate, FIRST * (estimate?.arrivalRate ?? 0)))
  if (keptRate === null && broken === Infinity) return estimate === null ? between(arrivalRate, most) : first
  if (keptRate === null)
    return sure ? LOWER * broken : Math.max(LOWER ** 2 * broken, between(arrivalRate, broken))
  if (broken === Infinity) return sure ? keptRate : between(keptRate, most)
  return between(keptRate, broken)
}

const between = (low: number, high: number): number => Math.sqrt(low * high)
