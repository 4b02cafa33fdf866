import { givenShares } from '../model/plan.ts'
import type { Report } from '../model/report.ts'
import { sameLength } from '../model/run.ts'
import { comparisonsOf, levelAnswers, limitAnswers, tokensAtLimit } from './answers.ts'
import { besideOf } from './before-after.ts'
import type { About, Answer, Comparison, MatchedPair, Outcome, QuestionPart, Reason } from './comparison.ts'
import { type Side, sidesOf, type Reports, type SeriesPair } from './levels.ts'
import { limitAnswer } from './limit.ts'
import { differencesOf, match } from './matching.ts'

type Plan = Report['plan']

const limitsOf = ({ sla }: Plan): readonly string[] =>
  sla.limits.map(({ id, threshold }) => `${id} ${threshold}`).toSorted()

const parts: Readonly<Record<QuestionPart, (plan: Plan) => unknown>> = {
  sla: limitsOf,
  demand: ({ intervals, thinkTimes }) => [intervals, thinkTimes],
  users: ({ demand }) => demand.users,
  arrivalRates: ({ demand }) => [demand.arrivalRates, demand.tokenRates],
  employees: ({ demand }) => demand.employees,
  peakDay: ({ demand }) => demand.peakDay?.factor,
  balancer: ({ balancer }) => balancer,
  spare: ({ spare }) => spare,
  mixes: ({ mixes }) => mixes,
  cost: ({ cost }) => cost,
  overflow: ({ overflow }) => overflow,
  headroom: givenShares,
  pattern: ({ arrivals }) => [arrivals.burstiness ?? 1, arrivals.dayToDay ?? 0],
  repeatPolicy: ({ repeatPolicy }) => repeatPolicy,
  accept: ({ accept }) => accept.toSorted(),
}

/** Parts of the question that differ between two reports; a service level is its limits, whatever it is called. */
const questionChanges = (old: Plan, next: Plan): readonly QuestionPart[] =>
  (Object.keys(parts) as QuestionPart[]).filter(
    (part) => JSON.stringify(parts[part](old)) !== JSON.stringify(parts[part](next)),
  )

/** What each answer hangs on. Users are matched reading by reading, so that other readings do not touch them. */
const hangsOn: Readonly<Record<About, readonly QuestionPart[]>> = {
  limit: ['sla', 'repeatPolicy', 'accept'],
  throughputAtLimit: ['sla', 'repeatPolicy', 'accept'],
  tokensAtLimit: ['sla', 'repeatPolicy', 'accept'],
  arrivals: ['sla', 'repeatPolicy', 'accept', 'overflow', 'headroom', 'pattern'],
  users: ['sla', 'repeatPolicy', 'accept', 'overflow', 'headroom', 'pattern'],
  throughput: ['repeatPolicy'],
  latency: ['repeatPolicy'],
}

/** True when the two sides were asked for it in different ways. */
const askedDifferently = (about: About, changes: readonly QuestionPart[]): boolean =>
  hangsOn[about].some((part) => changes.includes(part))

const good: readonly Outcome[] = ['better', 'gained']
const bad: readonly Outcome[] = ['worse', 'lost']

/** Good and bad together are mixed; one that could not be compared does not hide one that could. */
const together = (outcomes: readonly (Outcome | 'mixed')[]): Outcome | 'mixed' => {
  const has = (outcome: Outcome | 'mixed'): boolean => outcomes.includes(outcome)
  if (has('mixed') || (good.some(has) && bad.some(has))) return 'mixed'
  return ([...good, ...bad, 'undecided', 'unchanged'] as const).find(has) ?? 'notComparable'
}

/** What only one side knows stays so. */
const uncompared = ({ outcome }: Answer): Outcome =>
  outcome === 'lost' || outcome === 'gained' ? outcome : 'notComparable'

const refused = (answer: Answer): Answer => ({
  ...answer,
  range: null,
  noise: null,
  outcome: uncompared(answer),
  reason: 'question',
})

/** The measurements of a side, whatever its runs are called. */
const measured = ({ series: { capacity, points }, runs }: Side): string =>
  JSON.stringify([
    capacity,
    points.map(({ runs: ids, ...point }) => [
      point,
      ids.map((id) => [runs.get(id)?.throughput, runs.get(id)?.latency, runs.get(id)?.settings]),
    ]),
  ])

/** The same number of the same measurements, asked the same: nothing is better, worse or left open. */
const unchanged = (answer: Answer): Answer => ({ ...answer, outcome: 'unchanged', reason: null })

/** Why the requests of the two sides are not known to be the same work; null where they are. */
const lengthsReason = ({ old, new: next }: SeriesPair): Reason | null => {
  const other = (['inputTokens', 'outputTokens'] as const).find(
    (side) => !sameLength(old.workload.measured[side], next.workload.measured[side]),
  )
  if (other === undefined) return null
  if (old.workload.measured[other] === null) return 'oldLengths'
  return next.workload.measured[other] === null ? 'newLengths' : 'lengths'
}

/** Requests of different lengths are different work: what counts or times them is not compared. */
const incomparable = (answer: Answer, reason: Reason): Answer => ({
  ...answer,
  range: null,
  noise: null,
  brackets: null,
  change: null,
  outcome: uncompared(answer),
  reason,
})

const pairOf = (pair: SeriesPair, reports: Reports, changes: readonly QuestionPart[]): MatchedPair => {
  const sides = sidesOf(pair, reports)
  const limit = limitAnswer(sides)
  const isSame = measured(sides.old) === measured(sides.new)
  const all = [limit, ...limitAnswers(sides, limit), ...levelAnswers(sides)]
  const reason = isSame ? null : lengthsReason(pair)
  const told = reason === null ? all : [...all.map((one) => incomparable(one, reason)), tokensAtLimit(sides)]
  const answers = told.map((answer) => {
    if (askedDifferently(answer.about, changes)) return refused(answer)
    return isSame && answer.old === answer.new ? unchanged(answer) : answer
  })
  return {
    old: pair.old.id,
    new: pair.new.id,
    outcome: together(answers.map(({ outcome }) => outcome)),
    differences: differencesOf(sides),
    comparisons: comparisonsOf(sides),
    answers,
    beside: besideOf(sides, reason === null),
  }
}

/** Two reports → what became better or worse beyond noise, series by series. A change of the question comes first. */
export const compare = (reports: Reports): Comparison => {
  const question = questionChanges(reports.old.plan, reports.new.plan)
  const { pairs, alone } = match(reports)
  const told = pairs.map((pair) => pairOf(pair, reports, question))
  return {
    outcome: together(told.map(({ outcome }) => outcome)),
    question,
    pairs: told,
    alone: { old: alone.old.map(({ id }) => id), new: alone.new.map(({ id }) => id) },
  }
}

/** True when anything at all became worse beyond noise, or an answer of the old report is known no more. */
export const anyWorse = ({ pairs, alone }: Comparison, { old }: Reports): boolean =>
  pairs.some(({ answers }) => answers.some(({ outcome }) => bad.includes(outcome))) ||
  old.series.some(({ id, capacity }) => alone.old.includes(id) && capacity.status !== 'noData')
