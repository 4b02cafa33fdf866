import { inputOf } from '../../inputs/index.ts'
import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
import { body, type Cell, cell, left, note, present, type Row, type Section, table } from '../block.ts'
import { counterpartsRemark } from '../evidence/counterparts.ts'
import { dayOf, distinct } from '../evidence/conditions.ts'
import { listed } from '../shown.ts'
import { layoutText, localText, slaText, workloadText } from '../speech.ts'

/** Longer lists are cut, and the rest counted: of long names there are fewer. */
const listedAtMost = 8
const lettersAtMost = 320

const listText = (texts: readonly (string | null)[], language: Language): string => {
  const known = distinct(texts)
  if (known.length === 0) return language.say('notRecorded')
  return language.list(listed(known, listedAtMost, 'body.list.more', language, lettersAtMost))
}

const daysText = ({ runs }: Report, language: Language): string => {
  const days = distinct(runs.map(({ date }) => dayOf(date))).toSorted()
  if (days.length < 2) return days[0] ?? language.say('notRecorded')
  return language.say('range', { low: days[0]!, high: days.at(-1)! })
}

const amountText = ({ runs, sources }: Report, language: Language): string => {
  const counts = runs.map((run) => run.completed).filter((count) => count !== null)
  return language.say('body.scope.amount.text', {
    runs: runs.length,
    completed:
      counts.length > 0
        ? language.say('body.scope.completed', { requests: counts.reduce((a, b) => a + b, 0) })
        : language.say('body.scope.completed.unknown'),
    files: sources.filter((source) => source.runs.length > 0).length,
  })
}

type Item = 'models' | 'engines' | 'layouts' | 'workloads' | 'loads' | 'clients' | 'days' | 'amount'

const rows = (report: Report, language: Language): readonly Row[] => {
  const { series, workloads, runs, singleStream } = report
  const measured = [...series, ...singleStream]
  const row = (id: Item, text: string) => [cell(language.say(`body.scope.${id}`), { header: true }), cell(text)]
  const listOf = <T>(id: Item, things: readonly T[], textOf: (thing: T) => string | null) =>
    row(id, listText(things.map(textOf), language))
  const axes = [...new Set(series.map(({ capacity }) => capacity.axis))]
  const isSwept = series.length > 0
  return present<readonly Cell[]>([
    [listOf('models', measured, ({ model }) => model), listOf('engines', measured, ({ engine }) => engine)],
    isSwept && [
      listOf('layouts', series, (one) => layoutText(one, language)),
      listOf('workloads', workloads, (one) => workloadText(one, language)),
      row('loads', language.list(axes.map((axis) => language.say(`body.load.${axis}`)))),
    ],
    [listOf('clients', [...runs, ...singleStream], ({ tool }) => inputOf(tool)?.tool ?? tool)],
    isSwept && [row('days', daysText(report, language)), row('amount', amountText(report, language))],
  ])
}

const recommends = ({ decisions }: Report): boolean => decisions.some(({ series }) => series !== null)

/** What the document is not; a rate to test is only spoken of where there is one. */
export const disclaimer = (report: Report, language: Language): string =>
  language.say(recommends(report) ? 'conclusion.disclaimer' : 'conclusion.disclaimer.nothing')

/** What the document is for, and what was measured for it. */
export const scope = (report: Report, language: Language): Section => {
  const customer = localText(report.plan.customer, language)
  const about = recommends(report) ? 'body.purpose' : 'body.purpose.nothing'
  const purpose = customer === null ? about : (`${about}.customer` as const)
  const values = { customer, sla: slaText(report.plan.sla, language) }
  return {
    id: 'scope',
    title: language.say('body.section.scope'),
    page: true,
    blocks: [
      body(language.say(purpose, values)),
      ...(report.workloads.length > 1 && recommends(report)
        ? [body(language.say(report.mixes.length > 0 ? 'body.questions.mixed' : 'body.questions'))]
        : []),
      table(
        language.say('body.scope.table'),
        [left(language.say('column.item')), left(language.say('column.value'))],
        rows(report, language),
      ),
      ...counterpartsRemark(report, language),
      body(language.say('body.volumes')),
      note(disclaimer(report, language)),
    ],
  }
}
