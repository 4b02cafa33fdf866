import type { Plan } from '../model/plan.ts'
import type { Report, ReportRun } from '../model/report.ts'
import { requestsSent, type Run } from '../model/run.ts'
import type { Problem } from '../model/source.ts'
import type { Recognised } from '../recognition/recognise.ts'
import { decisionsOf } from '../decisions/decisions.ts'
import { distinctRuns, type Distinct } from '../series/duplicates.ts'
import { groupBy } from '../series/group-by.ts'
import { analyze } from './analyze.ts'
import { publish } from '../trails/publish.ts'
import { unmetOf } from './unmet.ts'

export interface Stamp {
  readonly version: string
  /** ISO instant; the only clock of the report. */
  readonly now: string
}

type Told = Report['sources'][number]

const repeated = ({ run, kept }: Distinct['repeated'][number]): Problem => ({
  code: 'repeatedRun',
  where: run.at,
  values: { path: kept.path, at: kept.at },
})

const noLevel = { ramp: 'rampedRate', trace: 'tracedArrivals' } as const

/** What a run without a series is instead of a level. */
const unplacedAs = (run: ReportRun): Problem => {
  const { kind } = run.load
  const requests = requestsSent(run)?.most
  const throughput = run.throughput.requests
  if (kind === 'ramp' || kind === 'trace') return { code: noLevel[kind], where: run.at, values: {} }
  return kind === 'atOnce' && requests !== undefined && throughput !== null
    ? { code: 'sentAtOnce', where: run.at, values: { requests, throughput } }
    : { code: 'loadUnknown', where: run.at, values: {} }
}

const unplaced = (runs: readonly ReportRun[]): readonly Problem[] =>
  runs.filter((run) => run.series === null).map(unplacedAs)

/** Values that tell one kind of problem from another of the same code; places and texts found there do not. */
const kindOf = ({ code, values }: Problem): string =>
  JSON.stringify([code, ...['tool', 'kind', 'name', 'field', 'words', 'columns'].map((key) => values[key])])

/** The same problem at many places of one file is told once, at the first, with the number of times. */
const together = (problems: readonly Problem[]): readonly Problem[] =>
  [...groupBy(problems, kindOf).values()].map((alike) =>
    alike.length === 1 ? alike[0]! : { ...alike[0]!, values: { ...alike[0]!.values, times: alike.length } },
  )

/** What became of each source. */
const sourcesOf = (recognised: readonly Recognised[], distinct: Distinct, all: readonly ReportRun[]): Told[] => {
  const runs = groupBy(all, (run) => run.source)
  const copies = groupBy(distinct.repeated, ({ run }) => run.source)
  return recognised.map(({ source: { id, path, sha256, bytes }, format, problems }) => {
    const own = runs.get(id) ?? []
    const told = [...problems, ...(copies.get(id) ?? []).map(repeated), ...unplaced(own)]
    return {
      id,
      path,
      sha256,
      bytes,
      format,
      runs: own.map((run) => run.id),
      problems: together(told).map((problem) => ({ ...problem, values: { ...problem.values } })),
    }
  })
}

const planOf = ({ series: _, ...plan }: Plan): Report['plan'] => plan

/** What was read and what was asked → the report. The same run in two files counts once. */
export const reportOf = (recognised: readonly Recognised[], plan: Plan, stamp: Stamp): Report => {
  const all: readonly Run[] = recognised.flatMap((one) => one.runs)
  const distinct = distinctRuns(all)
  const answer = analyze(distinct.runs, plan)
  const whole = {
    schemaVersion: 1,
    tool: { name: 'konkyo', version: stamp.version },
    createdAt: stamp.now,
    plan: planOf(plan),
    unmet: unmetOf(
      plan,
      all.map(({ path }) => path),
      answer.series,
    ),
    sources: sourcesOf(recognised, distinct, answer.runs),
    ...answer,
  } as const
  const decided = { ...whole, decisions: [...decisionsOf(whole)] }
  return { ...decided, trails: publish(decided) }
}
