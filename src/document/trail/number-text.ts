import type { Kind } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'
import { valueAt } from '../../model/place.ts'
import type { Report, Series } from '../../model/report.ts'
import { demandName, demandOf } from '../demand-words.ts'
import { layoutName } from '../evidence/mix.ts'
import { layoutText, levelText, limitName, mixName, moneyText, seriesOf, whereText } from '../speech.ts'
import { chooserOf } from './origin.ts'
import { type Quantity, quantityOf } from './quantities.ts'
import type { Edition } from '../edition.ts'

/** Which demand and layout a number of demand, sizing or costs belongs to; null for what is none of them. */
const questionContext = (edition: Edition, ref: string): string | null => {
  const { report } = edition
  const [part, index = '', , option = ''] = ref.split('/')
  const purchase = part === 'purchases' ? report.purchases[Number(index)] : undefined
  const demand = report.demand.find(
    ({ id }, i) => id === purchase?.demand || (part === 'demand' && i === Number(index)),
  )
  if (demand) return demandName(demand, edition)
  const cost = part === 'costs' ? report.costs[Number(index)] : undefined
  if (cost) return whereText(seriesOf(report, cost.series), edition)
  const sizing = part === 'sizing' ? report.sizing[Number(index)] : undefined
  if (!sizing) return null
  const series = sizing.options[Number(option)]?.series
  const name = demandName(demandOf(report, sizing), edition)
  return series === undefined ? name : edition.list([name, whereText(seriesOf(report, series), edition)])
}

const seriesAt = (report: Report, ref: string): Series | undefined => {
  const [part, index = ''] = ref.split('/')
  return part === 'series' ? report.series[Number(index)] : undefined
}

/** How a number is printed: one that was taken over as what it was taken from, where its place does not tell. */
export const quantityIn = (report: Report, ref: string): Quantity => {
  const own = quantityOf(ref)
  const trail = own.kind === 'number' ? report.trails[ref] : undefined
  const [from] = trail?.formula === 'taken' ? trail.inputs : []
  return from && 'ref' in from ? { ...own, kind: quantityOf(from.ref).kind } : own
}

/** What a number is called; one of the plan that nobody gave is none that was given. */
export const nameText = ({ report, say }: Edition, ref: string): string => {
  const { name, limit } = quantityOf(ref)
  if (name === 'given' && chooserOf(report, ref) === 'default') return say('number.assumed')
  return say(`number.${name}`, { limit: limit === '' ? '' : limitName(limit) })
}

/** `shown` where a reader takes the number over, `worked` as the result of a formula with its values put in. */
type Form = 'shown' | 'worked'

const rateText = (rate: number, kind: 'rate' | 'plannedRate', form: Form, { say }: Language): string => {
  if (form === 'shown') return say(`unit.${kind}`, { rate })
  return say(kind === 'rate' ? 'unit.workedRate' : 'unit.workedPlannedRate', { rate })
}

/** What has too few digits where it is shown for the next line of arithmetic to follow from it. */
const workedKinds: ReadonlyMap<string, Kind> = new Map([
  ['percent', 'workedShare'],
  ['share', 'workedShare'],
  ['monthTokens', 'worked'],
])

const oneText = (
  value: unknown,
  kind: Quantity['kind'],
  form: Form,
  axis: Series['capacity']['axis'],
  language: Language,
): string => {
  if (kind === 'verdict') return language.say(`chart.mark.${value as 'pass'}`)
  if (kind === 'limitId') return typeof value === 'string' ? limitName(value) : '—'
  if (value === 'inf') return language.say('rate.inf')
  const number = typeof value === 'number' || typeof value === 'string' ? value : null
  const plain = kind === 'axis' ? (axis === 'concurrency' ? 'count' : 'rate') : kind
  if ((plain === 'rate' || plain === 'plannedRate') && typeof number === 'number')
    return rateText(number, plain, form, language)
  return language.value(number, (form === 'worked' && workedKinds.get(plain)) || plain)
}

/** The value at a place with its unit; an interval as from and to. */
export const valueText = (
  edition: Edition,
  ref: string,
  form: Form = 'shown',
  value = valueAt(edition.report, ref),
): string => {
  const { report } = edition
  const { name, kind } = quantityIn(report, ref)
  const axis = seriesAt(report, ref)?.capacity.axis ?? 'concurrency'
  const text = (one: unknown): string => {
    const said = name === 'given' && typeof one === 'number' ? edition.value(one, 'given') : (one as number | null)
    if (kind === 'money') return moneyText(edition, said)
    if (kind === 'rate' && name === 'given') return edition.say('unit.rate.text', { rate: said })
    return oneText(one, kind, form, axis, edition)
  }
  if (!Array.isArray(value)) return text(value)
  return edition.say('range', { low: text(value[0]), high: text(value[1]) })
}

const mixText = (
  edition: Edition,
  mix: Report['mixes'][number],
  layout: Report['mixes'][number]['layouts'][number] | undefined,
): string => {
  const name = mixName(edition, mix)
  return layout ? edition.list([name, layoutName(edition, layout)]) : name
}

/** Which layout, level, run or pair of layouts a number belongs to; '' for what belongs to all. */
export const contextText = (edition: Edition, ref: string): string => {
  const { report } = edition
  const [part, index = '', inner, point = ''] = ref.split('/')
  if (part === 'runs') return report.runs[Number(index)]?.id ?? ''
  const series = seriesAt(report, ref)
  if (series) {
    const level = inner === 'points' ? series.points[Number(point)]?.level : undefined
    return level === undefined
      ? whereText(series, edition)
      : edition.list([whereText(series, edition), levelText(series.capacity.axis, level, edition)])
  }
  const question = questionContext(edition, ref)
  if (question !== null) return question
  const mix = part === 'mixes' ? report.mixes[Number(index)] : undefined
  if (mix) return mixText(edition, mix, mix.layouts[Number(point)])
  const chosen = part === 'recommendations' ? report.recommendations[Number(index)] : undefined
  if (chosen && chosen.scaling === null) {
    const only = chosen.base ?? chosen.larger
    return only === null ? '' : whereText(seriesOf(report, only), edition)
  }
  const scaling =
    part === 'scaling' ? report.scaling[Number(index)] : report.scaling.find(({ id }) => id === chosen?.scaling)
  if (!scaling) return ''
  const [base, scaled] = [seriesOf(report, scaling.base), seriesOf(report, scaling.scaled)]
  return edition.say('scaling.pair', { base: whereText(base, edition), scaled: layoutText(scaled, edition) })
}
