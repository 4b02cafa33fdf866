import { type Plan, givenShares } from '../../model/plan.ts'
import type { Series, Point } from '../../model/report.ts'
import type { Arrivals } from '../../replay/arrivals.ts'
import { confirmation, deciding, rateShowing, type Confirmation, type OpenRun } from '../../replay/open-runs.ts'
import { supportedRate, type Estimate, type SupportedRate, type Replayed } from '../../replay/supported-rate.ts'
import type { RateQuestion } from '../../replay/sweep.ts'
import { groupBy } from '../../model/group-by.ts'
import { loopOf } from '../../series/loop.ts'
import type { RunGroup } from '../../series/series-of.ts'
import type { JudgedRun } from '../points/judged-run.ts'

type Headroom = NonNullable<Series['headroom']>

/** What a sweep promises. */
export type Promised = Pick<Headroom, 'arrivalRate' | 'promise' | 'expectation'> & {
  /** The best estimate, shown or not. */
  readonly estimate: Estimate | null
}
type Refusal = NonNullable<Headroom['promise']['refusal']>

/** The promise where nothing is replayed. */
export const byOverflow = (
  rate: number,
  planned: number | null,
  { reason, levels }: Refusal,
  estimate: Estimate | null = null,
): Promised => ({
  arrivalRate: rate,
  promise: {
    rule: 'overflow',
    refusal: { reason, levels: [...levels] },
    planned,
    overflowRate: rate,
    sustained: null,
    margin: null,
    misfit: null,
    servers: null,
    limitedBy: 'concurrency',
    levels: [],
  },
  expectation: null,
  estimate,
})

const byReplay = ({ arrivalRate, basis }: SupportedRate, found: Replayed, levels: number[]): Promised => {
  const { planned, overflowRate, estimate } = basis
  const { sustained, margin, misfit, servers, limitedBy, expectation } = found
  const rule = { rule: 'replay', refusal: null, planned, overflowRate } as const
  const promise = { ...rule, sustained, margin, misfit, servers, limitedBy, levels }
  return { arrivalRate, promise, expectation: { ...expectation }, estimate }
}

/** Null where no level passes, or where neither rule carries anything. */
export const promisedOf = (input: RateQuestion): Promised | null => {
  const promised = supportedRate(input)
  if (!promised || promised.arrivalRate === 0) return null
  const { planned, outcome, overflowRate, estimate } = promised.basis
  const levels = input.levels.map(({ concurrency }) => concurrency)
  return 'reason' in outcome
    ? byOverflow(overflowRate, planned, outcome, estimate)
    : byReplay(promised, outcome, levels)
}

/** Where the promise of a sweep comes from: `promisedOf`, which takes seconds, or one that remembers what it gave. */
export type PromiseOf = typeof promisedOf

/** Runs of a group, judged, and its levels. */
export interface Measured {
  readonly group: RunGroup
  readonly judged: readonly JudgedRun[]
  readonly points: readonly Point[]
}

/** A level of requests at random, and what it shows. */
export type Offered = OpenRun & { readonly point: Point }

const identity = ({ model, engine, tool, layout, lengths, variant, runs }: RunGroup): string =>
  JSON.stringify([model, engine, tool, layout, lengths, variant, runs[0]?.synthetic])

/** Arrivals that are smoother than those asked for show no pass, and burstier ones no fail. */
const shows = (point: Point, burstiness: number, asked: number): boolean =>
  (point.verdict === 'pass' && burstiness <= asked) || (point.verdict === 'fail' && burstiness >= asked)

const requestsOf = (point: Point, judged: readonly JudgedRun[]): number =>
  Math.max(0, ...judged.flatMap(({ run }) => (point.runs.includes(run.id) ? [run.completed ?? 0] : [])))

const offeredIn = ({ group, judged, points }: Measured, asked: number): readonly Offered[] => {
  const stated = group.runs[0]?.load.burstiness ?? 1
  const burstiness = stated === 'inf' ? Infinity : stated
  return points
    .filter((point) => point.usable && shows(point, burstiness, asked))
    .map((point) => ({ rate: point.level, requests: requestsOf(point, judged), kept: point.verdict === 'pass', point }))
}

export const isOpen = ({ runs }: RunGroup): boolean => runs.every((run) => loopOf(run) === 'open')

/** What requests at random have shown of the layout and the workload of a closed sweep. */
export const openRunsAmong = (open: readonly Measured[], { arrivals }: Pick<Plan, 'arrivals'>) => {
  const alike = groupBy(open, ({ group }) => identity(group))
  return ({ group }: Measured): readonly Offered[] =>
    group.axis === 'concurrency'
      ? (alike.get(identity(group)) ?? []).flatMap((one) => offeredIn(one, arrivals.burstiness ?? 1))
      : []
}

/** How requests come, as far as the plan states it. */
export const statedArrivals = ({ arrivals: { burstiness, dayToDay } }: Plan): Partial<Arrivals> => ({
  ...(burstiness === null ? {} : { burstiness }),
  ...(dayToDay === null ? {} : { variation: dayToDay }),
})

export interface Confirmed extends Confirmation {
  /** The run that decides the rate, and the share taken off it; null where none does. */
  readonly by: { readonly point: Point; readonly margin: number } | null
}

/** The sweep's proposal after what open runs have shown of it. */
export const confirmed = (
  { arrivalRate, estimate }: Promised,
  points: readonly Point[],
  runs: readonly Offered[],
  plan: Plan,
): Confirmed => {
  const usable = points.filter((point) => point.usable)
  const most = Math.max(...usable.map(({ throughput }) => throughput.requests ?? 0))
  const failing = usable.find(({ verdict }) => verdict === 'fail')?.throughput.requests ?? undefined
  const proposal = { arrivalRate, estimate, most, failing, ...statedArrivals(plan) }
  const decided = deciding(proposal, runs)
  const run = decided && runs.find(({ rate, kept }) => rate === decided.rate && kept === decided.kept)
  return { ...confirmation(proposal, runs), by: run ? { point: run.point, margin: decided.margin } : null }
}

/** What a rule gives, requests/s, under the strictest of what caps it; a run at random shows more than the sweep's own. */
export const planningRate = (
  promised: Promised,
  { throughput }: NonNullable<Series['basis']>,
  plan: Plan,
  tested: Confirmed,
): Pick<Headroom, 'arrivalRate' | 'from' | 'cappedBy'> => {
  const rule = promised.promise.rule === 'replay' ? 'replay' : 'law'
  const [strictest] = givenShares(plan)
  const rates = [
    { arrivalRate: tested.plannedRate, cappedBy: null },
    ...(tested.by ? [] : [{ arrivalRate: throughput, cappedBy: 'throughput' } as const]),
    ...(strictest === undefined ? [] : [{ arrivalRate: strictest * throughput, cappedBy: 'share' } as const]),
  ]
  const least = rates.toSorted((a, b) => a.arrivalRate - b.arrivalRate)[0]!
  const isShown = tested.by !== null || (tested.shownRate ?? 0) >= least.arrivalRate
  return { from: isShown ? 'measured' : rule, ...least }
}

/** The rate to try next: of a planning rate that a share holds, no more than shows it, and none once it is shown. */
export const nextRateOf = (
  { nextRate }: Confirmed,
  { arrivalRate, from, cappedBy }: Pick<Headroom, 'arrivalRate' | 'from' | 'cappedBy'>,
  plan: Plan,
): number | null => {
  if (nextRate === null || cappedBy !== 'share') return nextRate
  return from === 'measured' ? null : Math.min(nextRate, rateShowing(arrivalRate, statedArrivals(plan)))
}
