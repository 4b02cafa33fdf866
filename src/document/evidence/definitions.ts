import type { Language } from '../../i18n/language.ts'
import { inputOf } from '../../inputs/index.ts'
import { definitionKey, type LatencyMetric, latencyMetrics, type MetricDefinition } from '../../model/metric.ts'
import type { ReportRun } from '../../model/report.ts'
import { groupBy } from '../../model/group-by.ts'
import { body, type Section, sectionOf, tableOf } from '../block.ts'
import { metricName } from '../speech.ts'
import { noteTexts } from '../meanings.ts'
import { columnsIn } from '../columns.ts'
import type { PlainId } from '../../i18n/catalog.ts'
import type { Edition } from '../edition.ts'

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

/** The first few fields of a metric, and how many there are besides. */
const fieldsText = (alike: readonly Told[], { say }: Language): string => {
  const fields = [...new Set(alike.flatMap((one) => one.fields))]
  const more = fields.length - fieldsShown
  const shown = fields.slice(0, fieldsShown).join(', ')
  return more > 0 ? say('definition.fields', { fields: shown, more }) : shown
}

/** What each tool means by each metric: equal names are not equal quantities. */
export const definitions = (edition: Edition): readonly Section[] => {
  const { named, left, breakable } = columnsIn<readonly Told[]>(edition)
  const told = groupBy(edition.report.runs.flatMap(toldBy), ({ tool, metric, definition }) =>
    [tool, metric, definitionKey(definition), definition.unit].join(),
  )
  const said = (head: PlainId, textOf: (one: Told) => string) => left(head, ([one]) => textOf(one!))
  const columns = [
    named('condition.tool', ([one]) => inputOf(one!.tool)?.tool ?? one!.tool),
    said('column.metric', ({ metric }) => metricName(metric)),
    breakable('column.fields', (alike) => fieldsText(alike, edition)),
    said('column.unit', ({ definition }) => definition.unit),
    said('column.sample', ({ definition }) => edition.say(`definition.weighting.${definition.weighting}`)),
    said('column.percentiles', ({ definition }) => edition.say(`definition.percentiles.${definition.percentiles}`)),
    said('column.clock', ({ definition }) => edition.say(`definition.clock.${definition.clock}`)),
  ]
  if (told.size === 0) return []
  const notes = noteTexts(edition.report.runs, edition)
  return sectionOf('definitions', edition.say('section.definitions'), [
    body(edition.say('definitions.text')),
    tableOf(edition.say('definitions.table'), [...told.values()], columns, { dense: true, notes }),
  ])
}
