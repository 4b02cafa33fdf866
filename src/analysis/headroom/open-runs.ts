import type { Plan } from '../../model/plan.ts'
import type { Point } from '../../model/report.ts'
import { confirmation, deciding, type Confirmation, type OpenRun, type Proposal } from '../../replay/open-runs.ts'
import { groupBy } from '../../series/group-by.ts'
import { loopOf } from '../../series/loop.ts'
import type { RunGroup } from '../../series/series-of.ts'
import type { JudgedRun } from '../points/judged-run.ts'
import type { Promised } from './promised.ts'

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
