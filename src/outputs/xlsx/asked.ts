import { askedPriceName } from '../../document/evidence/cost.ts'
import type { Edition } from '../../document/edition.ts'

/** Numbers of the question that the formulas follow: who changes one of them sees what it does. In the order of the sheet. */
const asked: readonly RegExp[] = [
  /^plan\/intervals\/\d+$/,
  /^plan\/thinkTimes\/\d+$/,
  /^plan\/utilizations\/0$/,
  /^plan\/demand\/(?:users|arrivalRates)\/\d+$/,
  /^plan\/demand\/tokenRates\/\d+\/perSecond$/,
  /^plan\/demand\/employees\/\w+\/value$/,
  /^plan\/demand\/peakDay\/factor$/,
  /^decisions\/\d+\/servers$/,
  /^plan\/spare$/,
  /^plan\/cost\/layouts\/\d+\/(?:purchase|monthly|idleWatts|fullWatts)$/,
  /^plan\/cost\/(?:\w+\/value|electricityPrice|api\/\w+)$/,
]

export const askedOrder = (place: string): number => asked.findIndex((pattern) => pattern.test(place))

export const isAsked = (place: string): boolean => askedOrder(place) >= 0

const named = {
  intervals: 'assumption.interval',
  thinkTimes: 'assumption.thinkTime',
  utilizations: 'assumption.utilization',
  spare: 'assumption.spare',
  users: 'term.users.name',
  arrivalRates: 'assumption.arrivalRate',
  tokenRates: 'assumption.arrivalRate',
  peakDay: 'assumption.peakDay',
  registered: 'assumption.registered',
  active: 'assumption.active',
  perDay: 'assumption.perDay',
  busyHour: 'assumption.busyHour',
  peak: 'assumption.peak',
  growth: 'assumption.growth',
  years: 'assumption.years',
  servers: 'number.servers',
  electricityPrice: 'cost.electricityPrice',
  input: 'cost.api.input',
  output: 'cost.api.output',
  lifeYears: 'cost.lifeYears',
  salvage: 'cost.salvage',
  maintenance: 'cost.maintenance',
  hoursPerMonth: 'cost.hoursPerMonth',
  pue: 'cost.pue',
  workingDays: 'cost.workingDays',
  meanLoad: 'cost.meanLoad',
} as const

const priced = {
  purchase: 'cost.purchase',
  monthly: 'cost.monthly',
  idleWatts: 'sheet.idleWatts',
  fullWatts: 'sheet.fullWatts',
} as const

/** What a number of the question is called. */
export const askedName = (edition: Edition, place: string): string => {
  const price = /layouts\/(\d+)\/(\w+)$/.exec(place)
  if (price) {
    const layout = askedPriceName(edition.report.plan.cost!.layouts[Number(price[1])]!, edition)
    return edition.say(priced[price[2] as keyof typeof priced], { layout })
  }
  const name = place.split('/').findLast((step) => step in named) as keyof typeof named
  return edition.say(named[name])
}
