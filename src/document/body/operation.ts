import type { Language } from '../../i18n/language.ts'
import type { Decision, Point, Report, Series } from '../../model/report.ts'
import { type Block, body, type Cell, cell, left, right, type Section, table } from '../block.ts'
import { recommendedText, shortQuestion } from '../decision-text.ts'
import { levelText, limitName, seriesOf, seriesRef, thresholdText } from '../speech.ts'

type Row = readonly Cell[]

interface Chosen {
  readonly decision: Decision
  readonly series: Series
  readonly ref: string
}

const chosenIn = (report: Report): readonly Chosen[] =>
  report.decisions.flatMap((decision, i) => {
    if (decision.series === null || decision.mix !== null || decision.planningRate === null) return []
    return [{ decision, series: seriesOf(report, decision.series), ref: `decisions/${i}` }]
  })

/** What to set on the servers and before them. */
const settingRows = (report: Report, { decision, series, ref }: Chosen, language: Language): readonly Row[] => {
  const { capacity, workload } = series
  const at = seriesRef(report, series)
  const where = language.say('body.card', {
    question: shortQuestion(report, decision, language),
    layout: recommendedText(report, decision, language),
  })
  const row = (id: 'limit' | 'rate' | 'output', text: string, place: string): Row => [
    cell(where, { header: true }),
    cell(language.say(`body.setting.${id}`)),
    cell(text, { ref: place }),
    cell(language.say(`body.setting.${id}.why`)),
  ]
  const count = decision.count ?? 1
  const rate = language.say(count > 1 ? 'body.setting.rate.each' : 'body.setting.rate.one', {
    rate: decision.planningRate!.value,
  })
  const output = workload.measured.outputTokens
  return [
    ...(capacity.maxConcurrency === null
      ? []
      : [row('limit', levelText(capacity.axis, capacity.maxConcurrency, language), `${at}/capacity/maxConcurrency`)]),
    row('rate', rate, `${ref}/planningRate/value`),
    ...(output === null
      ? []
      : [row('output', language.say('body.tokens', { tokens: output }), `${at}/workload/measured/outputTokens`)]),
  ]
}

const limitPoint = ({ points, capacity }: Series): Point | undefined =>
  points.find(({ level }) => level === capacity.maxConcurrency)

/** What to watch: unusual is more than was measured at the limit, wrong is more than the service level allows. */
const watchRows = (report: Report, { decision, series, ref }: Chosen, language: Language): readonly Row[] => {
  const { capacity, headroom, basis } = series
  const at = seriesRef(report, series)
  const point = limitPoint(series)
  const question = cell(shortQuestion(report, decision, language), { header: true })
  const latencies = report.plan.sla.limits.map(({ id, threshold }): Row => {
    const value = point?.judgements[id]?.value ?? null
    return [
      question,
      cell(limitName(id)),
      cell(
        language.value(value, 'latency'),
        point ? { ref: `${at}/points/${series.points.indexOf(point)}/judgements/${id}/value` } : {},
      ),
      cell(thresholdText(threshold, language)),
    ]
  })
  const inFlight: readonly Row[] =
    headroom && capacity.axis === 'concurrency'
      ? [
          [
            question,
            cell(language.say('body.watch.inFlight')),
            cell(language.value(Math.floor(headroom.maxMeanConcurrency), 'count'), {
              ref: `${at}/headroom/maxMeanConcurrency`,
            }),
            cell(language.value(capacity.maxConcurrency, 'count'), { ref: `${at}/capacity/maxConcurrency` }),
          ],
        ]
      : []
  const arrivals: Row = [
    question,
    cell(language.say('body.watch.arrivals')),
    cell(language.value(decision.planningRate?.value, 'plannedRate'), { ref: `${ref}/planningRate/value` }),
    cell(language.value(basis?.throughput, 'rate'), { ref: `${at}/basis/throughput` }),
  ]
  return [...latencies, ...inFlight, arrivals]
}

/** How to run what was recommended: limits to set, and what to watch; nothing where nothing is recommended. */
export const operation = (report: Report, language: Language): readonly Section[] => {
  const chosen = chosenIn(report)
  if (chosen.length === 0) return []
  const settings = [
    left(language.say('decision.column.question')),
    left(language.say('column.item')),
    left(language.say('column.value')),
    left(language.say('column.grounds')),
  ]
  const watch = [
    left(language.say('decision.column.question')),
    left(language.say('body.column.watch')),
    right(language.say('body.column.notice')),
    right(language.say('body.column.alarm')),
  ]
  const blocks: readonly Block[] = [
    body(language.say('body.operation.text')),
    table(
      language.say('body.settings.table'),
      settings,
      chosen.flatMap((one) => settingRows(report, one, language)),
      { dense: true },
    ),
    table(
      language.say('body.watch.table'),
      watch,
      chosen.flatMap((one) => watchRows(report, one, language)),
      { notes: [language.say('body.watch.note')], dense: true },
    ),
  ]
  return [{ id: 'operation', title: language.say('body.section.operation'), blocks }]
}
