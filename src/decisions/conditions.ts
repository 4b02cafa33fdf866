import { servesOtherLengths } from '../model/of-series.ts'
import { conditionKinds, type Decision, type Series } from '../model/report.ts'
import { groundsOf, keptAtRandom, layoutsOf, testedBy } from '../model/standing.ts'
import type { Evidence } from './options.ts'

export type Condition = Decision['conditions'][number]

export const when = (holds: boolean, kind: Condition['kind'], values: Condition['values'] = {}): readonly Condition[] =>
  holds ? [{ kind, values }] : []

/** What is open about the limit, with what is not sure of the level that the answer rests on. */
const ofLimit = ({ capacity }: Series, unsure: readonly Condition[]): readonly Condition[] => {
  const { maxConcurrency, firstFailing, status, gap, axis } = capacity
  return [
    ...when(status === 'nonContiguous', 'contradiction', { level: firstFailing, axis }),
    ...when(gap !== null, 'gap', { level: gap, axis }),
    ...unsure,
    ...when(status === 'rightCensored' && gap === null, 'lowerBound', { level: maxConcurrency, axis }),
  ]
}

/** What is not sure of the level that the answer rests on, of loads at random where these decide; and that it was measured once. */
const ofGrounds = ({ points, capacity }: Series, tested: ReturnType<typeof testedBy>) => {
  if (tested?.shown.kept === false)
    return { unsure: when(true, 'missedAtRandom', { rate: tested.shown.rate }), oneRun: [] }
  const { maxConcurrency: limit, axis } = capacity
  const point = tested?.point ?? points.find(({ level }) => level === limit)
  const at = tested ? { level: tested.shown.rate, axis: 'requestRate' } : { level: limit, axis }
  const isUnsure = point?.confidence != null && point.confidence !== 'confirmed'
  return { unsure: when(isUnsure, 'unconfirmed', at), oneRun: when(point?.runs.length === 1, 'oneRun', at) }
}

/** Whether it was compared with others of its workload, of which, as of it, nothing says what model they served. */
const isOfAnyModel = ({ model, workloadId }: Series, all: readonly Series[]): boolean =>
  model === null && layoutsOf(all.filter((one) => one.workloadId === workloadId)).length > 1

/** What it holds under whatever the limit is. */
const conditionsOfResults = (series: Series, all: readonly Series[]): readonly Condition[] => {
  const { workload, synthetic, accepted } = series
  const { inputTokens, outputTokens } = workload.measured
  return [
    ...when(synthetic !== null, 'synthetic', { maker: synthetic }),
    ...when(isOfAnyModel(series, all), 'modelUnknown'),
    ...when(accepted.length > 0, 'accepted', { audits: accepted.join(', ') }),
    ...when(servesOtherLengths(series), 'notServed', { input: inputTokens, output: outputTokens }),
  ]
}

/** The same of some series among all, each once. */
export const ofEach = (some: readonly Series[], all: readonly Series[]): readonly Condition[] => {
  const found = some.flatMap((series) => conditionsOfResults(series, all))
  return found.filter((one, i) => found.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === i)
}

/** What a mix has of its own, or what is said of a rate that is not its own. */
const notOfClasses: ReadonlySet<Condition['kind']> = new Set(['lowerBound', 'missedAtRandom'])

/** What is not sure of the limits of a mix's classes, each by its series. */
export const ofClasses = (classes: readonly Series[], all: readonly Series[]): readonly Condition[] =>
  classes.flatMap((series) => {
    const { unsure, oneRun } = ofGrounds(series, testedBy(series, all))
    const own = [...ofLimit(series, unsure), ...oneRun]
    return own
      .filter(({ kind }) => !notOfClasses.has(kind))
      .map(({ kind, values }) => ({ kind, values: { ...values, series: series.id } }))
  })

/** The gravest first. */
export const inOrder = (conditions: readonly Condition[]): readonly Condition[] =>
  conditions.toSorted((a, b) => conditionKinds.indexOf(a.kind) - conditionKinds.indexOf(b.kind))

/** That requests at random have not shown the rate: none were offered at it, or they met the SLA by too little to count. */
const ofRate = (series: Series, report: Evidence, told: number | null): readonly Condition[] => {
  const { headroom } = series
  const rate = told ?? headroom?.arrivalRate ?? null
  if (headroom === null || headroom.from === 'measured') return []
  const kept = keptAtRandom(series, report)
  return kept > 0 && kept >= (rate ?? 0) ? when(true, 'barelyKept', { rate, kept }) : when(true, 'unproven', { rate })
}

/** What the answer holds under, the gravest first. */
export const conditionsOf = (
  series: Series,
  report: Evidence,
  servers: number,
  rate: number | null,
  asPool: boolean,
): readonly Condition[] => {
  const { headroom } = series
  const tested = testedBy(series, report.series)
  const { unsure, oneRun } = ofGrounds(series, tested)
  return [
    ...ofEach(groundsOf(series, report.series), report.series),
    ...ofLimit(series, unsure),
    ...ofRate(series, report, rate),
    ...when(asPool, 'pool', { rate: headroom?.arrivalRate ?? null }),
    ...when(servers > 1, 'copies', { servers }),
    ...oneRun,
  ]
}
