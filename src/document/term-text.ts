import type { Language } from '../i18n/language.ts'
import type { Report, Series } from '../model/report.ts'
import type { Term } from '../model/term.ts'
import { rateBasis, rateBases } from './rate-grounds.ts'

const bases = [...rateBases, 'unjudged'] as const

const basisOf = ({ headroom, basis }: Series): readonly (typeof bases)[number][] => {
  if (headroom === null) return []
  return [basis?.judged ? rateBasis(headroom) : 'unjudged']
}

/** What planning rates are here: of the ways there are, those that this report has. */
const planningRateText = ({ series }: Report, language: Language): string => {
  const used = new Set(series.flatMap(basisOf))
  const told = used.size === 0 ? rateBases : bases.filter((basis) => used.has(basis))
  const grounds = told.map((basis) => language.say(`planningRate.${basis}`)).join(language.say('planningRate.or'))
  return language.say('term.planningRate.meaning', { grounds })
}

/** A word of the glossary with its meaning. */
export const termItem = (report: Report, id: Term, language: Language) => ({
  term: language.say(`term.${id}.name`),
  text: id === 'planningRate' ? planningRateText(report, language) : language.say(`term.${id}.meaning`),
})
