import type { Plan } from '../model/plan.ts'
import type { Report, Ungraded, Workload } from '../model/report.ts'
import type { Run, SettledRun } from '../model/run.ts'
import { groupBy } from '../series/group-by.ts'
import { settleFacts } from '../series/facts.ts'
import { withoutUnlimited } from '../series/loop.ts'
import { groupRuns, type RunGroup } from '../series/series-of.ts'
import { completeLatency } from './complete-latency.ts'
import { diagnosesOf } from './diagnosis/diagnose.ts'
import { findingsOf, type Answered } from './findings.ts'
import { gradeOf, overallGrade } from './grade.ts'
import { interpolationOf } from './interpolation/interpolate.ts'
import { openRunsAmong, type Measured } from './headroom/open-runs.ts'
import { judgeRun, type JudgedRun } from './points/judged-run.ts'
import { pointsOf } from './points/points.ts'
import { recommendationsOf } from './layouts/recommend.ts'
import { mixesOf } from './mix/mix.ts'
import { refusalsOf } from './layouts/refuse.ts'
import { reportRun } from './report-run.ts'
import { withTrustedTokens } from './trusted-tokens.ts'
import { scalingOf } from './layouts/scale.ts'
import { namesOf } from './series-names.ts'
import { seriesOf } from './series.ts'
import { sized } from './demand/sizing.ts'
import { servedBy } from './workload.ts'

const workloadKey = ({ model, lengths }: RunGroup): string => JSON.stringify([model, lengths])

const measuredIn = (group: RunGroup, plan: Plan): Measured => {
  const company = { accept: plan.accept, siblings: group.runs }
  const judged = group.runs.map((run) => judgeRun(run, plan.sla, group.axis, company))
  return { group, judged, points: pointsOf(judged, plan.sla, group.axis, plan) }
}

const answer = (groups: readonly RunGroup[], plan: Plan): readonly Answered[] => {
  const workloads = [...groupBy(groups, workloadKey).entries()]
  const keys = workloads.map(([key]) => key)
  const served = workloads.map(([, alike]) => servedBy(alike))
  const names = namesOf(groups)
  const measured = groups.map((group) => measuredIn(group, plan))
  const offeredTo = openRunsAmong(measured, plan)
  return measured.map((own, i) => {
    const workload = keys.indexOf(workloadKey(own.group))
    const ids = { id: `series-${i + 1}`, workloadId: `workload-${workload + 1}`, ...names[i]! }
    return { judged: own.judged, series: seriesOf(own, offeredTo(own), plan, ids, served[workload]!) }
  })
}

const workloadsOf = (series: readonly Ungraded[], scaling: Report['scaling']): Workload[] =>
  [...groupBy(series, (one) => one.workloadId)].map(([id, members]) => ({
    id,
    model: members[0]!.model,
    inputTokens: members[0]!.workload.inputTokens,
    outputTokens: members[0]!.workload.outputTokens,
    kind: members[0]!.workload.kind,
    series: members.map((one) => one.id),
    scaling: scaling.filter((one) => one.workload === id).map((one) => one.id),
  }))

/** Runs that are no level (all at once, ramps, traces, loads that nothing tells) are listed without a series. */
const unplaced = (runs: readonly SettledRun[], answers: readonly Answered[], plan: Plan): readonly JudgedRun[] => {
  const placed = new Set(answers.flatMap(({ judged }) => judged.map(({ run }) => run)))
  return runs.filter((run) => !placed.has(run)).map((run) => judgeRun(run, plan.sla, 'concurrency'))
}

/** Runs and the question → the answer, without clock, language or files. Runs are numbered in the order given. */
export const analyze = (
  all: readonly Run[],
  plan: Plan,
): Omit<Report, 'schemaVersion' | 'tool' | 'createdAt' | 'plan' | 'unmet' | 'sources' | 'decisions' | 'trails'> => {
  const settled = withoutUnlimited(
    all.map((run, i) =>
      settleFacts(withTrustedTokens(completeLatency(run, plan.sla.limits)), `r${i + 1}`, plan.series),
    ),
  )
  const answers = answer(groupRuns(settled), plan)
  const series = answers.map((one) => one.series)
  const inSeries = answers.flatMap((one) => one.judged.map((judged) => reportRun(judged, one.series.id)))
  const alone = unplaced(settled, answers, plan).map((judged) => reportRun(judged, null))
  const order = new Map(settled.map((run, i) => [run.id, i]))
  const runs = [...inSeries, ...alone].toSorted((a, b) => order.get(a.id)! - order.get(b.id)!)
  const scaling = [...scalingOf(series, runs)]
  const refusals = [...refusalsOf(series, scaling, runs)]
  const findings = [...findingsOf(answers, scaling, plan)]
  const workloads = workloadsOf(series, scaling)
  const byId = new Map(runs.map((run) => [run.id, run]))
  const found = groupBy(findings, (one) => one.series ?? '')
  const diagnosed = diagnosesOf(answers)
  const graded = series.map((one, i) => ({
    ...one,
    diagnosis: diagnosed[i]!,
    interpolation: interpolationOf(one, byId),
    grade: gradeOf(one, found.get(one.id) ?? []),
  }))
  return {
    runs,
    series: graded,
    workloads,
    mixes: [...mixesOf(series, runs, plan)],
    scaling,
    refusals,
    recommendations: [...recommendationsOf(series, scaling, refusals, runs)],
    findings,
    ...sized(plan, { series, workloads }),
    grade: overallGrade(graded.map(({ grade }) => grade)),
  }
}
