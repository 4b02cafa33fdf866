import type { Language } from '../../i18n/language.ts'
import type { Decision, Report, Series } from '../../model/report.ts'
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
import { carriedBy, ownValue, plannedInFlight } from '../../model/of-series.ts'
import { levelNumber, levelText, limitName, seriesOf, seriesRef, thresholdText } from '../speech.ts'
import { columnsIn } from '../columns.ts'
import type { Edition } from '../edition.ts'

interface Chosen {
  readonly decision: Decision
  readonly series: Series
  /** Places of both in report.json. */
  readonly at: string
  readonly ref: string
}

const chosenIn = (report: Report): readonly Chosen[] =>
  report.decisions.flatMap((decision, i) => {
    if (decision.series === null || decision.mix !== null || decision.planningRate === null) return []
    const series = seriesOf(report, decision.series)
    return [{ decision, series, at: seriesRef(report, series), ref: `decisions/${i}` }]
  })

const rateText = ({ decision: { count, planningRate } }: Chosen, { say }: Language): string =>
  say((count ?? 1) > 1 ? 'body.setting.rate.each' : 'body.setting.rate.one', { rate: planningRate!.value })

const outputText = ({ series: { workload } }: Chosen, { say }: Language): string => {
  const tokens = workload.measured.outputTokens
  return tokens === null ? '—' : say('body.tokens', { tokens })
}

/** None where only rates were measured, or requests that come at random fill the limit by themselves: a cap would only make them wait. */
const capOf = ({ series }: Chosen): number | null => {
  const { axis, maxConcurrency } = series.capacity
  if (axis !== 'concurrency') return null
  if (maxConcurrency === null || !series.headroom?.promise) return maxConcurrency
  const { maxMeanConcurrency } = poissonHeadroom(maxConcurrency, series.headroom.overflow)
  return (plannedInFlight(series) ?? 0) > maxMeanConcurrency ? null : maxConcurrency
}

/** The cap of the requests in flight, as it is said; a dash where there is none. */
const capCell = (one: Chosen, text: (level: number) => string): Cell => {
  const cap = capOf(one)
  return cap === null ? cell('—') : cell(text(cap), { ref: `${one.at}/capacity/maxConcurrency` })
}

/** What to set on the servers and before them. */
const settings = (edition: Edition, chosen: readonly Chosen[]): Block => {
  const { right } = columnsIn<Chosen>(edition)
  const columns: readonly FilledColumn<Chosen>[] = [
    questionColumn(edition),
    [left(layoutHead(edition)), ({ decision }) => cell(recommendedText(edition, decision))],
    right('body.setting.limit', (one) => capCell(one, (level) => levelText('concurrency', level, edition))),
    right('body.setting.rate', (one) => cell(rateText(one, edition), { ref: `${one.ref}/planningRate/value` })),
    right('body.setting.output', (one) =>
      cell(outputText(one, edition), { ref: `${one.at}/workload/measured/outputTokens` }),
    ),
  ]
  const isUncapped = chosen.some((one) => one.series.capacity.axis === 'concurrency' && capOf(one) === null)
  const notes = [edition.say('body.settings.note'), isUncapped && edition.say('body.settings.uncapped')]
  return tableOf(edition.say('body.settings.table'), chosen, columns, { notes })
}

/** `2.17 s → 3 s`: what was measured at the limit, and what the service level allows. */
const latencyCell = ({ series, at }: Chosen, id: string, threshold: number, language: Language): Cell => {
  const { points, capacity } = series
  const index = points.findIndex(({ level }) => level === capacity.maxConcurrency)
  const value = ownValue(points[index]?.judgements[id])
  const alarm = thresholdText(threshold, language)
  if (value === null) return cell(alarm)
  const text = language.say('pair', { a: language.value(value, 'latency'), b: alarm }).replaceAll(' ', '\u00a0')
  return cell(text, { ref: `${at}/points/${index}/judgements/${id}/value` })
}

/** The planning rate, and what is carried where that is more. */
const arrivalsCell = ({ decision, series, ref }: Chosen, { value, say }: Language): Cell => {
  const planned = decision.planningRate!.value
  const carried = carriedBy(series)
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
