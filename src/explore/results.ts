import { answerCard } from '../document/answer-card.ts'
import { answerTone, answerSentence, answerNotes, statusNote, statusText } from '../document/answer.ts'
import { bannerText } from '../document/nature.ts'
import { type Block, type Cell, cell, left, right, table } from '../document/block.ts'
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
  seriesOf,
  workloadText,
  seriesIn,
} from '../document/speech.ts'
import type { Language } from '../i18n/language.ts'
import type { Report, Series, Workload } from '../model/report.ts'
import { visible } from '../visible.ts'
import { blockOf, blocksOf } from './blocks.ts'
import { latencyChart, type TakeLimit } from './chart.ts'
import { h } from './dom.ts'

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

const optionRow = (
  report: Report,
  { option, ref }: Placed,
  gpus: number | null,
  language: Language,
): readonly Cell[] => {
  const series = seriesOf(report, option.series)
  const spare = report.plan.spare > 0
  const needed = spare ? option.nPlusOne : option
  const sizing = report.sizing.find(({ options }) => options.includes(option))!
  const asked = report.demand.find(({ id }) => id === sizing.demand)!
  const fits = gpus !== null && needed.gpus !== null ? (needed.gpus <= gpus ? 'fits' : 'short') : null
  return [
    cell(demandName(asked, language), { header: true }),
    cell(lengthsText(series.workload, language)),
    cell(layoutText(series, language)),
    cell(language.value(needed.replicas, 'count'), { nature: 'estimated', ref: `${ref}/replicas` }),
    cell(language.value(needed.gpus, 'count')),
    cell(language.value(needed.utilization, 'share')),
    cell(language.value(option.cost?.monthly ?? null, 'money')),
    ...(gpus === null
      ? []
      : [
          cell(fits ? language.say(`explore.${fits}`) : '—', {
            tone: fits === 'fits' ? 'pass' : fits ? 'fail' : 'unknown',
          }),
        ]),
  ]
}

/** Every demand on every layout, best first, and whether it fits into the GPUs there are. */
const optionsTable = (report: Report, gpus: number | null, language: Language): readonly Block[] => {
  const placed = optionsOf(report, report.sizing)
  if (placed.length === 0) return []
  const spare = report.plan.spare > 0
  const columns = [
    left(language.say('column.demand')),
    left(language.say('column.workload')),
    left(language.say('column.layout')),
    right(language.say(spare ? 'column.serversPlusOne' : 'number.servers')),
    right(language.say('number.gpuTotal')),
    right(language.say('number.load')),
    right(moneyColumn(report, language.say('number.monthlyCost'), language)),
    ...(gpus === null ? [] : [left(language.say('explore.within', { gpus }))]),
  ]
  const rows = placed.map((one) => optionRow(report, one, gpus, language))
  return [
    table(language.say('explore.options'), columns, rows, { notes: [language.say('demand.note.alike')], dense: true }),
  ]
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
