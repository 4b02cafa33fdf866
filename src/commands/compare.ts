import { anyWorse, compare as compareReports } from '../comparing/compare.ts'
import {
  type Answer,
  type Comparison,
  isTold,
  type MatchedPair,
  type NoiseSource,
  type QuestionPart,
} from '../comparing/comparison.ts'
import { assumedShare } from '../comparing/noise.ts'
import { limitText, partNames, usersName } from '../document/revision-text.ts'
import { levelNumber, levelText, limitName, seriesOf, slaText, whereText } from '../document/speech.ts'
import { UserError } from '../errors.ts'
import type { Language } from '../i18n/language.ts'
import { givenShares } from '../model/plan.ts'
import type { Capacity, Report, Series } from '../model/report.ts'
import type { Flags } from '../options.ts'
import { groupBy } from '../model/group-by.ts'
import type { World } from './index.ts'
import { besideLines, summaryLines } from './compare-beside.ts'
import { languageOf } from './inquiry.ts'
import type { Line } from './styled.ts'
import { syntheticLines } from '../document/nature.ts'
import { twoSubjects } from './subject.ts'
import { printResult } from './terminal.ts'
import type { Reports } from '../comparing/levels.ts'

/** `worse`; `undecided (within noise)`. */
const outcomeText = ({ outcome, reason }: Pick<Answer, 'outcome' | 'reason'>, { say }: Language): string => {
  const text = say(`compare.outcome.${outcome}`)
  return reason === null ? text : say('compare.because', { outcome: text, reason: say(`compare.reason.${reason}`) })
}

type Axis = Capacity['axis']
/** A level, and by how much it changed where that is decided. */
const levelOf = ({ level, change, outcome }: Answer, axis: Axis, language: Language): string => {
  const number = levelNumber(axis, level, language)
  return outcome === 'better' || outcome === 'worse'
    ? language.say('compare.levels.changed', { level: number, change })
    : number
}

const groupText = (answers: readonly Answer[], axis: Axis, language: Language): string =>
  language.say('compare.levels.group', {
    outcome: outcomeText(answers[0]!, language),
    levels: language.list(answers.map((answer) => levelOf(answer, axis, language))),
  })

const levelLine = (name: string, answers: readonly Answer[], axis: Axis, language: Language): string => {
  const groups = groupBy(answers, ({ outcome, reason }) => `${outcome} ${reason}`)
  const texts = [...groups.values()].map((group) => groupText(group, axis, language))
  return language.say('compare.levels.line', { name, groups: texts.join(language.say('finding.separator')) })
}

/** Throughput and each judged latency at equal load: one line each, levels of one outcome together. */
const levelLines = ({ answers }: MatchedPair, axis: Axis, language: Language): readonly string[] => {
  const throughput = answers.filter(({ about }) => about === 'throughput')
  const latencies = groupBy(
    answers.filter(({ about }) => about === 'latency'),
    ({ limit }) => limit ?? '',
  )
  return [
    ...(throughput.length > 0 ? [levelLine(language.say('compare.name.throughput'), throughput, axis, language)] : []),
    ...[...latencies].map(([limit, group]) =>
      levelLine(language.say('compare.name.latency', { limit: limitName(limit) }), group, axis, language),
    ),
  ]
}

/** Parts of the question that something hangs on that is compared. */
const partText = {
  sla: ({ sla }, language) => slaText(sla, language),
  demand: () => '',
  overflow: ({ overflow }, language) => language.value(overflow, 'percent'),
  headroom: (plan, language) => language.list(givenShares(plan).map((share) => language.value(share, 'share'))) || '—',
  pattern: () => '',
  repeatPolicy: ({ repeatPolicy }) => repeatPolicy,
  accept: ({ accept }, language) => language.list(accept) || '—',
} satisfies Partial<Record<QuestionPart, (plan: Report['plan'], language: Language) => string>>

const isCompared = (part: QuestionPart): part is keyof typeof partText => part in partText

const asideLines = (parts: readonly QuestionPart[], language: Language): readonly string[] =>
  parts.length === 0 ? [] : [language.say('compare.question.aside', { parts: partNames(parts, language) })]

/** What was asked of both, and each part in which the questions differ. */
const questionLines = (
  { question }: Comparison,
  { old, new: next }: Reports,
  language: Language,
): readonly string[] => [
  ...question
    .filter(isCompared)
    .map((part) =>
      language.say(`compare.question.${part}`, {
        old: partText[part](old.plan, language),
        new: partText[part](next.plan, language),
      }),
    ),
  ...asideLines(
    question.filter((part) => !isCompared(part)),
    language,
  ),
  ...(question.includes('sla')
    ? []
    : [language.say('compare.question.same', { sla: slaText(next.plan.sla, language) })]),
]

/** The first level that fails above every pass, where the levels below it have no verdict. */
const failingUnjudged = ({ points, capacity }: Series): number | null =>
  capacity.status === 'noData'
    ? (points.find(
        ({ usable, verdict, level }) => usable && verdict === 'fail' && level > (capacity.largestPassing ?? 0),
      )?.level ?? null)
    : null

const foundLimit = (series: Series, language: Language): string => {
  const { axis, status, maxConcurrency, firstFailing } = series.capacity
  const failing = failingUnjudged(series)
  if (failing !== null)
    return language.say('compare.limit.noData.failing', { failing: levelText(axis, failing, language) })
  return limitText(axis, maxConcurrency, { status, failing: firstFailing }, language)
}

const nameOf = ({ about, demand }: Answer, language: Language): string =>
  demand ? usersName(demand, language) : language.say(`compare.name.${about as 'arrivals'}`)

/** What is promised reads as in the history of a document. */
const valueText = ({ about, old, new: next }: Answer, { say }: Language): string => {
  const values = { old, new: next }
  if (about === 'users') return say('revision.value.users', values)
  if (about === 'arrivals') return say('revision.value.rate', values)
  return say(about === 'tokensAtLimit' ? 'compare.value.tokens' : 'compare.value.rate', values)
}

const answerLine = (answer: Answer, language: Language): string => {
  const { change, range } = answer
  const values = {
    name: nameOf(answer, language),
    value: valueText(answer, language),
    outcome: outcomeText(answer, language),
  }
  if (range) return language.say('compare.line.range', { ...values, change, low: range[0], high: range[1] })
  return change === null
    ? language.say('compare.line', values)
    : language.say('compare.line.change', { ...values, change })
}

const sourceText = (source: NoiseSource, { say }: Language): string =>
  source === 'assumed' ? say('compare.noise.assumed', { share: assumedShare }) : say(`compare.noise.${source}`)

const noiseLines = ({ answers, comparisons }: MatchedPair, language: Language): readonly string[] => {
  const parts = (['throughput', 'latency'] as const).flatMap((about) => {
    const own = new Set(answers.map((one) => (one.about === about ? one.noise : null)))
    const sources = (['repeats', 'sampling', 'assumed'] as const).filter((source) => own.has(source))
    const texts = sources.map((source) => sourceText(source, language))
    return texts.length > 0 ? [language.say(`compare.noise.${about}`, { sources: language.list(texts) })] : []
  })
  if (parts.length === 0) return []
  const confidence = language.say('compare.noise.confidence', { count: comparisons })
  return [language.say('compare.noise', { parts: parts.join(language.say('finding.separator')), confidence })]
}

const differenceLines = ({ differences }: MatchedPair, { say, list }: Language): readonly string[] => {
  const absent = say('notRecorded')
  const told = differences.map(({ name, old, new: next }) =>
    say('compare.difference.one', { name, old: old ?? absent, new: next ?? absent }),
  )
  return told.length > 0 ? [say('compare.difference', { differences: list(told) })] : []
}

const changedLines = (pair: MatchedPair, reports: Reports, language: Language): readonly Line[] => {
  const [old, next] = [seriesOf(reports.old, pair.old), seriesOf(reports.new, pair.new)]
  const [limit] = pair.answers
  const limitLine = language.say('compare.limit.line', {
    name: language.say('compare.name.limit'),
    old: foundLimit(old, language),
    new: foundLimit(next, language),
    outcome: limit ? outcomeText(limit, language) : '',
  })
  const told = pair.answers.filter((answer) => isTold(answer, reports.new))
  const lines = [
    ...differenceLines(pair, language),
    limitLine,
    ...told.map((answer) => answerLine(answer, language)),
    ...levelLines(pair, next.capacity.axis, language),
    ...noiseLines(pair, language),
  ]
  return [...lines.map((line) => `  ${line}`), ...besideLines(pair, next.capacity.axis, language)]
}

/** What is not as it was; of a pair in which all is, how much that is. */
const pairLines = (pair: MatchedPair, reports: Reports, language: Language): readonly Line[] => {
  const title = `[${language.say(`compare.outcome.${pair.outcome}`)}] ${whereText(seriesOf(reports.new, pair.new), language)}`
  return pair.outcome === 'unchanged'
    ? [language.say('compare.unchanged', { title, count: pair.answers.length })]
    : [title, ...changedLines(pair, reports, language)]
}

const aloneLines = ({ alone }: Comparison, reports: Reports, language: Language): readonly string[] =>
  (['old', 'new'] as const).flatMap((side) => {
    const names = alone[side].map((id) => whereText(seriesOf(reports[side], id), language))
    return names.length > 0 ? [language.say(`compare.alone.${side}`, { series: language.items(names) })] : []
  })

const overallText = ({ outcome, alone }: Comparison, { say }: Language): string =>
  outcome === 'unchanged' && alone.old.length + alone.new.length > 0
    ? say('compare.overall.unchanged.partly')
    : say(`compare.overall.${outcome}`)

/** The whole comparison in plain lines: the verdict, the question, each matched series, and what has no partner. */
const comparisonLines = (
  comparison: Comparison,
  reports: Reports,
  paths: readonly string[],
  language: Language,
): readonly Line[] => [
  overallText(comparison, language),
  ...(['old', 'new'] as const).flatMap((side, i) => [
    language.say(`compare.side.${side}`, { path: paths[i], date: language.date(reports[side].createdAt) }),
    ...syntheticLines([reports[side]], language).map((line) => `  ${line}`),
  ]),
  ...questionLines(comparison, reports, language),
  ...comparison.pairs.flatMap((pair) => pairLines(pair, reports, language)),
  ...summaryLines(
    comparison.pairs
      .filter(({ outcome }) => outcome !== 'unchanged')
      .map((pair) => ({ pair, series: seriesOf(reports.new, pair.new) })),
    language,
  ),
  ...aloneLines(comparison, reports, language),
]

/** `--fail-on worse` is all that a comparison can be asked to fail on. */
const failsOnWorse = ({ failOn }: Flags): boolean => {
  if (failOn !== undefined && failOn.trim() !== 'worse')
    throw new UserError('badOption', { detail: `--fail-on ${failOn}: worse` })
  return failOn !== undefined
}

/** `konkyo compare OLD NEW`: what became better or worse beyond noise. */
export const compare = async (flags: Flags, world: World): Promise<number> => {
  const language = languageOf(flags, world)
  const strict = failsOnWorse(flags)
  const reports = await twoSubjects(flags, world)
  const comparison = compareReports(reports)
  printResult(flags, world, comparison, () => comparisonLines(comparison, reports, flags.paths, language))
  return strict && anyWorse(comparison, reports) ? 1 : 0
}
