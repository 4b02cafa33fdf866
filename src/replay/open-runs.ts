/** What a closed sweep says of the rate, in requests/s. */
export interface Proposal {
  /** Promised by the sweep alone. */
  readonly arrivalRate: number
  /** The best estimate and its relative error; null where nothing was replayed. */
  readonly estimate: { readonly arrivalRate: number; readonly error: number } | null
  /** The highest throughput measured. */
  readonly most: number
  /** The throughput of the lowest level that failed; absent: none did. */
  readonly failing?: number | undefined
  /** Of the arrivals, as vLLM's flag; absent: Poisson. */
  readonly burstiness?: number
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
  /** The most that runs below every broken one show, less what is taken off them; null where none was kept. */
  readonly shownRate: number | null
  /** Requests/s to try next; null after `MOST_RUNS`, beyond which nothing was tried. */
  readonly nextRate: number | null
}

/**
 * Two broke none of 119 servers held out. A third on top of two kept ones broke 3 of them; with less taken off where a run
 * stayed far from its limits, and more where it came near, three broke 2 of 66.
 */
export const MOST_RUNS = 2
export const REQUESTS = 2500
/** Ten beyond the p99. */
const FEWEST_REQUESTS = 1000
/** Taken off the largest kept rate: the p99 of `REQUESTS` is that of 25 of them. */
const MARGIN = 0.065
/** The same of more runs, or of loads at random without a sweep, of which chance picks the best: a ladder of rates less a tenth broke none of 61 servers. */
export const LADDER_MARGIN = 0.1
/** Taken off besides where arrivals come in bursts, of which a run has few. */
const BURSTY_MARGIN = 0.02
/** Taken off the least broken rate. */
const BELOW_BROKEN = 0.07
/** An estimate with a larger error is a guess. */
const SURE = 0.5
/** Of a sure estimate, tried first; of a kept rate, tried after it; of a broken one. */
const FIRST = 0.95
const HIGHER = 1.03
const LOWER = 0.94
/** Of a broken guess or the highest throughput, the least that is tried next. */
const LEAST = 0.25

/**
 * What open runs make of a sweep's proposal: the largest kept rate less a margin, and never near a broken one. Where the
 * sweep's estimate is sure they start a little below it and go on in small steps, so that chance carries none far; where it
 * is a guess they halve what lies between the rate promised or kept and the lowest broken, or the highest throughput, at
 * first that of the lowest failing level.
 */
export function confirmation(proposal: Proposal, runs: readonly OpenRun[]): Confirmation {
  const { broken, below } = boundsIn(runs)
  const decided = deciding(proposal, runs)
  const shown = mostShown(proposal, runs)
  return {
    plannedRate: decided ? decided.rate * (1 - decided.margin) : proposal.arrivalRate,
    shownRate: shown && shown.rate * (1 - shown.margin),
    nextRate: runs.length < MOST_RUNS ? nextOf(proposal, below, broken) : null,
  }
}

/** A run, and the share that is taken off its rate. */
interface Shown {
  readonly rate: number
  readonly kept: boolean
  readonly margin: number
}

/** The kept run below every broken one that shows most; null where none was kept. */
function mostShown(proposal: Proposal, runs: readonly OpenRun[]): Shown | null {
  const shown = boundsIn(runs).below.map(({ rate, requests }) => ({
    rate,
    kept: true,
    margin: marginOf(proposal, requests, runs.length),
  }))
  return shown.toSorted((a, b) => b.rate * (1 - b.margin) - a.rate * (1 - a.margin))[0] ?? null
}

/** The rate that one run is to be offered, of as few requests as may be asked for, to show another, requests/s. */
export function rateShowing(rate: number, proposal: Pick<Proposal, 'burstiness'>): number {
  return rate / (1 - marginOf(proposal, FEWEST_REQUESTS, 1))
}

/** The lowest broken rate, and the runs that were kept below it. */
function boundsIn(runs: readonly OpenRun[]) {
  const broken = Math.min(Infinity, ...runs.flatMap(({ rate, kept }) => (kept ? [] : [rate])))
  return { broken, below: runs.filter(({ rate, kept }) => kept && rate < broken) }
}

/** The run that decides the rate to plan with, and the share taken off it; null where the sweep does. */
export function deciding(proposal: Proposal, runs: readonly OpenRun[]): Shown | null {
  const { broken } = boundsIn(runs)
  const ceiling = broken * (1 - BELOW_BROKEN)
  const shown = mostShown(proposal, runs)
  const most = shown ? shown.rate * (1 - shown.margin) : 0
  if (Math.max(most, proposal.arrivalRate) > ceiling) return { rate: broken, kept: false, margin: BELOW_BROKEN }
  return shown && most > proposal.arrivalRate ? shown : null
}

/** More for a shorter run, as errors go with the root of their number; not less for a longer one, which is untried. */
function marginOf({ burstiness = 1 }: Pick<Proposal, 'burstiness'>, requests: number, runs: number): number {
  const margin = (runs > MOST_RUNS ? LADDER_MARGIN : MARGIN) + (burstiness < 1 ? BURSTY_MARGIN : 0)
  return Math.min(1, margin * Math.max(1, Math.sqrt(REQUESTS / requests)))
}

function nextOf(proposal: Proposal, below: readonly OpenRun[], broken: number): number {
  const { arrivalRate, estimate, most } = proposal
  const kept = Math.max(0, ...below.map(({ rate }) => rate))
  const isSure = estimate !== null && estimate.error < SURE && estimate.arrivalRate > arrivalRate
  if (kept > 0 && broken < Infinity) return between(kept, broken)
  if (kept > 0) return isSure ? Math.min(most, HIGHER * kept) : between(kept, most)
  if (broken < Infinity) return isSure || arrivalRate > LOWER * broken ? LOWER * broken : halved(arrivalRate, broken)
  return firstOf(proposal)
}

function firstOf({ arrivalRate, estimate, most, failing = most }: Proposal): number {
  if (estimate !== null) return Math.min(most, Math.max(arrivalRate, FIRST * estimate.arrivalRate))
  return halved(arrivalRate, Math.max(arrivalRate, Math.min(most, failing)))
}

function halved(low: number, high: number): number {
  return Math.max(LEAST * high, between(low, high))
}

function between(low: number, high: number): number {
  return Math.sqrt(low * high)
}
