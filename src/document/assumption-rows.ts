import type { EndOf } from '../i18n/catalog.ts'
import type { Language } from '../i18n/language.ts'
import type { Report } from '../model/report.ts'
import { type AskedEmployees, natureOf, type PeakDay } from '../model/plan.ts'
import { cell, present, type Row, rowOf } from './block.ts'
import { classText, localText, mixName, slaText } from './speech.ts'
import type { Edition } from './edition.ts'

type Name = EndOf<'assumption'> | 'users'
type Tell = (name: Name, text: string, chooser: Report['plan']['chosenBy']['sla'], ref: string) => Row

const texts: Readonly<Record<keyof AskedEmployees, (value: number, language: Language) => string>> = {
  registered: (users, language) => language.say('unit.users', { users }),
  active: (value, language) => language.value(value, 'givenShare'),
  perDay: (requests, language) => language.say('unit.requests', { requests }),
  busyHour: (value, language) => language.value(value, 'givenShare'),
  peak: (value, language) => language.value(value, 'given'),
  growth: (value, language) => language.value(value, 'givenShare'),
  years: (years, language) => language.say('unit.years', { years }),
}

const employeeRows = (employees: AskedEmployees, row: Tell, language: Language): readonly Row[] =>
  (Object.keys(texts) as (keyof typeof texts)[]).map((name) => {
    const { value, by } = employees[name]
    return row(name, texts[name](value, language), by, `plan/demand/employees/${name}/value`)
  })

/** `1.8 (month-end)`. */
const peakDayText = ({ name, factor }: PeakDay, language: Language): string => {
  const day = localText(name, language)
  return day === null ? language.value(factor, 'given') : language.say('assumption.peakDay.named', { factor, day })
}

/** The demand that was asked about: each number with who chose it. */
const demandRows = (edition: Edition, row: Tell): readonly Row[] => {
  const { plan } = edition.report
  const { users, arrivalRates, tokenRates, employees, peakDay } = plan.demand
  const counts = users.map((count) => edition.value(count, 'users'))
  const rates = arrivalRates.map((rate) => edition.say('unit.rate.text', { rate: edition.value(rate, 'given') }))
  const tokens = tokenRates.map(({ of, perSecond }) => edition.say(`demand.${of}`, { tokens: perSecond }))
  const areSent = users.length + rates.length > 0 || employees !== null
  return present<Row>([
    counts.length > 0 && [row('users', edition.list(counts), 'plan', 'plan/demand/users')],
    rates.length > 0 && [row('arrivalRate', edition.list(rates), 'plan', 'plan/demand/arrivalRates')],
    tokens.length > 0 && [row('arrivalRate', edition.list(tokens), 'plan', 'plan/demand/tokenRates')],
    employees && employeeRows(employees, row, edition),
    peakDay && [row('peakDay', peakDayText(peakDay, edition), 'plan', 'plan/demand/peakDay/factor')],
    (areSent || tokens.length > 0) && [
      row('spare', edition.say('unit.servers', { servers: plan.spare }), plan.chosenBy.spare, 'plan/spare'),
    ],
    (areSent || plan.chosenBy.balancer !== 'default') && [
      row('balancer', edition.say(`balancer.${plan.balancer}`), plan.chosenBy.balancer, 'plan/balancer'),
    ],
  ])
}

/** The classes of a mix by its place, and how much of the requests each is. */
export const mixShares = (edition: Edition, place: number): string => {
  const { classes } = edition.report.plan.mixes[place]!
  const total = classes.reduce((sum, { weight }) => sum + weight, 0)
  const shares = classes.map((one) =>
    edition.say('mix.requested.share', { share: one.weight / total, name: classText(one, edition) }),
  )
  return edition.list(shares)
}

const mixRows = (edition: Edition): readonly Row[] =>
  edition.report.mixes.map((mix, i) => {
    const told = cell(mixShares(edition, i), { ref: `plan/mixes/${i}/classes`, nature: 'given' })
    return rowOf(edition.say('mix.requested', { name: mixName(edition, mix) }), told, edition.say('chooser.plan'))
  })

/** How long one user waits between two requests, or after an answer; nothing where no such user is asked about. */
const waitRow = (edition: Edition, name: 'interval' | 'thinkTime', row: Tell): readonly Row[] => {
  const { plan } = edition.report
  const values = plan[`${name}s`]
  if (values.length === 0) return []
  const text = edition.list(values.map((value) => edition.value(value, 'givenSeconds')))
  return [row(name, text, plan.chosenBy[`${name}s`], `plan/${name}s`)]
}

/** Whether users wait for their answers, where nobody said. */
const readingRows = ({ report: { series }, say }: Edition, row: Tell): readonly Row[] =>
  series.some(({ sensitivity }) => sensitivity?.assumptions.some(({ parameter }) => parameter === 'reading'))
    ? [row('reading', say('assumption.reading.text'), 'default', '')]
    : []

/** Checks whose errors were accepted, by id and name, and whether that changed anything. */
const acceptedText = ({ report: { plan, series }, say, list }: Edition): string => {
  const names = plan.accept.map((id) => `${id} ${say(`audit.${id}.title`)}`)
  const touched = series.filter(({ accepted }) => accepted.length > 0).length
  return say('assumption.accept.text', { audits: list(names), touched })
}

/** What the plan says of the arrivals, which planning rates hold for. */
const arrivalRows = (edition: Edition, row: Tell): readonly Row[] =>
  (['burstiness', 'dayToDay'] as const).flatMap((name) => {
    const value = edition.report.plan.arrivals[name]
    if (value === null) return []
    const text = edition.value(value, name === 'burstiness' ? 'given' : 'givenShare')
    return [row(name, text, edition.report.plan.chosenBy.arrivals, `plan/arrivals/${name}`)]
  })

/** What the replayed servers and their answers are taken to be, where any were replayed. */
const serverRows = ({ report: { series }, say }: Edition, row: Tell): readonly Row[] => {
  const promises = series.flatMap(({ headroom }) => headroom?.promise ?? [])
  const named = (name: 'server' | 'answers') => row(name, say(`assumption.${name}.text`), 'default', '')
  return [
    ...(promises.some((one) => one.rule === 'replay' || one.answerVariation !== null) ? [named('server')] : []),
    ...(promises.some(({ answerVariation }) => answerVariation !== null) ? [named('answers')] : []),
  ]
}

/** Shares that somebody gave, the strictest of which caps the plan; examples decide nothing. */
const shareRows = (
  { utilizations, chosenBy }: Report['plan'],
  row: Tell,
  { list, value, say }: Language,
): readonly Row[] => {
  if (chosenBy.utilizations === 'default') return []
  const shares = list(utilizations.map((share) => value(share, 'givenShare')))
  const text = say('assumption.shares.given', { shares })
  return [row('utilization', text, chosenBy.utilizations, 'plan/utilizations')]
}

/** What is not measured: each with who chose it. A default is an assumption and is printed as one. */
export const assumptionRows = (edition: Edition): readonly Row[] => {
  const { plan } = edition.report
  const row: Tell = (name, text, chooser, ref) =>
    rowOf(
      edition.say(name === 'users' ? 'term.users.name' : `assumption.${name}`),
      cell(text, { ref, nature: natureOf(chooser) }),
      edition.say(`chooser.${chooser}`),
    )
  const { chosenBy } = plan
  const policy = edition.say(`repeatPolicy.${plan.repeatPolicy}`)
  return present<Row>([
    mixRows(edition),
    [row('sla', slaText(plan.sla, edition), chosenBy.sla, 'plan/sla')],
    waitRow(edition, 'interval', row),
    waitRow(edition, 'thinkTime', row),
    readingRows(edition, row),
    shareRows(plan, row, edition),
    [
      row('overflow', edition.value(plan.overflow, 'givenShare'), chosenBy.overflow, 'plan/overflow'),
      row('repeatPolicy', policy, chosenBy.repeatPolicy, 'plan/repeatPolicy'),
    ],
    plan.accept.length > 0 && [row('accept', acceptedText(edition), chosenBy.accept, 'plan/accept')],
    plan.arrivals.burstiness === null && [row('arrivals', edition.say('assumption.arrivals.text'), 'default', '')],
    arrivalRows(edition, row),
    serverRows(edition, row),
    demandRows(edition, row),
  ])
}
