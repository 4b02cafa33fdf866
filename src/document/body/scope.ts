import { inputOf } from '../../inputs/index.ts'
import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
import { body, type Cell, left, note, present, type Row, type Section, table, rowOf } from '../block.ts'
import { counterpartsRemark } from '../evidence/counterparts.ts'
import { dayOf, distinct } from '../evidence/conditions.ts'
import { listed } from '../shown.ts'
import { localText, serverText, slaText, workloadText } from '../speech.ts'
import type { Edition } from '../edition.ts'

/** Longer lists are cut, and the rest counted: of long names there are fewer. */
const listedAtMost = 8
const lettersAtMost = 320

const listText = (texts: readonly (string | null)[], language: Language): string => {
  const known = distinct(texts)
  if (known.length === 0) return language.say('notRecorded')
  return language.list(listed(known, listedAtMost, 'body.list.more', language, lettersAtMost))
}

const daysText = ({ report: { runs }, say }: Edition): string => {
  const days = distinct(runs.map(({ date }) => dayOf(date))).toSorted()
  if (days.length < 2) return days[0] ?? say('notRecorded')
  return say('range', { low: days[0]!, high: days.at(-1)! })
}

const amountText = ({ report: { runs, sources }, say }: Edition): string => {
  const counts = runs.map((run) => run.completed).filter((count) => count !== null)
  return say('body.scope.amount.text', {
    runs: runs.length,
    completed:
      counts.length > 0
        ? say('body.scope.completed', { requests: counts.reduce((a, b) => a + b, 0) })
        : say('body.scope.completed.unknown'),
    files: sources.filter((source) => source.runs.length > 0).length,
  })
}

type Item = 'models' | 'engines' | 'layouts' | 'workloads' | 'loads' | 'clients' | 'days' | 'amount'

const rows = (edition: Edition): readonly Row[] => {
  const { series, workloads, runs, singleStream } = edition.report
  const measured = [...series, ...singleStream]
  const row = (id: Item, text: string) => rowOf(edition.say(`body.scope.${id}`), text)
  const listOf = <T>(id: Item, things: readonly T[], textOf: (thing: T) => string | null) =>
    row(id, listText(things.map(textOf), edition))
  const axes = [...new Set(series.map(({ capacity }) => capacity.axis))]
  const isSwept = series.length > 0
  return present<readonly Cell[]>([
    [listOf('models', measured, ({ model }) => model), listOf('engines', measured, ({ engine }) => engine)],
    isSwept && [
      listOf('layouts', series, (one) => serverText(one, edition)),
      listOf('workloads', workloads, (one) => workloadText(one, edition)),
      row('loads', edition.list(axes.map((axis) => edition.say(`body.load.${axis}`)))),
    ],
    [listOf('clients', [...runs, ...singleStream], ({ tool }) => inputOf(tool)?.tool ?? tool)],
    isSwept && [row('days', daysText(edition)), row('amount', amountText(edition))],
  ])
}

const recommends = ({ decisions }: Report): boolean => decisions.some(({ series }) => series !== null)

/** What the document is not; a rate to test is only spoken of where there is one. */
export const disclaimer = ({ report, say }: Edition): string =>
  say(recommends(report) ? 'conclusion.disclaimer' : 'conclusion.disclaimer.nothing')

/** What recommendations are about: workloads alone, and mixes that were sent as such or are combined from them. */
const questionsOf = ({ decisions, workloads }: Report) => {
  const sent = workloads.some(({ mix }) => mix !== null)
  if (decisions.every(({ mix }) => mix === null)) return sent ? 'body.questions.sent' : 'body.questions'
  return sent ? 'body.questions.both' : 'body.questions.mixed'
}

/** What the document is for, and what was measured for it. */
export const scope = (edition: Edition): Section => {
  const { report } = edition
  const customer = localText(report.plan.customer, edition)
  const about = recommends(report) ? 'body.purpose' : 'body.purpose.nothing'
  const purpose = customer === null ? about : (`${about}.customer` as const)
  const values = { customer, sla: slaText(report.plan.sla, edition) }
  return {
    id: 'scope',
    title: edition.say('body.section.scope'),
    page: true,
    blocks: [
      body(edition.say(purpose, values)),
      ...(report.workloads.length > 1 && recommends(report) ? [body(edition.say(questionsOf(report)))] : []),
      table(
        edition.say('body.scope.table'),
        [left(edition.say('column.item')), left(edition.say('column.value'))],
        rows(edition),
      ),
      ...counterpartsRemark(edition),
      body(edition.say('body.volumes')),
      note(disclaimer(edition)),
    ],
  }
}
