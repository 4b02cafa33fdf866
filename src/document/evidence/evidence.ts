import type { PlainId } from '../../i18n/catalog.ts'
import type { Language } from '../../i18n/language.ts'
import { inputOf } from '../../inputs/index.ts'
import { groupBy } from '../../model/group-by.ts'
import { type LatencyMetric, type MetricDefinition, definitionKey, latencyMetrics } from '../../model/metric.ts'
import type { ReportRun, Scaling, Workload } from '../../model/report.ts'
import { answerCard } from '../answer-card.ts'
import { type Block, type Section, body, sectionOf, tableOf } from '../block.ts'
import { columnsIn } from '../columns.ts'
import { duels } from '../duels.ts'
import type { Edition } from '../edition.ts'
import { figures } from '../figures.ts'
import { noteTexts } from '../meanings.ts'
import { moreSeries, shownWorkloads } from '../shown.ts'
import { singleStream } from '../single-stream.ts'
import { metricName, seriesIn, seriesOf, workloadText } from '../speech.ts'
import type { GroundsOf } from '../trail/leaves.ts'
import { conditions } from './conditions.ts'
import { cost } from './cost.ts'
import { counterparts } from './counterparts.ts'
import { demand } from './demand.ts'
import { diagnosisBlocks } from './diagnosis.ts'
import { findings } from './findings.ts'
import { arrivalModels } from './headroom.ts'
import { mixes } from './mix.ts'
import { points } from './points.ts'
import { recommendationBlocks } from './recommendation.ts'
import { betweenBlocks, safeZone } from './safe-zone.ts'
import { scalingBlocks } from './scaling.ts'
import { sensitivityBlocks } from './sensitivity.ts'
import { serverSide } from './server-side.ts'
import { sources } from './sources.ts'
import { steadyRemarks } from './steady.ts'
import { glossary, method, trail } from './trail.ts'
import { usersBlocks } from './users.ts'

const heading = (
  workload: Workload,
  part: 'safeZone' | 'diagnosis' | 'scaling' | 'users' | 'sensitivity',
  { say }: Language,
): Block => ({ kind: 'heading', id: `${workload.id}-${part}`, text: say(`heading.${part}`) })

const lengthsNote = (workload: Workload, { report, say }: Edition): readonly Block[] => {
  const { measured, kind } = seriesOf(report, workload.series[0]!).workload
  if (kind !== 'nominal' || measured.inputTokens === null || measured.outputTokens === null) return []
  return [body(say('workload.real', { input: measured.inputTokens, output: measured.outputTokens }))]
}

/** One workload: verdict, safe zone, charts, bottlenecks, what more GPUs gain, and users, for all of its layouts. */
const workloadSection = (edition: Edition, workload: Workload, more: number): Section => {
  const { report } = edition
  const series = seriesIn(report, workload)
  const ids = new Set(workload.series)
  const isShown = (one: Pick<Scaling, 'workload' | 'base' | 'scaled'>) =>
    one.workload === workload.id && (more === 0 || (ids.has(one.base) && ids.has(one.scaled)))
  const pairs = report.scaling.filter(isShown)
  const refused = report.refusals.filter(isShown)
  const gains = scalingBlocks(edition, pairs, refused)
  const choice = recommendationBlocks(edition, workload)
  const users = series.flatMap((one) => [...usersBlocks(edition, one), ...arrivalModels(edition, one)])
  const moved = sensitivityBlocks(edition, workload)
  return {
    id: workload.id,
    title: edition.say('section.workload', {
      workload: workloadText(workload, edition),
      model: workload.model ?? edition.say('model.unknown'),
    }),
    blocks: [
      ...lengthsNote(workload, edition),
      ...moreSeries(more, edition),
      heading(workload, 'safeZone', edition),
      ...series.map((one) => answerCard(edition, one)),
      safeZone(edition, series),
      ...steadyRemarks(series, edition),
      ...betweenBlocks(edition, series),
      ...figures(edition, workload, ['latency', 'throughput', 'frontier']),
      heading(workload, 'diagnosis', edition),
      ...diagnosisBlocks(edition, series),
      ...(gains.length + choice.length > 0
        ? [heading(workload, 'scaling', edition), ...gains, ...choice, ...figures(edition, workload, ['scaling'])]
        : []),
      ...(users.length > 0 ? [heading(workload, 'users', edition), ...users] : []),
      ...(moved.length > 0 ? [heading(workload, 'sensitivity', edition), ...moved] : []),
    ],
  }
}

export const workloads = (edition: Edition): readonly Section[] =>
  shownWorkloads(edition.report).map((workload, i) =>
    workloadSection(edition, workload, edition.report.workloads[i]!.series.length - workload.series.length),
  )

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

/** What proves the body: each workload in full, the measurement, every point, every file, every formula. */
export const evidenceOf = (edition: Edition, groundsOf: GroundsOf): readonly Section[] => {
  const sections = [
    ...workloads(edition),
    ...mixes(edition),
    ...demand(edition),
    ...cost(edition),
    ...(edition.report.series.length > 0 ? [...singleStream(edition), ...duels(edition)] : []),
    ...serverSide(edition),
    findings(edition),
    conditions(edition),
    ...definitions(edition),
    ...counterparts(edition),
    points(edition),
    sources(edition),
    trail(edition, groundsOf),
    method(edition),
  ]
  return [...sections, glossary(edition, sections)]
}
