import type { Language } from '../../i18n/language.ts'
import type { Decision, Mix, Report, Series } from '../../model/report.ts'
import {
  type Block,
  body,
  type Cell,
  cell,
  type FilledColumn,
  left,
  type Section,
  sectionOf,
  tableOf,
} from '../block.ts'
import { layoutHead, questionColumn } from '../decision-table.ts'
import { recommendedText } from '../decision-text.ts'
import { poissonHeadroom } from '../../maths/headroom.ts'
import { ownValue, plannedInFlight } from '../../model/of-series.ts'
import { classesOf, mixLayoutOf, mixPlaces } from '../../model/served.ts'
import { levelNumber, levelText, limitName, seriesOf, seriesRef, thresholdText } from '../speech.ts'
import { columnsIn } from '../columns.ts'
import type { Edition } from '../edition.ts'
import { carriedIn } from './non-functional.ts'

interface Chosen {
  readonly decision: Decision
  readonly series: Series
  /** Its layout where it is about a mix, of which nothing was measured together. */
  readonly mix: Mix['layouts'][number] | undefined
  /** Place of the layout or else of the series in report.json, and that of the decision. */
  readonly at: string
  readonly ref: string
}

const chosenIn = (report: Report): readonly Chosen[] =>
  report.decisions.flatMap((decision, i) => {
    if (decision.series === null || decision.planningRate === null) return []
    const series = seriesOf(report, decision.series)
    const mix = mixLayoutOf(report, decision)
    const at = mix ? mixPlaces(report, decision, series.id).layout : seriesRef(report, series)
    return [{ decision, series, mix, at, ref: `decisions/${i}` }]
  })

const rateText = ({ decision: { count, planningRate } }: Chosen, { say }: Language): string =>
  say((count ?? 1) > 1 ? 'body.setting.rate.each' : 'body.setting.rate.one', { rate: planningRate!.value })

const outputCell = ({ series, mix, at }: Chosen, { report, say, list }: Edition): Cell => {
  const measured = (mix ? classesOf(mix, report) : [series]).map(({ workload }) => workload.measured.outputTokens)
  if (measured.includes(null)) return cell('—')
  const ref = mix ? `${at}/classes` : `${at}/workload/measured/outputTokens`
  return cell(list(measured.map((tokens) => say('body.tokens', { tokens }))), { ref })
}

/** None where only rates were measured, or requests that come at random fill the limit by themselves: a cap would only make them wait. */
const capOf = ({ series, mix }: Chosen): number | null => {
  if (mix) return Math.max(1, Math.floor(mix.limit!.concurrency))
  const { axis, maxConcurrency } = series.capacity
  if (axis !== 'concurrency') return null
  if (maxConcurrency === null || !series.headroom?.promise) return maxConcurrency
  const { maxMeanConcurrency } = poissonHeadroom(maxConcurrency, series.headroom.overflow)
  return (plannedInFlight(series) ?? 0) > maxMeanConcurrency ? null : maxConcurrency
}

/** The cap of the requests in flight, as it is said; a dash where there is none. */
const capCell = (one: Chosen, text: (level: number) => string): Cell => {
  const cap = capOf(one)
  if (cap === null) return cell('—')
  return one.mix
    ? cell(text(cap), { ref: `${one.at}/limit/concurrency`, nature: 'estimated' })
    : cell(text(cap), { ref: `${one.at}/capacity/maxConcurrency` })
}

/** What to set on the servers and before them. */
const settings = (edition: Edition, chosen: readonly Chosen[]): Block => {
  const { right } = columnsIn<Chosen>(edition)
  const columns: readonly FilledColumn<Chosen>[] = [
    questionColumn(edition),
    [left(layoutHead(edition)), ({ decision }) => cell(recommendedText(edition, decision))],
    right('body.setting.limit', (one) => capCell(one, (level) => levelText('concurrency', level, edition))),
    right('body.setting.rate', (one) => cell(rateText(one, edition), { ref: `${one.ref}/planningRate/value` })),
    right('body.setting.output', (one) => outputCell(one, edition)),
  ]
  const isUncapped = chosen.some((one) => one.series.capacity.axis === 'concurrency' && capOf(one) === null)
  const notes = [
    edition.say('body.settings.note'),
    isUncapped && edition.say('body.settings.uncapped'),
    chosen.some(({ mix }) => mix) && edition.say('body.settings.mix'),
  ]
  return tableOf(edition.say('body.settings.table'), chosen, columns, { notes })
}

/** `2.17 s → 3 s`: what was measured at the limit, and what the service level allows. */
const latencyCell = ({ series, mix, at }: Chosen, id: string, threshold: number, language: Language): Cell => {
  const { points, capacity } = series
  const index = points.findIndex(({ level }) => level === capacity.maxConcurrency)
  const value = mix ? null : ownValue(points[index]?.judgements[id])
  const alarm = thresholdText(threshold, language)
  if (value === null) return cell(alarm)
  const text = language.say('pair', { a: language.value(value, 'latency'), b: alarm }).replaceAll(' ', '\u00a0')
  return cell(text, { ref: `${at}/points/${index}/judgements/${id}/value` })
}

/** The planning rate, and what is carried where that is more. */
const arrivalsCell = ({ decision, series, ref }: Chosen, { report, value, say }: Edition): Cell => {
  const planned = decision.planningRate!.value
  const carried = carriedIn(report, decision, series).carried ?? 0
  const [a, b] = [value(planned, 'plannedRate'), value(carried, 'rate')]
  const text = carried > planned && a !== b ? say('pair', { a, b }) : a
  return cell(text, { ref: `${ref}/planningRate/value` })
}

/** What to watch: more than was measured at the limit is unusual, more than the service level allows is wrong. */
const watch = (edition: Edition, chosen: readonly Chosen[]): Block => {
  const { right, headed } = columnsIn<Chosen>(edition)
  const isSimulated = chosen.some(({ series }) => (series.headroom?.promise?.sustained ?? null) !== null)
  const carried = edition.say(`body.watch.${isSimulated ? 'simulated' : 'throughput'}`)
  const columns = [
    questionColumn(edition),
    ...edition.report.plan.sla.limits.map(({ id, threshold }) =>
      headed(limitName(id), (one) => latencyCell(one, id, threshold, edition)),
    ),
    right('body.watch.inFlight', (one) => capCell(one, (level) => levelNumber('concurrency', level, edition))),
    right('body.watch.arrivals', (one) => arrivalsCell(one, edition)),
  ]
  const notes = [edition.say('body.watch.note', { carried })]
  return tableOf(edition.say('body.watch.table'), chosen, columns, { notes })
}

/** How to run what was recommended: limits to set, and what to watch; nothing where nothing is recommended. */
export const operation = (edition: Edition): readonly Section[] => {
  const chosen = chosenIn(edition.report)
  if (chosen.length === 0) return []
  return sectionOf('operation', edition.say('body.section.operation'), [
    body(edition.say('body.operation.text')),
    settings(edition, chosen),
    watch(edition, chosen),
  ])
}
