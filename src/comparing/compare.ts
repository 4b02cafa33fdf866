import { comparisonsOf, levelAnswers } from './at-levels.ts'
import { limitAnswers, tokensAtLimit } from './at-limits.ts'
import type { Answer, Comparison, MatchedPair, Outcome, QuestionPart, SeriesPair } from './comparison.ts'
import { sameLength } from '../model/run.ts'
import { differencesOf } from './differences.ts'
import { sidesOf, type Side } from './levels.ts'
import { limitAnswer } from './limit.ts'
import { match, type Reports } from './matching.ts'
import { askedDifferently, questionChanges } from './question.ts'

/** Better and worse together are mixed; one that could not be compared does not hide one that could. */
export const together = (outcomes: readonly (Outcome | 'mixed')[]): Outcome | 'mixed' => {
  const has = (outcome: Outcome | 'mixed'): boolean => outcomes.includes(outcome)
  if (has('mixed') || (has('better') && has('worse'))) return 'mixed'
  if (has('better')) return 'better'
  if (has('worse')) return 'worse'
  if (has('undecided')) return 'undecided'
  return has('unchanged') ? 'unchanged' : 'notComparable'
}

const refused = (answer: Answer, changes: readonly QuestionPart[]): Answer =>
  askedDifferently(answer.about, changes)
    ? { ...answer, range: null, noise: null, outcome: 'notComparable', reason: 'question' }
    : answer

/** The measurements of a side, whatever its runs are called. */
const measured = ({ series: { capacity, points }, runs }: Side): string =>
  JSON.stringify([
    capacity,
    points.map(({ runs: ids, ...point }) => [
      point,
      ids.map((id) => [runs.get(id)?.throughput, runs.get(id)?.latency, runs.get(id)?.settings]),
    ]),
  ])

/** The same measurements, asked the same: nothing is better, worse or left open. */
const unchanged = (answer: Answer): Answer => ({ ...answer, outcome: 'unchanged', reason: null })

const sameLengths = ({ old, new: next }: SeriesPair): boolean =>
  (['inputTokens', 'outputTokens'] as const).every((side) =>
    sameLength(old.workload.measured[side], next.workload.measured[side]),
  )

/** Requests of different lengths are different work: what counts or times them is not compared. */
const incomparable = (answer: Answer): Answer => ({
  ...answer,
  range: null,
  noise: null,
  brackets: null,
  change: null,
  outcome: 'notComparable',
  reason: 'lengths',
})

const pairOf = (pair: SeriesPair, reports: Reports, changes: readonly QuestionPart[]): MatchedPair => {
  const sides = sidesOf(pair, reports)
  const limit = limitAnswer(sides)
  const isSame = changes.length === 0 && measured(sides.old) === measured(sides.new)
  const all = [limit, ...limitAnswers(sides, limit), ...levelAnswers(sides)]
  const told = isSame || sameLengths(pair) ? all : [...all.map(incomparable), tokensAtLimit(sides)]
  const answers = told.map((answer) => (isSame ? unchanged(answer) : refused(answer, changes)))
  return {
    old: pair.old.id,
    new: pair.new.id,
    outcome: together(answers.map(({ outcome }) => outcome)),
    differences: differencesOf(sides),
    comparisons: comparisonsOf(sides),
    answers,
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

/** True when anything at all became worse beyond noise. */
export const anyWorse = ({ pairs }: Comparison): boolean =>
  pairs.some(({ answers }) => answers.some(({ outcome }) => outcome === 'worse'))
