import type { Answer, Comparison, MatchedPair, NoiseSource } from '../comparing/comparison.ts'
import { assumedShare } from '../comparing/noise.ts'
import { layoutText, levelText, seriesOf, workloadText } from '../document/speech.ts'
import type { Language } from '../i18n/language.ts'
import type { Report, Series } from '../model/report.ts'
import { levelLines } from './compare-levels.ts'
import { outcomeText } from './compare-outcome.ts'
import { questionLines } from './compare-question.ts'

export interface Labelled {
  readonly old: Report
  readonly new: Report
  /** What the person called them. */
  readonly paths: readonly [string, string]
}

const titleOf = (series: Series, language: Language): string =>
  language.say('answer.title', {
    workload: workloadText(series.workload, language),
    layout: layoutText(series, language),
  })

const limitText = ({ capacity }: Series, language: Language): string => {
  const { axis, status, maxConcurrency, firstFailing } = capacity
  return language.say(`compare.limit.${status}`, {
    level: levelText(axis, maxConcurrency, language),
    failing: levelText(axis, firstFailing, language),
  })
}

const nameOf = ({ about, demand }: Answer, language: Language): string => {
  if (about !== 'users') return language.say(`compare.name.${about as 'arrivals'}`)
  const time = demand?.basis === 'open' ? demand.interval : (demand?.thinkTime ?? null)
  return language.say(demand?.basis === 'open' ? 'compare.name.users.open' : 'compare.name.users.closed', { time })
}

const kinds: Readonly<Partial<Record<Answer['about'], 'users' | 'tokens'>>> = {
  users: 'users',
  tokensAtLimit: 'tokens',
}

const answerLine = (answer: Answer, language: Language): string => {
  const kind = kinds[answer.about] ?? 'rate'
  const { old, new: next, change, range } = answer
  const values = {
    name: nameOf(answer, language),
    value: language.say(`compare.value.${kind}`, { old, new: next }),
    outcome: outcomeText(answer, language),
  }
  if (range) return language.say('compare.line.range', { ...values, change, low: range[0], high: range[1] })
  return change === null
    ? language.say('compare.line', values)
    : language.say('compare.line.change', { ...values, change })
}

/** Users are told for the first interval and for think times, where somebody said how often they ask. */
const isTold = ({ about, demand }: Answer, { plan }: Report): boolean => {
  if (about !== 'users') return ['arrivals', 'throughputAtLimit', 'tokensAtLimit'].includes(about)
  if (demand?.interval == null) return true
  return plan.chosenBy.intervals !== 'default' && demand.interval === plan.intervals[0]
}

const sourceText = (source: NoiseSource, language: Language): string =>
  source === 'assumed'
    ? language.say('compare.noise.assumed', { share: assumedShare })
    : language.say(`compare.noise.${source}`)

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

const differenceLines = ({ differences }: MatchedPair, language: Language): readonly string[] => {
  const absent = language.say('compare.difference.absent')
  const told = differences.map(({ name, old, new: next }) =>
    language.say('compare.difference.one', { name, old: old ?? absent, new: next ?? absent }),
  )
  return told.length > 0 ? [language.say('compare.difference', { differences: language.list(told) })] : []
}

const pairLines = (pair: MatchedPair, reports: Labelled, language: Language): readonly string[] => {
  const [old, next] = [seriesOf(reports.old, pair.old), seriesOf(reports.new, pair.new)]
  const [limit] = pair.answers
  const limitLine = language.say('compare.limit.line', {
    name: language.say('compare.name.limit'),
    old: limitText(old, language),
    new: limitText(next, language),
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
  const outcome = language.say(`compare.outcome.${pair.outcome}`)
  return [`[${outcome}] ${titleOf(next, language)}`, ...lines.map((line) => `  ${line}`)]
}

const aloneLines = ({ alone }: Comparison, reports: Labelled, language: Language): readonly string[] =>
  (['old', 'new'] as const).flatMap((side) => {
    const names = alone[side].map((id) => titleOf(seriesOf(reports[side], id), language))
    return names.length > 0 ? [language.say(`compare.alone.${side}`, { series: names.join('; ') })] : []
  })

/** The whole comparison in plain lines: the question first, then each matched series, then what has no partner. */
export const comparisonLines = (comparison: Comparison, reports: Labelled, language: Language): readonly string[] => [
  ...(['old', 'new'] as const).map((side, i) =>
    language.say(`compare.side.${side}`, {
      path: reports.paths[i] ?? '',
      date: language.date(reports[side].createdAt),
    }),
  ),
  ...questionLines(comparison, reports, language),
  ...comparison.pairs.flatMap((pair) => pairLines(pair, reports, language)),
  ...aloneLines(comparison, reports, language),
  language.say(`compare.overall.${comparison.outcome}`),
]
