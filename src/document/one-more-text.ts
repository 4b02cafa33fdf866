import type { Language } from '../i18n/language.ts'
import type { Decision, Report } from '../model/report.ts'
import { workingServers } from '../model/sizing-of.ts'
import { layoutText, seriesOf } from './speech.ts'

/** `3 × 1.5`: of so many servers, spares left out, and of one. */
export const ownRate = (report: Report, decision: Decision, language: Language): string => {
  const servers = workingServers(report, decision)
  const rate = decision.planningRate?.value
  return servers > 1 ? language.say('body.more.servers', { rate, servers }) : language.value(rate, 'plannedRate')
}

/** So many servers that carry as many times what one does; null for a pool, or another layout. */
const copiesOf = ({ planningRate, oneMore }: Decision): number | null => {
  const ratio = oneMore!.planningRate / planningRate!.value
  return oneMore!.kind === 'copy' && Math.abs(ratio - Math.round(ratio)) < 1e-9 ? Math.round(ratio) : null
}

/** `2 × 19`, or the total where it is no multiple. */
export const oneMoreRate = (decision: Decision, language: Language): string => {
  const servers = copiesOf(decision)
  return servers === null
    ? language.value(decision.oneMore!.planningRate, 'plannedRate')
    : language.say('body.more.servers', { rate: decision.planningRate!.value, servers })
}

/** The place of the rate in it. */
export const oneMorePlace = (report: Report, decision: Decision): string =>
  `decisions/${report.decisions.indexOf(decision)}/${copiesOf(decision) === null ? 'oneMore/planningRate' : 'planningRate/value'}`

export const oneMoreText = (report: Report, decision: Decision, language: Language): string => {
  const { oneMore } = decision
  if (!oneMore) return '—'
  const layout = layoutText(seriesOf(report, oneMore.series), language)
  return language.say(`decision.more.${oneMore.kind}`, { layout, rate: oneMoreRate(decision, language) })
}
