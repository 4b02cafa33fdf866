import type { Language } from '../i18n/language.ts'
import type { Report, Series } from '../model/report.ts'
import type { Tone } from './block.ts'
import { refusalSentence, replaySentence } from './promise-text.ts'
import { layoutText, levelText, limitName, thresholdText } from './speech.ts'

const toneOf: Readonly<Record<Series['capacity']['status'], Tone>> = {
  bracketed: 'pass',
  rightCensored: 'pass',
  leftCensored: 'fail',
  nonContiguous: 'warning',
  noData: 'unknown',
}

/** The colour of an answer. Contradicting points that leave no level below are no pass. */
export const answerTone = ({ capacity }: Series): Tone =>
  capacity.status === 'nonContiguous' && capacity.maxConcurrency === null
    ? 'unknown'
    : toneOf[capacity.status]

/** The short word of a status: 上限確認, 測定上限まで適合, 適合なし, 矛盾, 判定不能. */
export const statusText = (series: Series, language: Language): string =>
  language.say(`status.${series.capacity.status}`)

const lowest = (series: Series) => series.points.find((point) => point.usable)

/** Why nothing could be judged: metrics that no level has; else audits that took every level away. */
const reasonText = (series: Series, language: Language): string => {
  const all = series.points.map((point) => point.judgements)
  const absent = Object.keys(all[0] ?? {}).filter((id) =>
    all.every((one) => one[id]?.reason === 'metricMissing'),
  )
  const reasons = all.flatMap((one) => Object.values(one).flatMap(({ reason }) => reason ?? []))
  const audits = [...new Set(reasons.filter((reason) => reason !== 'metricMissing'))]
  if (absent.length > 0 || audits.length === 0) {
    return language.say('answer.reason.missing', { limits: language.list(absent.map(limitName)) })
  }
  return language.say('answer.reason.audits', { audits: language.list(audits) })
}

/** A value beside its limit: with more digits where the usual ones would make them look alike. */
const apart = (value: number, threshold: number, language: Language): string => {
  const usual = language.value(value, 'latency')
  return usual === language.value(threshold, 'latency') ? language.value(value, 'exact') : usual
}

const bindingAt = (series: Series, level: number | null, language: Language): string => {
  const point = series.points.find((one) => one.level === level && one.usable)
  const { binding } = series.capacity
  const judgement = binding ? point?.judgements[binding] : undefined
  if (!binding || judgement?.value == null) return language.say('answer.binding.failures')
  return language.say('answer.binding.value', {
    limit: limitName(binding),
    value: apart(judgement.value, judgement.threshold, language),
    threshold: thresholdText(judgement.threshold, language),
  })
}

const limits = (series: Series, language: Language) => {
  const { axis, maxConcurrency, firstFailing, largestPassing, binding } = series.capacity
  return {
    layout: layoutText(series, language),
    max: levelText(axis, maxConcurrency, language),
    failing: levelText(axis, firstFailing, language),
    passing: levelText(axis, largestPassing, language),
    lowest: levelText(axis, lowest(series)?.level ?? null, language),
    binding: binding ? limitName(binding) : '',
    why: bindingAt(series, firstFailing, language),
  }
}

/** True when higher levels were measured and could not be used: the test did not end at the limit. */
const topUnused = ({ capacity }: Series): boolean =>
  capacity.gap !== null || capacity.excluded.some((level) => level > (capacity.maxConcurrency ?? Infinity))

/** One sentence that answers for one layout, with its condition. Every status has its own. */
export const answerSentence = (series: Series, language: Language): string => {
  const { status, maxConcurrency } = series.capacity
  const values = limits(series, language)
  if (status === 'noData')
    return language.say('answer.noData', { ...values, reason: reasonText(series, language) })
  if (status === 'nonContiguous' && maxConcurrency === null)
    return language.say('answer.contradiction', values)
  if (status === 'rightCensored' && topUnused(series))
    return language.say('answer.rightCensored.unused', values)
  return language.say(`answer.${status}`, values)
}

/** The verdict is about what was served: said where that is not what was asked for. */
const lengthsNote = ({ workload }: Series, language: Language): readonly string[] => {
  const { kind, inputTokens, outputTokens, measured } = workload
  if (kind !== 'nominal' || measured.inputTokens === null || measured.outputTokens === null) return []
  const off = (served: number, asked: number | null): number => Math.abs(served / (asked || 1) - 1)
  const far = off(measured.outputTokens, outputTokens) > 0.02 || off(measured.inputTokens, inputTokens) > 0.05
  const values = { input: measured.inputTokens, output: measured.outputTokens }
  return far ? [language.say('answer.lengthsServed', values)] : []
}

const streams: Readonly<Record<string, 'lumps' | 'firstTokenInGaps' | 'chunked'>> = {
  lumps: 'lumps',
  firstTokenInGaps: 'firstTokenInGaps',
  noTokenTime: 'chunked',
  chunked: 'chunked',
}

/** What stands beside a verdict on gaps that are not between tokens, and that tokens were not counted. */
const streamNotes = (
  { id, points }: Series,
  findings: Report['findings'],
  language: Language,
): readonly string[] => {
  const own = findings.filter((finding) => finding.series === id)
  const onGaps = points.some(({ judgements }) =>
    Object.keys(judgements).some((limit) => /^itl\./.test(limit)),
  )
  const told = own.flatMap((one) => (one.id === 'V14' ? (streams[one.reason] ?? []) : []))
  return [
    ...(onGaps ? [...new Set(told)].map((how) => language.say(`answer.stream.${how}`)) : []),
    ...(own.some((one) => one.id === 'V17' && one.reason === 'moreGaps')
      ? [language.say('answer.tokensNotCounted')]
      : []),
  ]
}

/** What else belongs to the sentence: levels left out, a missing metric that ended the run, how sure the pass is. */
export const answerNotes = (
  series: Series,
  language: Language,
  findings: Report['findings'] = [],
): readonly string[] => {
  const { axis, gap, excluded, maxConcurrency } = series.capacity
  const point = series.points.find((one) => one.level === maxConcurrency && one.usable)
  const levels = excluded.map((level) => levelText(axis, level, language))
  return [
    ...(gap === null || maxConcurrency === null
      ? []
      : [language.say('answer.gap', { level: levelText(axis, gap, language) })]),
    ...(levels.length > 0 ? [language.say('answer.excluded', { levels: language.list(levels) })] : []),
    ...(point?.confidence ? [language.say(`answer.confidence.${point.confidence}`)] : []),
    ...streamNotes(series, findings, language),
    ...lengthsNote(series, language),
    ...(series.points.some(({ merged }) => merged === 'notPooled') ? [language.say('answer.notPooled')] : []),
    ...(series.accepted.length > 0
      ? [language.say('answer.accepted', { audits: language.list(series.accepted) })]
      : []),
  ]
}

/** What is safe of the limit: arrivals, and what they rest on; null where there is none. */
export const headroomSentence = (series: Series, language: Language): string | null => {
  const { basis, headroom, capacity } = series
  if (basis?.judged && !headroom && capacity.axis === 'concurrency') return language.say('promise.nothing')
  if (!basis || !headroom) return null
  const replayed = replaySentence(series, language)
  if (replayed !== null) return replayed
  const why = refusalSentence(series, language)
  const told = language.say(basis.judged ? 'headroom.judged' : 'headroom.unjudged', {
    limit: headroom.promise.planned,
    overflow: headroom.overflow,
    mean: headroom.maxMeanConcurrency,
    utilization: headroom.utilization,
    rate: headroom.arrivalRate,
  })
  return why === null ? told : language.say('headroom.why', { told, why })
}

/** Users at the derived headroom for one interval, both readings; null where users cannot be given. */
export const usersSentence = (series: Series, interval: number, language: Language): string | null => {
  const derived = series.users.filter((row) => row.interval === interval && row.model !== 'fixed')
  const open = derived.find((row) => row.basis === 'open')
  const closed = derived.find((row) => row.basis === 'closed')
  if (!open || !closed) return null
  return language.say(series.basis?.judged ? 'users.sentence' : 'users.sentence.unjudged', {
    interval,
    open: open.users,
    closed: closed.users,
  })
}

/** True when any number of the report was made and not measured. */
export const syntheticMakers = (report: Report): readonly string[] => [
  ...new Set(report.runs.map((run) => run.synthetic).filter((maker) => maker !== null)),
]
