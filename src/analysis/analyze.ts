import { chosenOf } from '../decisions/options.ts'
import { counterpartsOf } from './counterparts/counterparts.ts'
import type { Plan } from '../model/plan.ts'
import {
  type Diagnosed,
  overallGrade,
  type Report,
  type ReportRun,
  type Series,
  type Ungraded,
  type Workload,
} from '../model/report.ts'
import type { Run, SettledRun } from '../model/run.ts'
import { settleFacts } from '../series/facts.ts'
import { groupBy } from '../model/group-by.ts'
import { withoutUnlimited } from '../series/loop.ts'
import { groupRuns, type RunGroup } from '../series/series-of.ts'
import { type Ledger, openLedger } from '../trails/ledger.ts'
import { type Part, settle } from '../trails/publish.ts'
import { completeLatency } from './complete-latency.ts'
import { sized } from './demand/sizing.ts'
import { diagnosesOf } from './diagnosis/diagnose.ts'
import { findingsOf, type Answered, gradeOf } from './findings.ts'
import { isOpen, openRunsAmong, type Measured } from './headroom/offered.ts'
import type { PromiseOf } from './headroom/promised.ts'
import { interpolationOf } from './interpolate.ts'
import { refusalsOf } from './layouts/comparable.ts'
import { recommendationsOf } from './layouts/recommend.ts'
import { scalingOf } from './layouts/scale.ts'
import { mixesOf } from './mix.ts'
import { judgeRun, type JudgedRun, reportRun } from './points/judged-run.ts'
import { pointsOf } from './points/points.ts'
import { sensitivityOf } from './sensitivity/sensitivity.ts'
import { namesOf, seriesOf, servedBy } from './series.ts'

/**
 * A chunk carries a token at least, but for one that only opens or closes the answer. Streams of vLLM's client have 0.999
 * gaps a token or fewer.
 */
const mostGaps = (tokens: number): number => 1.25 * tokens + 2

/** Mean gaps of a request: the time after the first token over the mean of all gaps; null without these times. */
const gapsOf = ({ latency: { ttft, itl, e2e } }: Run): number | null =>
  ttft?.mean && itl?.mean && e2e?.mean ? (e2e.mean - ttft.mean) / itl.mean : null

/**
 * A run without its output tokens, and what follows from them, where its answers had more gaps than tokens: the tokens were
 * not counted (the server told no usage, or told it late).
 */
export const withTrustedTokens = <R extends Run>(run: R): R => {
  const { output } = run.tokens
  const gaps = gapsOf(run)
  if (output === null || gaps === null || gaps <= mostGaps(output)) return run
  return {
    ...run,
    tokens: { ...run.tokens, output: null },
    totals: { ...run.totals, output: null },
    throughput: { ...run.throughput, outputTokens: null, totalTokens: null },
    latency: { ...run.latency, tpot: null },
    miscounted: { tokens: output, gaps },
  }
}

const workloadKey = ({ model, lengths }: RunGroup): string => JSON.stringify([model, lengths])

const measuredIn = (group: RunGroup, plan: Plan): Measured => {
  const company = { accept: plan.accept, siblings: group.runs }
  const judged = group.runs.map((run) => judgeRun(run, plan.sla, group.axis, company))
  return { group, judged, points: pointsOf(judged, plan.sla, group.axis, plan) }
}

/** A series as it is answered, and its runs as the report shows them. */
interface Told extends Answered {
  readonly runs: readonly ReportRun[]
  readonly interpolation: Series['interpolation']
}

/** Levels of requests at random are looked up by other series: they are measured before all. */
const measuredOnce = (groups: readonly RunGroup[], plan: Plan) => {
  const open = new Map(groups.filter(isOpen).map((group) => [group, measuredIn(group, plan)]))
  return { open: [...open.values()], measured: (group: RunGroup) => open.get(group) ?? measuredIn(group, plan) }
}

const answer = (
  groups: readonly RunGroup[],
  plan: Plan,
  finish: (told: Told, index: number) => void,
  promise?: PromiseOf,
): readonly Told[] => {
  const workloads = [...groupBy(groups, workloadKey).entries()]
  const places = new Map(workloads.map(([key], i) => [key, i]))
  const served = workloads.map(([, alike]) => servedBy(alike))
  const names = namesOf(groups)
  const { open, measured } = measuredOnce(groups, plan)
  const offeredTo = openRunsAmong(open, plan)
  return groups.map((group, i) => {
    const own = measured(group)
    const workload = places.get(workloadKey(group))!
    const ids = { id: `series-${i + 1}`, workloadId: `workload-${workload + 1}`, ...names[i]! }
    const series = seriesOf(own, offeredTo(own), plan, ids, served[workload]!, promise)
    const runs = own.judged.map((one) => reportRun(one, series.id))
    const interpolation = interpolationOf(series, new Map(runs.map((run) => [run.id, run])))
    const told = { judged: own.judged, series, runs, interpolation }
    finish(told, i)
    return told
  })
}

const partOf = (series: number, steps: readonly string[], value: object): Part => ({
  steps: ['series', String(series), ...steps],
  value,
})

/** The levels of a series, for what is made of them. */
const pointParts = (index: number, { points }: Ungraded): readonly Part[] =>
  points.map((point, i) => ({ ...partOf(index, ['points', String(i)], point), alone: true }))

const workloadsOf = (series: readonly Ungraded[], scaling: Report['scaling']): Workload[] =>
  [...groupBy(series, (one) => one.workloadId)].map(([id, members]) => ({
    id,
    model: members[0]!.model,
    inputTokens: members[0]!.workload.inputTokens,
    outputTokens: members[0]!.workload.outputTokens,
    kind: members[0]!.workload.kind,
    mix: members[0]!.workload.mix,
    series: members.map((one) => one.id),
    scaling: scaling.filter((one) => one.workload === id).map((one) => one.id),
  }))

/** What moves the users of each series, at the reading of the demand at which the recommended ones are told. */
const sensitivitiesOf = (
  answers: readonly Told[],
  chosen: readonly Ungraded[],
  plan: Plan,
  finish: (series: Ungraded, sensitivity: Series['sensitivity'], index: number) => void,
): readonly Series['sensitivity'][] => {
  const beside = chosen.map(({ users }) => users.filter(({ model }) => model !== 'fixed'))
  return answers.map(({ judged, series }, i) => {
    const sensitivity = sensitivityOf({ judged, axis: series.capacity.axis }, series, plan, beside)
    finish(series, sensitivity, i)
    return sensitivity
  })
}

/** Runs that are no level (all at once, ramps, traces, loads that nothing tells) are listed without a series. */
const unplaced = (runs: readonly SettledRun[], answers: readonly Answered[], plan: Plan): readonly JudgedRun[] => {
  const placed = new Set(answers.flatMap(({ judged }) => judged.map(({ run }) => run)))
  return runs.filter((run) => !placed.has(run)).map((run) => judgeRun(run, plan.sla, 'concurrency'))
}

/** Runs with their facts, numbered in the order given, without what holds nothing back and what was miscounted. */
export const settledRuns = (all: readonly Run[], plan: Plan): readonly SettledRun[] =>
  withoutUnlimited(
    all.map((run, i) =>
      settleFacts(withTrustedTokens(completeLatency(run, plan.sla.limits)), `r${i + 1}`, plan.series, plan.mixes),
    ),
  )

interface Grounds {
  readonly plan: Plan
  readonly settled: readonly SettledRun[]
  readonly groups: readonly RunGroup[]
}

/** Writes down how the numbers of finished parts were made, so that what they were made of need not be kept. */
const finisher = (ledger: Ledger, { plan, settled, groups }: Grounds) => {
  const order = new Map(settled.map((run, i) => [run.id, i]))
  const lists = { plan, runs: settled, series: groups.map((_, i) => ({ id: `series-${i + 1}` })) }
  const runPart = ({ id, judgements }: ReportRun): Part => ({
    steps: ['runs', String(order.get(id)), 'judgements'],
    value: judgements,
  })
  return {
    series: ({ runs, series, interpolation }: Told, index: number) =>
      settle(ledger, lists, [...runs.map(runPart), partOf(index, [], { ...series, interpolation })]),
    sensitivity: (series: Ungraded, sensitivity: Series['sensitivity'], index: number) =>
      settle(ledger, lists, [partOf(index, [], { ...series, sensitivity })]),
    runs: (runs: readonly ReportRun[]) => {
      for (const run of runs) settle(ledger, lists, [runPart(run)])
    },
    diagnoses: (series: readonly Ungraded[]) => (told: ReadonlyMap<number, Diagnosed>) => {
      const parts = Array.from(told, ([i, one]) => [...pointParts(i, series[i]!), partOf(i, ['diagnosis'], one)])
      settle(ledger, lists, parts.flat())
    },
    inOrder: (runs: readonly ReportRun[]): ReportRun[] => runs.toSorted((a, b) => order.get(a.id)! - order.get(b.id)!),
  }
}

/** Runs and the question → the answer, without clock, language or files. Runs are numbered in the order given. */
export const analyze = (all: readonly Run[], plan: Plan, promise?: PromiseOf, ledger = openLedger()) => {
  const settled = settledRuns(all, plan)
  const groups = groupRuns(settled)
  const finish = finisher(ledger, { plan, settled, groups })
  const answers = answer(groups, plan, finish.series, promise)
  const series = answers.map((one) => one.series)
  const alone = unplaced(settled, answers, plan).map((judged) => reportRun(judged, null))
  finish.runs(alone)
  const runs = finish.inOrder([...answers.flatMap((one) => one.runs), ...alone])
  const scaling = [...scalingOf(series, runs)]
  const refusals = [...refusalsOf(series, scaling, runs)]
  const findings = [...findingsOf(answers, scaling, plan)]
  const workloads = workloadsOf(series, scaling)
  const found = groupBy(findings, (one) => one.series ?? '')
  const diagnosed = diagnosesOf(answers, finish.diagnoses(series))
  const demanded = sized(plan, { series, workloads })
  const moved = sensitivitiesOf(answers, chosenOf(series, demanded.sizing, { plan }), plan, finish.sensitivity)
  const graded = answers.map(({ series: one, interpolation }, i) => ({
    ...one,
    sensitivity: moved[i]!,
    diagnosis: diagnosed[i]!,
    interpolation,
    grade: gradeOf(one, found.get(one.id) ?? []),
  }))
  return {
    runs,
    series: graded,
    workloads,
    mixes: [...mixesOf(series, runs, { ...demanded, plan })],
    scaling,
    refusals,
    counterparts: [...counterpartsOf(series, runs, plan)],
    recommendations: [...recommendationsOf(series, scaling, refusals, runs)],
    findings,
    ...demanded,
    grade: overallGrade(graded),
  }
}
