import { choiceText, ofQuestions, questionText, shortQuestion, shownUsers } from '../document/decision-text.ts'
import { readingText } from '../document/evidence/users.ts'
import { decisionFigures } from '../document/figures.ts'
import type { Language } from '../i18n/language.ts'
import type { Decision, Report } from '../model/report.ts'
import { cell, left, right, tableOf } from '../document/block.ts'
import { type Draft, type Subject, tablesOf } from './draft.ts'
import { briefName } from './fit.ts'
import { remark, sentences } from './parts.ts'
import type { BarSeries, SlideChart } from './slide.ts'
import { tableIn } from './tables.ts'
import { frame, sizes } from './theme.ts'

type Row = Decision['users'][number]

const secondsOf = ({ basis, interval, thinkTime }: Row): number => (basis === 'open' ? interval : thinkTime) ?? 0

/** Servers beside each other were not measured. */
const isEstimated = ({ count, demand }: Decision, { plan }: Report): boolean =>
  Math.max(1, (count ?? 1) - (demand === null ? 0 : plan.spare)) > 1

const seriesOf = (
  basis: Row['basis'],
  rows: readonly Row[],
  seconds: readonly number[],
  hollow: boolean,
  language: Language,
): readonly BarSeries[] => {
  const own = rows.filter((row) => row.basis === basis)
  if (own.length === 0) return []
  const values = seconds.map((at) => own.find((row) => secondsOf(row) === at && row.reachable)?.users ?? null)
  return [
    {
      name: language.say(`slides.users.${basis}`),
      colour: basis === 'open' ? 'accent1' : 'accent6',
      hollow,
      values,
      labels: values.map((value) => language.value(value, 'plannedUsers')),
    },
  ]
}

/** Users over the seconds that they let pass, for each way of sending. */
const overInterval = (decision: Decision, { report, language }: Subject): SlideChart => {
  const seconds = [...new Set(decision.users.map(secondsOf))].toSorted((a, b) => a - b)
  const hollow = isEstimated(decision, report)
  return {
    kind: 'bars',
    direction: 'col',
    title: language.say('decision.column.users'),
    categories: seconds.map((one) => language.value(one, 'seconds')),
    categoryTitle: language.say('slides.users.interval'),
    series: (['open', 'closed'] as const).flatMap((basis) =>
      seriesOf(basis, decision.users, seconds, hollow, language),
    ),
  }
}

const barsAtMost = 8

/** One reading of the demand, a bar for each question. */
const overQuestions = (decisions: readonly Decision[], { report, language }: Subject): SlideChart => {
  const shown = decisions.slice(0, barsAtMost)
  const users = shown.map((one) => {
    const row = shownUsers(report, one)
    return row?.reachable ? row.users : null
  })
  return {
    kind: 'bars',
    direction: 'bar',
    title: language.say('slides.users.questions'),
    categories: shown.map((one) => briefName(shortQuestion(report, one, language), 40)),
    categoryTitle: null,
    series: [false, true].flatMap((hollow): readonly BarSeries[] => {
      const values = users.map((value, i) => (isEstimated(shown[i]!, report) === hollow ? value : null))
      return values.every((value) => value === null)
        ? []
        : [
            {
              name: language.say(hollow ? 'chart.mark.estimated' : 'chart.mark.measured'),
              colour: 'accent1',
              hollow,
              values,
              labels: users.map((value) => language.value(value, 'plannedUsers')),
            },
          ]
    }),
  }
}

const titleOf = (decision: Decision, { report, language }: Subject): string => {
  const row = shownUsers(report, decision)!
  const values = { layout: choiceText(report, decision, language), seconds: secondsOf(row) }
  const id = row.basis === 'open' ? 'slides.users.titled' : 'slides.users.thinking'
  const text = row.reachable
    ? language.say(id, { ...values, users: row.users })
    : language.say('slides.users.unreachable', values)
  return ofQuestions(report, text, [decision], language)
}

const tableOfReadings = (decision: Decision, { report, language }: Subject) => {
  const ref = `decisions/${report.decisions.indexOf(decision)}`
  return tableOf<Row>(language.say('body.users.table'), decision.users, [
    [left(language.say('column.reading')), (row) => cell(readingText(row, language))],
    [
      right(language.say('decision.column.users')),
      (row, i) =>
        row.reachable
          ? cell(language.say('body.users.value', { users: row.users }), {
              ref: `${ref}/users/${i}/users`,
              header: true,
            })
          : cell(language.say('body.users.unreachable')),
    ],
  ])
}

const { body } = frame
const noteHeight = 42
const chartWidth = 500

/** How many people the recommendation serves; none where nobody can be served. */
export const users = (subject: Subject): readonly Draft[] => {
  const { report, language } = subject
  const served = report.decisions.filter((one) => one.planningRate !== null && one.users.length > 0)
  const [decision] = served
  if (!decision) return []
  const isSpread = new Set(decision.users.map(secondsOf)).size > 1
  if (!isSpread && served.length < 2) return []
  const chart = isSpread ? overInterval(decision, subject) : overQuestions(served, subject)
  const [figure] = decisionFigures(report, decision, ['usersOverInterval'], language)
  const table = tableOfReadings(decision, subject)
  const height = body.height - noteHeight
  const box = { ...body, x: body.x + chartWidth + 20, width: body.width - chartWidth - 20, height }
  const placed = tableIn(table, box, language)
  const notes = tablesOf(subject, 'users').find(({ caption }) => caption === table.caption)?.notes ?? []
  const question = questionText(report, decision, language)
  return [
    {
      id: 'users',
      kicker: language.say('body.section.users'),
      title: titleOf(decision, subject),
      parts: [
        {
          kind: 'chart',
          box: { ...body, width: chartWidth, height },
          description: figure?.kind === 'figure' ? figure.description : titleOf(decision, subject),
          chart,
        },
        ...placed.parts,
        ...sentences(
          notes,
          { ...box, y: placed.bottom + 10, height: box.y + box.height - placed.bottom - 10 },
          language,
          { most: sizes.text },
        ),
        remark(language.say('slides.users.drawn', { question }), {
          ...body,
          y: body.y + height + 6,
          height: noteHeight - 6,
        }),
      ],
      told: subject.traced([table]),
      charted: served
        .slice(0, isSpread ? 1 : barsAtMost)
        .map((one) => `decisions/${report.decisions.indexOf(one)}/users`),
    },
  ]
}
