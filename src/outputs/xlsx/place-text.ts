import { questionText } from '../../document/decision-text.ts'
import { readingAt } from '../../model/served.ts'
import { readingText } from '../../document/evidence/users.ts'
import { contextText, nameText } from '../../document/trail/number-text.ts'
import { type Quantity, quantityOf } from '../../document/trail/quantity.ts'
import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
import { askedName, isAsked } from './asked.ts'

/** Name and kind of a number; of places that only the sheet has, those of what they stand for. */
export const placeQuantity = (report: Report, place: string): Quantity => {
  const spare = report.plan.spare > 0
  if (place.endsWith('/count')) return { name: spare ? 'serversPlusOne' : 'servers', kind: 'count', limit: '' }
  if (place.endsWith('/countGpus')) return { name: spare ? 'gpusPlusOne' : 'gpuTotal', kind: 'count', limit: '' }
  if (/^decisions\/\d+\/gpus$/.test(place)) return { name: 'gpuTotal', kind: 'count', limit: '' }
  if (/(?:^plan\/spare|\/servers)$/.test(place)) return { name: 'servers', kind: 'count', limit: '' }
  if (/^series\/\d+\/facts\/gpus\/value$/.test(place)) return { name: 'gpus', kind: 'count', limit: '' }
  return quantityOf(place)
}

/** What it is called. */
export const nameOf = (report: Report, place: string, language: Language): string => {
  if (isAsked(place)) return askedName(report, place, language)
  const reading = readingAt(report, place)
  if (reading) return readingText(reading.users, language)
  const { name, limit } = placeQuantity(report, place)
  return name === quantityOf(place).name ? nameText(report, place, language) : language.say(`number.${name}`, { limit })
}

/** Which question, layout or run it belongs to. */
export const contextOf = (report: Report, place: string, language: Language): string => {
  const [, decision] = /^decisions\/(\d+)\//.exec(place) ?? []
  if (decision !== undefined) return questionText(report, report.decisions[Number(decision)]!, language)
  const [, user] = /^(series\/\d+)\/users\/\d+\/\w+$/.exec(place) ?? []
  return contextText(report, user ?? place, language)
}

/** Its unit, where its format does not show it. */
export const unitOf = (report: Report, place: string, kind: Quantity['kind'], language: Language): string => {
  if (place.endsWith('Watts')) return 'W'
  if (/okenRates?(?:\/\d+\/perSecond)?$/.test(place)) return 'tok/s'
  if (place.endsWith('hoursPerMonth/value')) return language.say('sheet.unit.hours')
  if (kind === 'money') return report.plan.cost?.currency ?? ''
  if (kind === 'seconds' || kind === 'givenSeconds' || kind === 'latency') return language.say('sheet.unit.seconds')
  if (kind === 'rate' || kind === 'plannedRate') return language.say('sheet.unit.rate')
  return kind === 'users' ? language.say('sheet.unit.users') : ''
}
