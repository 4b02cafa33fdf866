import { questionText } from '../../document/decision-text.ts'
import { readingAt } from '../../model/served.ts'
import { readingText } from '../../document/evidence/users.ts'
import { contextText, nameText } from '../../document/trail/number-text.ts'
import { type Quantity, quantityOf } from '../../document/trail/quantities.ts'
import { byId } from '../../model/by-id.ts'
import type { Report } from '../../model/report.ts'
import { askedName, isAsked } from './asked.ts'
import { resultNature } from '../../document/nature.ts'
import type { Nature } from '../../document/block.ts'
import { rateGrounds } from '../../document/rate-grounds.ts'
import { filesText, formulaText } from '../../document/trail/formula-text.ts'
import type { GroundsOf } from '../../document/trail/leaves.ts'
import { chooserOf, fieldText, fileText, originOf, planOrigin } from '../../document/trail/origin.ts'
import { natureOf as chosenAs } from '../../model/plan.ts'
import type { CellOf, Node } from './graph.ts'
import type { Edition } from '../../document/edition.ts'

/** What a search over simulated servers found. */
const simulated: ReadonlySet<string> = new Set([
  'replay',
  'misfit',
  'candidates',
  'margin',
  'expected',
  'answerTime',
  'waitTime',
])

/** The number of servers rests on one that was measured, taken to be like the others. */
const isSized = (place: string): boolean =>
  /^(?:sizing|mixes|decisions)\/.*(?:replicas|count|countGpus|gpus)$/.test(place)

/** The planning rate of a decision or of a layout, with what it rests on; null for other numbers. */
const rateOf = ({ decisions, series }: Report, place: string) => {
  const [, of, index] = /^(decisions|series)\/(\d+)\/(?:planningRate\/value|headroom\/arrivalRate)$/.exec(place) ?? []
  if (index === undefined) return null
  const decision = of === 'decisions' ? decisions[Number(index)]! : null
  const one = decision ? byId(series, decision.series) : series[Number(index)]!
  const planningRate = decision ? decision.planningRate : one!.headroom
  return planningRate && { planningRate, series: one ?? null }
}

/** What kind of number it is; none of what the files say of the server. */
const natureOf = (report: Report, { made }: Node, place: string): Nature | null => {
  if (place.startsWith('runs/')) return resultNature(report.runs[Number(place.split('/')[1])]!)
  if (place.startsWith('plan/')) return chosenAs(chooserOf(report, place))
  if (place.includes('/facts/')) return null
  if (/^decisions\/\d+\/servers$/.test(place)) return 'assumed'
  const rate = rateOf(report, place)
  if (rate) return rate.planningRate.from === 'measured' ? 'derived' : 'estimated'
  return isSized(place) || simulated.has(made?.formula ?? '') ? 'estimated' : 'derived'
}

export const natureText = ({ report, say }: Edition, node: Node, place: string): string | null => {
  const nature = natureOf(report, node, place)
  return nature && say(`nature.${nature}`)
}

/** What stands for each symbol; of several the first. */
const symbolsText = ({ made }: Node, cellOf: CellOf): string => {
  const inputs = made?.inputs ?? []
  const symbols = [...new Set(inputs.map(({ symbol }) => symbol))]
  const texts = symbols.map((symbol) => {
    const [first, ...others] = inputs.filter((input) => input.symbol === symbol)
    const cell = 'ref' in first! ? cellOf(first.ref) : first!.value
    return `${symbol} = ${cell}${others.length > 0 ? ' …' : ''}`
  })
  return texts.join(', ')
}

/** How it is made: the formula with the cells of its symbols, or with the values that konkyo put in. */
export const madeText = (edition: Edition, node: Node, cellOf: CellOf): string => {
  if (node.kind === 'formula') return `${node.made!.expression};  ${symbolsText(node, cellOf)}`
  return formulaText(edition, node.place) ?? ''
}

/** Where it comes from: who gave it, or the file and the field. */
export const fromText = (edition: Edition, { kind, made }: Node, place: string, groundsOf: GroundsOf): string => {
  const rate = rateOf(edition.report, place)
  if (rate) return rateGrounds(edition, rate.series, rate.planningRate)
  if (kind === 'formula' && made?.formula === 'waitTime') return edition.say('sheet.note.simulated')
  const given = planOrigin(edition, place)
  if (given !== null) return given
  const origin = originOf(edition.report, place)
  if (origin) return edition.list([fileText(origin, edition), fieldText(origin, edition)])
  return kind === 'value' ? filesText(groundsOf(place), edition, ({ path }) => path) : ''
}

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
export const nameOf = (edition: Edition, place: string): string => {
  if (isAsked(place)) return askedName(edition, place)
  const reading = readingAt(edition.report, place)
  if (reading) return readingText(reading.users, edition)
  const { name, limit } = placeQuantity(edition.report, place)
  return name === quantityOf(place).name ? nameText(edition, place) : edition.say(`number.${name}`, { limit })
}

/** Which question, layout or run it belongs to. */
export const contextOf = (edition: Edition, place: string): string => {
  const [, decision] = /^decisions\/(\d+)\//.exec(place) ?? []
  if (decision !== undefined) return questionText(edition, edition.report.decisions[Number(decision)]!)
  const [, user] = /^(series\/\d+)\/users\/\d+\/\w+$/.exec(place) ?? []
  return contextText(edition, user ?? place)
}

/** Its unit, where its format does not show it. */
export const unitOf = ({ report, say }: Edition, place: string, kind: Quantity['kind']): string => {
  if (place.endsWith('Watts')) return 'W'
  if (/okenRates?(?:\/\d+\/perSecond)?$/.test(place)) return 'tok/s'
  if (place.endsWith('hoursPerMonth/value')) return say('sheet.unit.hours')
  if (kind === 'money') return report.plan.cost?.currency ?? ''
  if (kind === 'seconds' || kind === 'givenSeconds' || kind === 'latency') return say('sheet.unit.seconds')
  if (kind === 'rate' || kind === 'plannedRate') return say('sheet.unit.rate')
  return kind === 'users' ? say('sheet.unit.users') : ''
}
