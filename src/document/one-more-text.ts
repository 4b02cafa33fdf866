import type { Language } from '../i18n/language.ts'
import type { Decision, Report } from '../model/report.ts'
import { workingServers } from '../model/served.ts'
import { layoutOf } from './speech.ts'
import type { Edition } from './edition.ts'

/** `3 × 1.5`: of so many servers, spares left out, and of one. */
export const ownRate = ({ report, say, value }: Edition, decision: Decision): string => {
  const servers = workingServers(report, decision)
  const rate = decision.planningRate?.value
  return servers > 1 ? say('body.more.servers', { rate, servers }) : value(rate, 'plannedRate')
}

/** So many servers that carry as many times what one does; null for a pool, or another layout. */
const copiesOf = ({ planningRate, oneMore }: Decision): number | null => {
  const ratio = oneMore!.planningRate / planningRate!.value
  return oneMore!.kind === 'copy' && Math.abs(ratio - Math.round(ratio)) < 1e-9 ? Math.round(ratio) : null
}

/** `2 × 19`, or the total where it is no multiple. */
export const oneMoreRate = (decision: Decision, { value, say }: Language): string => {
  const servers = copiesOf(decision)
  return servers === null
    ? value(decision.oneMore!.planningRate, 'plannedRate')
    : say('body.more.servers', { rate: decision.planningRate!.value, servers })
}

/** The place of the rate in it. */
export const oneMorePlace = (report: Report, decision: Decision): string =>
  `decisions/${report.decisions.indexOf(decision)}/${copiesOf(decision) === null ? 'oneMore/planningRate' : 'planningRate/value'}`

/** From how many servers to how many, where a recommendation has spares, which are not of them; else nothing. */
const inUse = ({ report, say }: Edition, decision: Decision): string | null => {
  const from = workingServers(report, decision)
  const hasSpare = decision.oneMore!.kind === 'copy' && (decision.count ?? 1) > from
  return hasSpare ? say('decision.more.inUse', { from, to: from + 1 }) : null
}

export const oneMoreText = (edition: Edition, decision: Decision): string => {
  const { oneMore } = decision
  if (!oneMore) return '—'
  const rate = oneMoreRate(decision, edition)
  const servers = inUse(edition, decision)
  if (servers !== null) return edition.say('decision.more.copy.spare', { rate, servers })
  const layout = layoutOf(edition, oneMore.series)
  return edition.say(`decision.more.${oneMore.kind}`, { layout, rate })
}

/** What the rate is taken from. */
export const oneMoreGrounds = (edition: Edition, decision: Decision): string => {
  const { from, series } = decision.oneMore!
  const servers = inUse(edition, decision)
  if (servers !== null) return edition.say('body.more.assumed.spare', { servers })
  return edition.say(`body.more.${from}`, { layout: layoutOf(edition, series) })
}
