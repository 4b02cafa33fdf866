import type { Language } from '../i18n/language.ts'
import type { Series, Headroom } from '../model/report.ts'
import { decidedBy, rateBasis } from './rate-grounds.ts'
import { levelText, limitName } from './speech.ts'
import type { Edition } from './edition.ts'

/** Of a sweep, and not of loads at random alone. */
export type Swept = Headroom & { readonly promise: NonNullable<Headroom['promise']> }

export const isSwept = (headroom: Headroom): headroom is Swept => headroom.promise !== null

const refusalText = (headroom: Swept, language: Language): string | null => {
  const { refusal, levels, overflowRate } = headroom.promise
  if (!refusal) return null
  const told = language.say(`promise.refused.${refusal.reason}`, {
    levels: language.list(refusal.levels.map((level) => levelText('concurrency', level, language))),
  })
  if (decidedBy(headroom) !== 'replay') return told
  const why = language.say('promise.lowered', { levels: language.list(levels.map(String)), overflowRate })
  return language.say('headroom.why', { told, why })
}

const valuesOf = ({ utilization, arrivalRate, overflow, promise, expectation }: Headroom) => ({
  rate: arrivalRate,
  utilization,
  overflow,
  limit: promise?.planned,
  overflowRate: promise?.overflowRate,
  sustained: promise?.sustained,
  margin: promise?.margin,
  less: (promise?.sustained ?? NaN) * (1 - (promise?.margin ?? NaN)),
  misfit: promise?.misfit,
  servers: promise?.servers,
  expected: expectation?.arrivalRate,
  error: expectation?.error,
})

/** What the rule of the sweep gives beside what decides. */
const besideText = (headroom: Swept, { say }: Language): string => {
  const { rule, sustained } = headroom.promise
  return sustained === 0 ? say('promise.beside.nothing') : say(`promise.beside.${rule}`, valuesOf(headroom))
}

/** A planning rate that another thing than its rule decides, and what the rule gives, as a sentence or else as told. */
export const decidedSentence = (headroom: Swept, language: Language, beside = besideText(headroom, language)): string =>
  language.say('promise.decided', {
    ...valuesOf(headroom),
    grounds: language.say(`planningRate.${decidedBy(headroom)}`),
    beside,
  })

/** The planning rate and what replayed servers allow; null where nothing was replayed. */
export const replaySentence = ({ headroom }: Series, language: Language): string | null => {
  if (!headroom || !isSwept(headroom) || headroom.promise.rule !== 'replay') return null
  return decidedBy(headroom) === 'replay'
    ? language.say('promise.replay', valuesOf(headroom))
    : decidedSentence(headroom, language)
}

/** Why no replay of the whole sweep decides for a judged limit; null where one does. */
export const refusalSentence = ({ headroom, basis }: Series, language: Language): string | null =>
  headroom && isSwept(headroom) && basis?.judged ? refusalText(headroom, language) : null

/** What was told, and why no replay of the whole sweep decides; alone where one does. */
export const withRefusal = (series: Series, told: string, language: Language): string => {
  const why = refusalSentence(series, language)
  return why === null ? told : language.say('headroom.why', { told, why })
}

/** What is expected beside it, never without its error; null without a replay. */
export const expectationSentence = ({ headroom }: Series, { say }: Language): string | null =>
  headroom?.expectation ? say('promise.expected', valuesOf(headroom)) : null

/** `27.9 req/s ± 13%`. */
export const expectationText = ({ headroom }: Series, { say }: Language): string =>
  headroom?.expectation ? say('promise.estimate', valuesOf(headroom)) : '—'

/** What a safe rate is, in a few words below it. */
export const promiseNote = (headroom: Headroom, { say }: Language): string => {
  const note = say(`promise.note.${rateBasis(headroom)}`, valuesOf(headroom))
  return headroom.expectation ? say('promise.note.expected', { ...valuesOf(headroom), note }) : note
}

/** What is lost first above a promised rate. */
export const limiterText = ({ report: { plan }, say, list }: Edition, { promise }: Swept): string => {
  const { limitedBy } = promise
  if (limitedBy === 'throughput' || limitedBy === 'concurrency') return say(`promise.limitedBy.${limitedBy}`)
  const limits = plan.sla.limits.filter(({ metric }) => metric === limitedBy)
  return list(limits.map(({ id }) => limitName(id)))
}
