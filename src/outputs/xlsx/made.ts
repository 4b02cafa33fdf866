import { formulaOf, formulas, valuesOf } from '../../formulas/index.ts'
import { valueAt } from '../../model/place.ts'
import { givenShares } from '../../model/plan.ts'
import { mixPlaces } from '../../model/served.ts'
import type { Mix, Report, TrailInput, Headroom } from '../../model/report.ts'

/** How a number is made in the sheet: as its trail says, or with what the report has settled left open again. */
export interface Made {
  /** In the notation of the formulas. */
  readonly expression: string
  readonly inputs: readonly TrailInput[]
  /** The id of the formula, where the report names one. */
  readonly formula: string | null
}

const at = (symbol: string, ref: string): TrailInput => ({ symbol, ref })

const own = (expression: string, ...inputs: readonly TrailInput[]): Made => ({ expression, inputs, formula: null })

/** Servers that are needed, without the spare one: what the demand takes, of a mix too, or as many as somebody puts there. */
export const serversOf = (report: Report, decision: number): string => {
  const answer = report.decisions[decision]!
  const { demand, workload, mix, series } = answer
  if (demand === null) return `decisions/${decision}/servers`
  if (mix !== null) return `${mixPlaces(report, answer, series).sized}/replicas`
  const sizing = report.sizing.findIndex((one) => one.demand === demand && one.workload === workload)
  return `sizing/${sizing}/options/0/replicas`
}

/** The same with the spare one. */
export const countOf = (report: Report, decision: number): string =>
  serversOf(report, decision).replace(/replicas$/, 'count')

const gpusOf = (report: Report, id: string | null): string =>
  `series/${report.series.findIndex((series) => series.id === id)}/facts/gpus/value`

const written = (report: Report, place: string): Made | null => {
  const trail = report.trails[place]
  if (!trail) return null
  const { expression } = formulaOf(trail.formula)
  const isRounded = trail.rounding !== 'floor' || expression.startsWith('floor(')
  return { expression: isRounded ? expression : `floor(${expression})`, inputs: trail.inputs, formula: trail.formula }
}

const withSpare = (option: string): Made => own('k + s', at('k', `${option}/replicas`), at('s', 'plan/spare'))

/** Users of a pool are of all its servers already. */
const isOfPool = ({ trails }: Report, place: string): boolean =>
  trails[place]!.inputs.some((input) => 'ref' in input && input.ref.endsWith('/pool/rate'))

/** Numbers of the answer that stand on others of it: users and GPUs of all servers. */
const ofDecision = (report: Report, place: string): Made | null => {
  const [, index = '', row] = /^decisions\/(\d+)\/(?:gpus$|users\/(\d+)\/users$)/.exec(place) ?? []
  if (index === '') return null
  const decision = Number(index)
  const [servers, count] = [serversOf(report, decision), countOf(report, decision)]
  if (row === undefined)
    return own('k · g', at('k', count), at('g', gpusOf(report, report.decisions[decision]!.series)))
  const made = written(report, place)!
  if (isOfPool(report, place)) return made
  const inputs = made.inputs.filter(({ symbol }) => symbol !== 'k')
  return own(made.expression, at('k', servers), ...inputs)
}

/** The series of a layout that a demand is counted on, alone or for a mix. */
const seriesAt = (report: Report, option: string): string =>
  (valueAt(report, option.replace(/\/sized\/\d+$/, '')) as Pick<Mix['layouts'][number], 'series'>).series

/** What servers cost follows the spare one as well. */
const ofOption = (report: Report, place: string): Made | null => {
  const [, option = '', name = ''] =
    /^(sizing\/\d+\/options\/\d+|mixes\/\d+\/layouts\/\d+\/sized\/\d+)\/(.+)$/.exec(place) ?? []
  if (name === 'count') return withSpare(option)
  if (name === 'countGpus')
    return own('k · g', at('k', `${option}/count`), at('g', gpusOf(report, seriesAt(report, option))))
  const made = name.startsWith('cost/') ? written(report, place) : null
  return (
    made && {
      ...made,
      inputs: made.inputs.map((input) =>
        'ref' in input && /\/(?:replicas|withSpare)$/.test(input.ref) ? at(input.symbol, `${option}/count`) : input,
      ),
    }
  )
}

/** What loads at random show of a mean day, where days vary: by a formula that no sheet has. */
const onMeanDay = ({ arrivals, overflow }: Report['plan'], { from, shown }: Headroom): number | null => {
  if (from !== 'measured' || !shown || !arrivals.dayToDay) return null
  const inputs = { R: shown.rate, m: shown.margin, v: arrivals.dayToDay, e: overflow }
  const values = valuesOf(Object.entries(inputs).map(([symbol, value]) => ({ symbol, value })))
  return Number(formulas.testedOnBusyDay.compute!(values))
}

/** What holds a planning rate besides a share: what a run at random shows, or the rule of the sweep. */
const withoutShare = ({ from, shown, promise, arrivalRate }: Headroom, place: string) => {
  if (from === 'measured' && shown)
    return { form: 'R · (1 − m)', inputs: [at('R', `${place}/shown/rate`), at('m', `${place}/shown/margin`)] }
  if (from === 'measured' || !promise) return { form: 'A', inputs: [{ symbol: 'A', value: arrivalRate }] }
  return promise.rule === 'replay'
    ? { form: 'X, S · (1 − m)', inputs: [at('S', `${place}/promise/sustained`), at('m', `${place}/promise/margin`)] }
    : { form: 'X, A', inputs: [at('A', `${place}/promise/overflowRate`)] }
}

/** A planned share caps the rate; the report tells which cap holds, and here the others may. */
const ofShare = (report: Report, place: string): Made | null => {
  const [, headroomPlace = '', index] = /^(series\/(\d+)\/headroom)\/arrivalRate$/.exec(place) ?? []
  const series = report.series[Number(index)]
  if (!series?.headroom || givenShares(report.plan).length === 0) return null
  const share = [at('X', `series/${index}/basis/throughput`), at('u', 'plan/utilizations/0')]
  const { expression, inputs } = written(report, place)!
  const mean = onMeanDay(report.plan, series.headroom)
  if (mean !== null) return own('min(X · u, A)', ...share, { symbol: 'A', value: mean })
  if (series.headroom.cappedBy !== 'share') return own(`min(X · u, ${expression})`, ...share, ...inputs)
  const other = withoutShare(series.headroom, headroomPlace)
  return own(`min(X · u, ${other.form})`, ...share, ...other.inputs)
}

/** Users who wait are counted with the shorter of both times of their answers, whichever that is for what is asked. */
const ofWaiting = (report: Report, place: string): Made | null => {
  const made = place.startsWith('sizing/') ? written(report, place) : null
  if (made?.formula !== 'closedArrivals') return null
  const timesOf = (ref: string): readonly TrailInput[] =>
    ['latency', 'levelTime']
      .map((name) => ref.replace(/\w+$/, name))
      .flatMap((time) => (numberAt(report, time) === null ? [] : at('R', time)))
  const inputs = made.inputs.flatMap((one) => (one.symbol === 'R' && 'ref' in one ? timesOf(one.ref) : one))
  return own('N / (min(R) + Z)', ...inputs)
}

const people = /^(demand\/\d+)\/lastUsers$/

/** People on the list in the last year, also where none are to come. */
const ofPeople = (place: string): Made | null => {
  if (!people.test(place)) return null
  const [U, g, t] = (['registered', 'growth', 'years'] as const).map((name) => `plan/demand/employees/${name}/value`)
  return own('floor(U · (1 + g)^t)', at('U', U!), at('g', g!), at('t', t!))
}

/** The growth up to the last year, which is asked for. */
const ofGrowth = (report: Report, place: string): Made | null => {
  const made = written(report, place)
  const years = report.plan.demand.employees?.years.value
  if (made?.formula !== 'grown') return null
  const inputs = made.inputs.map((input) =>
    input.symbol === 't' && 'value' in input && input.value === years
      ? at('t', 'plan/demand/employees/years/value')
      : input,
  )
  return { ...made, inputs }
}

/** How the number at a place is made in the sheet; null for what was read or given. */
export const madeAt = (report: Report, place: string): Made | null =>
  ofDecision(report, place) ??
  ofOption(report, place) ??
  ofShare(report, place) ??
  ofGrowth(report, place) ??
  ofWaiting(report, place) ??
  ofPeople(place) ??
  written(report, place)

/** The number at a place; of places that only the sheet has, what the report says of them elsewhere. */
export const numberAt = (report: Report, place: string): number | null => {
  const [, option = ''] = /^(.+)\/count(?:Gpus)?$/.exec(place) ?? []
  if (/^decisions\/\d+\/servers$/.test(place)) return 1
  const inputs = option === '' ? [] : madeAt(report, place)!.inputs
  const values = inputs.map((input) => ('ref' in input ? numberAt(report, input.ref) : null))
  const [k = null, other = null] = values
  if (option !== '') return k === null || other === null ? null : place.endsWith('Gpus') ? k * other : k + other
  const value = valueAt(report, place) ?? valueAt(report, place.replace(people, '$1/users'))
  return typeof value === 'number' ? value : null
}
