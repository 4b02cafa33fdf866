import { answerCard, seriesCard } from '../document/answer-card.ts'
import { statusNote } from '../document/answer.ts'
import { bannerText } from '../document/nature.ts'
import { type Block, type Cell, cell, filled, keyFigure, left, tableOf } from '../document/block.ts'
import { demandName, demandOf } from '../document/demand-words.ts'
import { conclusion } from '../document/body/conclusion.ts'
import { cost } from '../document/evidence/cost.ts'
import { demand, optionsOf, type Placed } from '../document/evidence/demand.ts'
import { safeZone } from '../document/evidence/safe-zone.ts'
import { isAside, problemText } from '../document/evidence/sources.ts'
import { usersBlocks } from '../document/evidence/users.ts'
import {
  layoutOf,
  lengthsText,
  levelNumber,
  moneyColumn,
  seriesIn,
  seriesOf,
  workloadText,
} from '../document/speech.ts'
import type { PlainId } from '../i18n/catalog.ts'
import type { Language } from '../i18n/language.ts'
import type { Series, Workload } from '../model/report.ts'
import { visible } from '../visible.ts'
import { blockOf, blocksOf } from './blocks.ts'
import { latencyChart, type TakeLimit } from './chart.ts'
import { h } from './dom.ts'
import { columnsIn } from '../document/columns.ts'
import type { Edition } from '../document/edition.ts'

/** The verdict and the limit alone, while what they carry is being replayed. */
const verdictCard = (edition: Edition, series: Series): Block => {
  const { axis, maxConcurrency } = series.capacity
  const pending = (id: PlainId) => keyFigure(edition.say(id), cell('…'), edition.say('explore.pending'))
  const limit = cell(levelNumber(axis, maxConcurrency, edition))
  const figure = keyFigure(edition.say(`figure.limit.${axis}`), limit, statusNote(series, edition))
  return seriesCard(edition, series, [figure, pending('term.planningRate.name'), pending('term.users.name')])
}

const titleOf = (workload: Workload, language: Language): string =>
  language.say('section.workload', {
    workload: workloadText(workload, language),
    model: workload.model ?? language.say('model.unknown'),
  })

const chartsOf = (edition: Edition, workload: Workload, take: TakeLimit): readonly HTMLElement[] =>
  edition.report.plan.sla.limits.flatMap((limit) => latencyChart(edition, workload, limit, take) ?? [])

/** One workload: the cards of its layouts, the charts, and what is safe of each. */
const workloadPart = (edition: Edition, workload: Workload, whole: boolean, take: TakeLimit): HTMLElement => {
  const series = seriesIn(edition.report, workload)
  const cards = series.map((one) => (whole ? answerCard : verdictCard)(edition, one))
  return h(
    'section',
    { class: 'workload' },
    h('h2', {}, visible(titleOf(workload, edition))),
    h('div', { class: 'cards' }, ...blocksOf(cards, edition)),
    h('div', { class: 'charts' }, ...chartsOf(edition, workload, take)),
    ...(whole ? blocksOf([safeZone(edition, series)], edition) : []),
  )
}

const fold = (title: string, parts: readonly HTMLElement[]): HTMLElement | null =>
  parts.length > 0 ? h('details', {}, h('summary', {}, title), ...parts) : null

/** Every demand on every layout, best first, and whether it fits into the GPUs there are. */
const optionsTable = (edition: Edition, gpus: number | null): readonly Block[] => {
  const { report } = edition
  const columnOf = columnsIn<Placed>(edition)
  const spare = report.plan.spare > 0
  const needed = ({ option }: Placed) => (spare ? option.nPlusOne : option)
  const fitCell = (one: Placed): Cell => {
    const own = needed(one).gpus
    if (gpus === null || own === null) return cell('—', { tone: 'unknown' })
    return own <= gpus
      ? cell(edition.say('explore.fits'), { tone: 'pass' })
      : cell(edition.say('explore.short'), { tone: 'fail' })
  }
  const columns = [
    columnOf.named('column.demand', ({ sizing }) => demandName(demandOf(report, sizing), edition)),
    columnOf.left('column.workload', ({ option }) => lengthsText(seriesOf(report, option.series).workload, edition)),
    columnOf.left('column.layout', ({ option }) => layoutOf(edition, option.series)),
    columnOf.right(spare ? 'column.serversPlusOne' : 'number.servers', (one) =>
      cell(edition.value(needed(one).replicas, 'count'), {
        nature: 'estimated',
        ref: `${one.ref}/${spare ? 'nPlusOne/' : ''}replicas`,
      }),
    ),
    columnOf.right('number.gpuTotal', (one) => edition.value(needed(one).gpus, 'count')),
    columnOf.right('number.load', (one) => edition.value(needed(one).utilization, 'share')),
    ...(report.sizing.some(({ options }) => options.some(({ cost: own }) => own))
      ? [
          columnOf.headed(moneyColumn(edition, edition.say('number.monthlyCost')), ({ option }) =>
            edition.value(option.cost?.monthly ?? null, 'money'),
          ),
        ]
      : []),
    ...(gpus === null ? [] : [[left(edition.say('explore.within', { gpus })), fitCell] as const]),
  ]
  const more = { notes: [edition.say('demand.note.alike')], dense: true }
  return filled(tableOf(edition.say('explore.options'), optionsOf(report, report.sizing), columns, more))
}

const problems = (edition: Edition): HTMLElement | null => {
  const { report } = edition
  const told = report.sources.filter((source) => !isAside(source))
  const lines = told.flatMap(({ path, problems: found }) => found.map((one) => `${path}: ${problemText(one, edition)}`))
  return fold(
    edition.say('terminal.read', {
      files: report.sources.length,
      runs: report.runs.length,
      series: report.series.length,
      problems: lines.length,
    }),
    [h('ul', { class: 'problems' }, ...lines.slice(0, 50).map((line) => h('li', {}, visible(line))))],
  )
}

const conclusionPart = (edition: Edition, gpus: number | null): HTMLElement => {
  const { title, blocks } = conclusion(edition)
  return h(
    'section',
    { class: 'conclusion' },
    h('h2', {}, title),
    ...blocksOf(blocks, edition),
    ...blocksOf(optionsTable(edition, gpus), edition),
  )
}

const details = (edition: Edition): readonly (HTMLElement | null)[] => [
  ...[...demand(edition), ...cost(edition)].map(({ title, blocks }) => fold(title, blocksOf(blocks, edition))),
  fold(
    edition.say('heading.users'),
    blocksOf(
      edition.report.series.flatMap((one) => usersBlocks(edition, one)),
      edition,
    ),
  ),
]

/** The answer as the page shows it; of verdicts alone only what they are. */
export const resultsOf = (
  edition: Edition,
  stage: 'verdicts' | 'whole',
  gpus: number | null,
  take: TakeLimit,
): readonly (HTMLElement | null)[] => {
  const { report } = edition
  const whole = stage === 'whole'
  const banner = bannerText(edition)
  if (report.runs.length === 0 && report.singleStream.length === 0)
    return [
      h('p', { class: 'fault' }, edition.say('error.noRuns', { files: report.sources.length })),
      problems(edition),
    ]
  return [
    banner === null ? null : h('p', { class: 'banner' }, banner),
    whole
      ? conclusionPart(edition, gpus)
      : blockOf({ kind: 'paragraph', role: 'lead', text: edition.say('explore.replaying') }, edition),
    ...report.workloads.map((workload) => workloadPart(edition, workload, whole, take)),
    ...(whole ? details(edition) : []),
    problems(edition),
  ]
}
