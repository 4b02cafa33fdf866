import { type Plan, givenShares } from '../../model/plan.ts'
import type { Series, Point } from '../../model/report.ts'
import { confirmation, deciding, type Confirmation, type OpenRun, type Proposal } from '../../replay/open-runs.ts'
import { supportedRate, type Estimate, type SupportedRate, type Replayed } from '../../replay/supported-rate.ts'
import type { RateQuestion } from '../../replay/sweep.ts'
import { groupBy } from '../../series/group-by.ts'
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
  const { planned, overflowRate } = basis
  const { sustained, margin, misfit, servers, limitedBy, expectation } = found
  return {
    arrivalRate,
    promise: {
      rule: 'replay',
      refusal: null,
      planned,
      overflowRate,
      sustained,
      margin,
      misfit,
      servers,
      limitedBy,
      levels,
    },
    expectation: { ...expectation },
    estimate: basis.estimate,
  }
}

/** Null where no level passes, or where neither rule carries anything. */
export const promisedOf = (input: RateQuestion): Promised | null => {
  const promised = supportedRate(input)
  if (!promised || promised.arrivalRate === 0) return null
  const { basis } = promised
  const { planned, outcome, overflowRate } = basis
  return 'reason' in outcome
    ? byOverflow(overflowRate, planned, { ...outcome, levels: [...outcome.levels] }, basis.estimate)
    : byReplay(
        promised,
        outcome,
        input.levels.map(({ concurrency }) => concurrency),
      )
}

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

/** What requests at random have shown of the layout and the workload of a closed sweep, for any of these groups. */
export const openRunsAmong = (all: readonly Measured[], { arrivals }: Pick<Plan, 'arrivals'>) => {
  const open = all.filter(({ group }) => group.runs.every((run) => loopOf(run) === 'open'))
  const alike = groupBy(open, ({ group }) => identity(group))
  return ({ group }: Measured): readonly Offered[] =>
    group.axis === 'concurrency'
      ? (alike.get(identity(group)) ?? []).flatMap((one) => offeredIn(one, arrivals.burstiness ?? 1))
      : []
}

export interface Confirmed extends Confirmation {
  /** The run that decides the rate, and the share taken off it; null where none does. */
  readonly by: { readonly point: Point; readonly margin: number } | null
}

/** The sweep's proposal after what open runs have shown of it. */
export const confirmed = (
  { arrivalRate, estimate }: Promised,
  most: number,
  runs: readonly Offered[],
  { arrivals }: Pick<Plan, 'arrivals'>,
): Confirmed => {
  const proposal: Proposal = {
    arrivalRate,
    estimate,
    most,
    ...(arrivals.burstiness === null ? {} : { burstiness: arrivals.burstiness }),
  }
  const decided = deciding(proposal, runs)
  const run = decided && runs.find(({ rate, kept }) => rate === decided.rate && kept === decided.kept)
  return { ...confirmation(proposal, runs), by: run ? { point: run.point, margin: decided.margin } : null }
}

type Cap = NonNullable<Headroom['cappedBy']>
type Basis = NonNullable<Series['basis']>

/** Requests/s that the planning rate may not exceed. */
const capsOf = ({ throughput }: Basis, plan: Plan, tested: Confirmed) => {
  const [strictest] = givenShares(plan)
  return {
    throughput: tested.by ? null : throughput,
    share: strictest === undefined ? null : strictest * throughput,
  } satisfies Partial<Readonly<Record<Cap, number | null>>>
}

/** What a rule gives, requests/s, under the strictest of what caps it. */
export const planningRate = (
  promised: Promised,
  basis: Basis,
  plan: Plan,
  tested: Confirmed,
): Pick<Headroom, 'arrivalRate' | 'from' | 'cappedBy'> => {
  const caps = Object.entries(capsOf(basis, plan, tested)) as readonly [Cap, number | null][]
  const [cappedBy, cap] = caps.reduce<readonly [Cap | null, number]>(
    (least, [name, value]) => (value !== null && value < least[1] ? [name, value] : least),
    [null, tested.plannedRate],
  )
  const rule = promised.promise.rule === 'replay' ? 'replay' : 'law'
  return { arrivalRate: cap, from: tested.by ? 'measured' : rule, cappedBy }
}
