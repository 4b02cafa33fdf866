import { answerCard } from '../document/answer-card.ts'
import { answerNotes, answerSentence, answerTone, statusNote, statusText } from '../document/answer.ts'
import { bannerText } from '../document/nature.ts'
import { type Block, type Cell, cell, filled, left, tableOf } from '../document/block.ts'
import { demandName } from '../document/demand-words.ts'
import { conclusion } from '../document/body/conclusion.ts'
import { cost } from '../document/evidence/cost.ts'
import { demand, optionsOf, type Placed } from '../document/evidence/demand.ts'
import { safeZone } from '../document/evidence/safe-zone.ts'
import { isAside, problemText } from '../document/evidence/sources.ts'
import { usersBlocks } from '../document/evidence/users.ts'
import {
  layoutText,
  lengthsText,
  levelNumber,
  moneyColumn,
  seriesIn,
  seriesOf,
  workloadText,
} from '../document/speech.ts'
import type { Language } from '../i18n/language.ts'
import type { Report, Series, Workload } from '../model/report.ts'
import { visible } from '../visible.ts'
import { blockOf, blocksOf } from './blocks.ts'
import { latencyChart, type TakeLimit } from './chart.ts'
import { h } from './dom.ts'
import { columnsIn } from '../document/columns.ts'

/** The verdict and the limit alone, while what they carry is being replayed. */
const verdictCard = (report: Report, series: Series, language: Language): Block => {
  const { axis, maxConcurrency } = series.capacity
  const pending = language.say('explore.pending')
  const limit = levelNumber(axis, maxConcurrency, language)
  return {
    kind: 'answer',
    tone: answerTone(series),
    mark: statusText(series, language),
    title: layoutText(series, language),
    figures: [
      { label: language.say(`figure.limit.${axis}`), value: cell(limit), note: statusNote(series, language) },
      ...(['term.planningRate.name', 'term.users.name'] as const).map((id) => ({
        label: language.say(id),
        value: cell('…'),
        note: pending,
      })),
    ],
    lines: [answerSentence(report, series, language), ...answerNotes(report, series, language)],
  }
}

const titleOf = (workload: Workload, language: Language): string =>
  language.say('section.workload', {
    workload: workloadText(workload, language),
    model: workload.model ?? language.say('model.unknown'),
  })

const chartsOf = (report: Report, workload: Workload, language: Language, take: TakeLimit): readonly HTMLElement[] =>
  report.plan.sla.limits.flatMap((limit) => latencyChart(report, workload, limit, language, take) ?? [])

/** One workload: the cards of its layouts, the charts, and what is safe of each. */
const workloadPart = (
  report: Report,
  workload: Workload,
  whole: boolean,
  language: Language,
  take: TakeLimit,
): HTMLElement => {
  const series = seriesIn(report, workload)
  const cards = series.map((one) => (whole ? answerCard : verdictCard)(report, one, language))
  return h(
    'section',
    { class: 'workload' },
    h('h2', {}, visible(titleOf(workload, language))),
    h('div', { class: 'cards' }, ...blocksOf(cards, language)),
    h('div', { class: 'charts' }, ...chartsOf(report, workload, language, take)),
    ...(whole ? blocksOf([safeZone(report, series, language)], language) : []),
  )
}

const fold = (title: string, parts: readonly HTMLElement[]): HTMLElement | null =>
  parts.length > 0 ? h('details', {}, h('summary', {}, title), ...parts) : null

/** Every demand on every layout, best first, and whether it fits into the GPUs there are. */
const optionsTable = (report: Report, gpus: number | null, language: Language): readonly Block[] => {
  const columnOf = columnsIn<Placed>(report, language)
  const spare = report.plan.spare > 0
  const needed = ({ option }: Placed) => (spare ? option.nPlusOne : option)
  const askedText = ({ sizing }: Placed): string =>
    demandName(
      report.demand.find(({ id }) => id === sizing.demand)!,
      language,
    )
  const fitCell = (one: Placed): Cell => {
    const own = needed(one).gpus
    if (gpus === null || own === null) return cell('—', { tone: 'unknown' })
    return own <= gpus
      ? cell(language.say('explore.fits'), { tone: 'pass' })
      : cell(language.say('explore.short'), { tone: 'fail' })
  }
  const columns = [
    columnOf.left('column.demand', (one) => cell(askedText(one), { header: true })),
    columnOf.left('column.workload', ({ option }) =>
      cell(lengthsText(seriesOf(report, option.series).workload, language)),
    ),
    columnOf.left('column.layout', ({ option }) => cell(layoutText(seriesOf(report, option.series), language))),
    columnOf.right(spare ? 'column.serversPlusOne' : 'number.servers', (one) =>
      cell(language.value(needed(one).replicas, 'count'), { nature: 'estimated', ref: `${one.ref}/replicas` }),
    ),
    columnOf.right('number.gpuTotal', (one) => cell(language.value(needed(one).gpus, 'count'))),
    columnOf.right('number.load', (one) => cell(language.value(needed(one).utilization, 'share'))),
    columnOf.headed(moneyColumn(report, language.say('number.monthlyCost'), language), ({ option }) =>
      cell(language.value(option.cost?.monthly ?? null, 'money')),
    ),
    ...(gpus === null ? [] : [[left(language.say('explore.within', { gpus })), fitCell] as const]),
  ]
  const more = { notes: [language.say('demand.note.alike')], dense: true }
  return filled(tableOf(language.say('explore.options'), optionsOf(report, report.sizing), columns, more))
}

const problems = (report: Report, language: Language): HTMLElement | null => {
  const told = report.sources.filter((source) => !isAside(source))
  const lines = told.flatMap(({ path, problems: found }) =>
    found.map((one) => `${path}: ${problemText(one, language)}`),
  )
  return fold(
    language.say('terminal.read', {
      files: report.sources.length,
      runs: report.runs.length,
      series: report.series.length,
      problems: lines.length,
    }),
    [h('ul', { class: 'problems' }, ...lines.slice(0, 50).map((line) => h('li', {}, visible(line))))],
  )
}

const conclusionPart = (report: Report, gpus: number | null, language: Language): HTMLElement => {
  const { title, blocks } = conclusion(report, language)
  return h(
    'section',
    { class: 'conclusion' },
    h('h2', {}, title),
    ...blocksOf(blocks, language),
    ...blocksOf(optionsTable(report, gpus, language), language),
  )
}

const details = (report: Report, language: Language): readonly (HTMLElement | null)[] => [
  ...[...demand(report, language), ...cost(report, language)].map(({ title, blocks }) =>
    fold(title, blocksOf(blocks, language)),
  ),
  fold(
    language.say('heading.users'),
    blocksOf(
      report.series.flatMap((one) => usersBlocks(report, one, language)),
      language,
    ),
  ),
]

/** The answer as the page shows it; of verdicts alone only what they are. */
export const resultsOf = (
  report: Report,
  stage: 'verdicts' | 'whole',
  gpus: number | null,
  language: Language,
  take: TakeLimit,
): readonly (HTMLElement | null)[] => {
  const whole = stage === 'whole'
  const banner = bannerText(report, language)
  if (report.runs.length === 0 && report.singleStream.length === 0)
    return [
      h('p', { class: 'fault' }, language.say('error.noRuns', { files: report.sources.length })),
      problems(report, language),
    ]
  return [
    banner === null ? null : h('p', { class: 'banner' }, banner),
    whole
      ? conclusionPart(report, gpus, language)
      : blockOf({ kind: 'paragraph', role: 'lead', text: language.say('explore.replaying') }, language),
    ...report.workloads.map((workload) => workloadPart(report, workload, whole, language, take)),
    ...(whole ? details(report, language) : []),
    problems(report, language),
  ]
}
