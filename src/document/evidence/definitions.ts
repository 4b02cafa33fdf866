import type { Language } from '../../i18n/language.ts'
import { inputOf } from '../../inputs/index.ts'
import { definitionKey, type LatencyMetric, latencyMetrics, type MetricDefinition } from '../../model/metric.ts'
import type { Report, ReportRun } from '../../model/report.ts'
import { groupBy } from '../../model/group-by.ts'
import { body, breakable, type Cell, cell, left, type Section, table } from '../block.ts'
import { metricName } from '../speech.ts'
import { noteTexts } from '../meanings.ts'

interface Told {
  readonly tool: string
  readonly metric: LatencyMetric
  readonly definition: MetricDefinition
  readonly fields: readonly string[]
}

const toldBy = ({ tool, latency }: ReportRun): readonly Told[] =>
  latencyMetrics.flatMap((metric) => {
    const told = latency[metric]
    const fields = told ? Object.values(told.from).map(({ field }) => field) : []
    return told ? [{ tool, metric, definition: told.definition, fields }] : []
  })

/** Fields of one metric are alike: the first few tell where it stands. */
const fieldsShown = 3

const row = (alike: readonly Told[], language: Language): readonly Cell[] => {
  const { tool, metric, definition } = alike[0]!
  const fields = [...new Set(alike.flatMap((one) => one.fields))]
  const more = fields.length - fieldsShown
  const shown = fields.slice(0, fieldsShown).join(', ')
  return [
    cell(inputOf(tool)?.tool ?? tool, { header: true }),
    cell(metricName(metric)),
    cell(more > 0 ? language.say('definition.fields', { fields: shown, more }) : shown),
    cell(definition.unit),
    cell(language.say(`definition.weighting.${definition.weighting}`)),
    cell(language.say(`definition.percentiles.${definition.percentiles}`)),
    cell(language.say(`definition.clock.${definition.clock}`)),
  ]
}

/** What each tool means by each metric: equal names are not equal quantities. */
export const definitions = (report: Report, language: Language): readonly Section[] => {
  const told = groupBy(report.runs.flatMap(toldBy), ({ tool, metric, definition }) =>
    [tool, metric, definitionKey(definition), definition.unit].join(),
  )
  const columns = [
    left(language.say('condition.tool')),
    left(language.say('column.metric')),
    breakable(language.say('column.fields')),
    left(language.say('column.unit')),
    left(language.say('column.sample')),
    left(language.say('column.percentiles')),
    left(language.say('column.clock')),
  ]
  const rows = [...told.values()].map((alike) => row(alike, language))
  const notes = noteTexts(report.runs, language)
  const block = table(language.say('definitions.table'), columns, rows, { dense: true, notes })
  const title = language.say('section.definitions')
  return rows.length > 0 ? [{ id: 'definitions', title, blocks: [body(language.say('definitions.text')), block] }] : []
}
