/** What a closed sweep says of the rate, in requests/s. */
export interface Proposal {
  /** Promised by the sweep alone. */
  readonly arrivalRate: number
  /** The best estimate and its relative error, and whether its server has a delay; null where nothing was replayed. */
  readonly estimate: { readonly arrivalRate: number; readonly error: number; readonly isDelayed?: boolean } | null
  /** The highest throughput measured. */
  readonly most: number
  /** The throughput of the lowest level that failed; absent: none did. */
  readonly failing?: number | undefined
  /** Of the arrivals, as vLLM's flag; absent: Poisson. */
  readonly burstiness?: number
}

/** What more is taken off for. */
type Circumstances = Pick<Proposal, 'burstiness'> & Partial<Pick<Proposal, 'estimate'>>

/** A run of requests sent at random at a rate (requests/s), judged as a whole. */
export interface OpenRun {
  readonly rate: number
  readonly requests: number
  readonly kept: boolean
  /** Requests/s that a server adjusted to the run carries; null where the run does not record enough, or there is no server. */
  readonly carried: number | null
}

export interface Confirmation {
  /** Requests/s that the runs so far allow to plan with. */
  readonly plannedRate: number
  /** The most that runs below every broken one show, less what is taken off them; null where none was kept. */
  readonly shownRate: number | null
  /** Requests/s to try next; null after as many runs as were tried, or where no more is left to try. */
  readonly nextRate: number | null
}

/** A third gives chance one more to choose from: with it more servers broke, and hardly one was planned higher. */
const MOST_RUNS = 2
/** Where what is to be tried next is far above what was kept, and what was broken farther, if anything. */
export const MOST_RUNS_AFAR = 3
const AFAR = 1.05
const BROKEN_AFAR = 1.3
/** Of each: what the shares below are judged with. */
export const REQUESTS = 2500
/** Taken off the largest kept rate: the p99 of `REQUESTS` is that of 25 of them. */
const MARGIN = 0.065
/** The same of more runs, or of loads at random without a sweep, of which chance picks the best: a ladder of rates less a tenth broke none of 61 servers. */
export const LADDER_MARGIN = 0.1
/**
 * Taken off the least that a server adjusted to one of the runs carries. It tells the luck of the arrivals from the server,
 * so that less need be taken off a kept rate below it and more off one above, within these shares.
 */
const ADJUSTED = { off: 0.04, least: 0.03, most: 0.12 } as const
/** The most that is taken off a broken rate. */
const MOST_BELOW = 0.25
/** Taken off besides where arrivals come in bursts, of which a run has few, and of servers with a delay. */
const MORE = { bursty: 0.02, delayed: 0.03 } as const
/** Taken off the least broken rate. */
const BELOW_BROKEN = 0.07
/** An estimate with a larger error is a guess. */
const SURE = 0.5
/** Of a sure estimate, tried first; of a kept rate, tried after it; of a broken one. */
const FIRST = 0.95
const HIGHER = 1.03
const LOWER = 0.94
/** Of what adjusted servers carry, tried next; a kept rate above it by this much instead. */
const CARRIED = 0.98
const ONWARD = 1.015
/** Of a kept rate, the most that is tried next, so that chance carries none far; most of the way to what lies beyond the second. */
const FURTHEST = 1.1
const FAR = 1.5
const MOST_OF_THE_WAY = 0.85
/** Of a rate: two runs nearer than this are one. */
const APART = 0.015
/** Kept so far above what adjusted servers carry, or broken so far below, a run shows that they are not like the server. */
const UNLIKE = 1.1
/** A run at a rate that is so many times less than what its server carries says little of that. */
const LIGHT = 6
/** Between shares of one rate. */
const ROUNDING = 1e-9
/** Of a broken guess or the highest throughput, the least that is tried next. */
const LEAST = 0.25

/** Shares: taken off what an adjusted server carries, and the least and the most that is taken off the rate of a run. */
interface Deduction {
  readonly off: number
  readonly least: number
  readonly most: number
}

/** A run with the share that is taken off its rate, and where servers were adjusted what it was found by. */
type Shown<R extends OpenRun = OpenRun> = R & {
  readonly margin: number
  readonly within: (Deduction & { readonly carried: number }) | null
}

/** The share of a rate to take off, so that what an adjusted server carries (requests/s) less a share is left. */
export function marginWithin(rate: number, carried: number, { off, least, most }: Deduction): number {
  return Math.min(most, Math.max(least, 1 - ((1 - off) * carried) / rate))
}

/**
 * What open runs make of a sweep's proposal: the largest kept rate less a margin, and never near a broken one. Where the
 * sweep's estimate is sure they start a little below it and go on in small steps, so that chance carries none far; where it
 * is a guess they halve what lies between the rate promised or kept and the lowest broken, or the highest throughput, at
 * first that of the lowest failing level. Where servers were adjusted to them, they go to what these carry.
 */
export function confirmation(proposal: Proposal, runs: readonly OpenRun[]): Confirmation {
  const decided = deciding(proposal, runs)
  const shown = mostShown(proposal, runs)
  const next = nextOf(proposal, runs)
  const most = next !== null && isFar(next, runs) ? MOST_RUNS_AFAR : MOST_RUNS
  return {
    plannedRate: decided ? lessMargin(decided) : proposal.arrivalRate,
    shownRate: shown && lessMargin(shown),
    nextRate: runs.length < most ? next : null,
  }
}

function lessMargin({ rate, margin }: Shown): number {
  return rate * (1 - margin)
}

/** The kept run below every broken one that shows most; null where none was kept. */
function mostShown<R extends OpenRun>(proposal: Proposal, runs: readonly R[]): Shown<R> | null {
  const carried = leastCarried(runs)
  const shown = boundsIn(runs).below.map((run) => lessened(run, carried, proposal, runs.length))
  const most = Math.max(...shown.map(lessMargin))
  return shown.filter((one) => lessMargin(one) >= most * (1 - ROUNDING)).toSorted((a, b) => b.rate - a.rate)[0] ?? null
}

/** The rate that one run is to be offered to show another, requests/s. */
export function rateShowing(rate: number, proposal: Circumstances): number {
  return rate / (1 - marginOf(proposal, REQUESTS, 1))
}

/** The lowest broken run, the runs that were kept below it, and the largest of their rates; 0 for none. */
function boundsIn<R extends OpenRun>(runs: readonly R[]) {
  const worse = (a: R, b: R): number => a.rate - b.rate || (a.carried ?? Infinity) - (b.carried ?? Infinity) || 0
  const [broken] = runs.filter(({ kept }) => !kept).toSorted(worse)
  const below = runs.filter(({ rate, kept }) => kept && rate < (broken?.rate ?? Infinity))
  return { broken, below, kept: Math.max(0, ...below.map(({ rate }) => rate)) }
}

/** Requests/s; null where no server was adjusted to a run at a rate that is not far below. */
function leastCarried(runs: readonly OpenRun[]): number | null {
  const carried = runs.flatMap((run) => (run.carried !== null && run.carried <= LIGHT * run.rate ? run.carried : []))
  return carried.length > 0 ? Math.min(...carried) : null
}

/** The run that decides the rate to plan with, and the share taken off it; null where the sweep does. */
export function deciding<R extends OpenRun>(proposal: Proposal, runs: readonly R[]): Shown<R> | null {
  const { broken, below } = boundsIn(runs)
  const ceiling = broken && lowered(broken, below)
  const shown = mostShown(proposal, runs)
  const most = shown ? lessMargin(shown) : 0
  if (ceiling && Math.max(most, proposal.arrivalRate) > lessMargin(ceiling)) return ceiling
  return shown && most > proposal.arrivalRate ? shown : null
}

/** Whether the most that was kept lies far below what is to be tried next, and farther below what was broken. */
function isFar(next: number, runs: readonly OpenRun[]): boolean {
  const { broken, kept } = boundsIn(runs)
  return kept > 0 && next >= AFAR * kept && (broken?.rate ?? Infinity) >= BROKEN_AFAR * kept
}

/** What a kept run shows. */
function lessened<R extends OpenRun>(run: R, carried: number | null, proposal: Proposal, runs: number): Shown<R> {
  const { rate, requests } = run
  if (carried === null) return { ...run, margin: marginOf(proposal, requests, runs), within: null }
  const [longer, more] = [lengthened(requests), moreOff(proposal)]
  const within = {
    off: ADJUSTED.off * longer,
    least: (ADJUSTED.least + more) * longer,
    most: Math.min(1, (ADJUSTED.most + more) * longer),
  }
  return { ...run, margin: marginWithin(rate, carried, within), within: { ...within, carried } }
}

/** What a broken run leaves; what an adjusted server carries is refuted by a run that was kept above it. */
function lowered<R extends OpenRun>(run: R, below: readonly R[]): Shown<R> {
  const { rate, carried } = run
  if (carried === null || below.some((kept) => kept.rate > carried))
    return { ...run, margin: BELOW_BROKEN, within: null }
  const within = { off: ADJUSTED.off, least: BELOW_BROKEN, most: MOST_BELOW }
  return { ...run, margin: marginWithin(rate, carried, within), within: { ...within, carried } }
}

function marginOf(proposal: Circumstances, requests: number, runs: number): number {
  const margin = (runs > MOST_RUNS ? LADDER_MARGIN : MARGIN) + moreOff(proposal)
  return Math.min(1, margin * lengthened(requests))
}

/** More for a shorter run, as errors go with the root of their number; not less for a longer one, which is untried. */
function lengthened(requests: number): number {
  return Math.max(1, Math.sqrt(REQUESTS / Math.max(1, requests)))
}

function moreOff({ burstiness = 1, estimate }: Circumstances): number {
  return (burstiness < 1 ? MORE.bursty : 0) + (estimate?.isDelayed ? MORE.delayed : 0)
}

/** Of the throughput at the limit, and of a rate tried, where the sweep alone promises none. */
const WITHOUT = { first: 0.25, next: 0.5 } as const

/** What to try where the sweep alone promises nothing, by the throughput at its limit; null after as many runs as are tried. */
export function rateWithoutSweep(throughput: number, tried: readonly number[]): number | null {
  if (tried.length >= MOST_RUNS_AFAR) return null
  return Math.min(WITHOUT.first * throughput, ...tried.map((rate) => WITHOUT.next * rate))
}

/** Null where that much was kept already. */
function nextOf(proposal: Proposal, runs: readonly OpenRun[]): number | null {
  const { broken, kept } = boundsIn(runs)
  const rate = rateAfter(proposal, kept, broken?.rate ?? Infinity, leastCarried(runs) ?? 0)
  return rate > kept * (1 + APART / 3) ? rate : null
}

/** What to try after a kept and a broken rate, and what adjusted servers carry: 0 and infinite where there is none. */
function rateAfter(proposal: Proposal, kept: number, broken: number, carried: number): number {
  const { arrivalRate, estimate, most } = proposal
  if (carried > kept / UNLIKE && carried < broken * UNLIKE) return towards(CARRIED * carried, kept, broken, most)
  const isSure = carried === 0 && estimate !== null && estimate.error < SURE && estimate.arrivalRate > arrivalRate
  if (kept > 0 && broken < Infinity) return between(kept, broken)
  if (kept > 0) return isSure ? Math.min(most, HIGHER * kept) : between(kept, most)
  if (broken === Infinity) return firstOf(proposal)
  return isSure || arrivalRate > LOWER * broken ? LOWER * broken : halved(arrivalRate, broken)
}

/** What adjusted servers carry, but for what a kept or a broken rate says already. */
function towards(carried: number, kept: number, broken: number, most: number): number {
  const onward = carried < kept * (1 + APART / 3) ? ONWARD * kept : carried
  const furthest = carried > FAR * kept ? between(kept, carried, MOST_OF_THE_WAY) : FURTHEST * kept
  const rate = Math.min(most, onward, kept > 0 ? furthest : Infinity)
  if (rate <= broken * (1 - APART)) return rate
  return kept > 0 ? between(kept, broken) : (1 - 2 * APART) * broken
}

function firstOf({ arrivalRate, estimate, most, failing = most }: Proposal): number {
  if (estimate !== null) {
    const isGuess = estimate.error >= SURE && arrivalRate > 0
    const rate = isGuess ? between(arrivalRate, estimate.arrivalRate) : FIRST * estimate.arrivalRate
    return Math.min(most, Math.max(arrivalRate, rate))
  }
  return halved(arrivalRate, Math.max(arrivalRate, Math.min(most, failing)))
}

function halved(low: number, high: number): number {
  return Math.max(LEAST * high, between(low, high))
}

/** So much of the way, by ratios. */
function between(low: number, high: number, share = 0.5): number {
  return low ** (1 - share) * high ** share
}
