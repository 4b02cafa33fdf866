import { choiceText, ofQuestions, questionText, shortQuestion } from '../document/decision-text.ts'
import { readingText } from '../document/evidence/users.ts'
import { decisionFigures } from '../document/figures.ts'
import type { Decision, Users } from '../model/report.ts'
import { isEstimated, isSending, promisedUsers, shownUsers } from '../model/served.ts'
import { cell, left, right, type Table, tableOf } from '../document/block.ts'
import { type Draft, type Subject, tablesOf } from './draft.ts'
import { chartIn, moreText, remark, sentences } from './parts.ts'
import type { Box, ChartPart, Part, SlideChart, BarSeries } from './slide.ts'
import { tableIn } from './tables.ts'
import { frame, sizes } from './theme.ts'
import { secondsOf } from '../document/decision-table.ts'

const seriesOf = (
  basis: Users['basis'],
  decision: Decision,
  seconds: readonly number[],
  { report, say, value }: Subject,
): readonly BarSeries[] => {
  const own = decision.users.filter((row) => row.basis === basis)
  if (own.length === 0) return []
  const rows = seconds.map((at) => own.find((row) => secondsOf(row) === at && row.reachable))
  return [
    {
      name: say(`slides.users.${basis}`),
      colour: basis === 'open' ? 'accent1' : 'accent6',
      hollow: isEstimated(report, decision),
      values: rows.map((row) => row?.users ?? null),
      labels: rows.map((row) => value(row && promisedUsers(report, decision, row), 'count')),
    },
  ]
}

/** Seconds that users let pass, each once; registered users send as their demand says. */
const intervalsOf = ({ users }: Decision): readonly number[] => [...new Set(users.filter(isSending).map(secondsOf))]

/** Users over the seconds that they let pass, for each way of sending. */
const overInterval = (decision: Decision, subject: Subject): SlideChart => {
  const seconds = intervalsOf(decision).toSorted((a, b) => a - b)
  return {
    kind: 'bars',
    direction: 'col',
    title: subject.say('decision.column.users'),
    categories: seconds.map((one) => subject.value(one, 'seconds')),
    categoryTitle: subject.say('slides.users.interval'),
    series: (['open', 'closed'] as const).flatMap((basis) => seriesOf(basis, decision, seconds, subject)),
  }
}

/** Questions that a chart has room for. */
const barsAtMost = 8

/** One reading of the demand, a bar for each question. */
const overQuestions = (decisions: readonly Decision[], subject: Subject): SlideChart => {
  const { report } = subject
  const shown = decisions.slice(0, barsAtMost)
  const users = shown.map((one) => {
    const row = shownUsers(report, one)
    return row?.reachable ? promisedUsers(report, one, row) : null
  })
  return {
    kind: 'bars',
    direction: 'bar',
    title: subject.say('slides.users.questions'),
    categories: shown.map((one) => shortQuestion(subject, one)),
    categoryTitle: null,
    series: [false, true]
      .map((hollow): BarSeries => ({
        name: subject.say(hollow ? 'chart.mark.estimated' : 'chart.mark.measuredLayout'),
        colour: 'accent1',
        hollow,
        values: users.map((value, i) => (isEstimated(report, shown[i]!) === hollow ? value : null)),
        labels: users.map((value) => subject.value(value, 'count')),
      }))
      .filter(({ values }) => values.some((value) => value !== null)),
  }
}

const titles = {
  open: 'slides.users.titled',
  closed: 'slides.users.thinking',
  registered: 'slides.users.registered',
} as const

const titleOf = (decision: Decision, subject: Subject): string => {
  const { report } = subject
  const row = shownUsers(report, decision)!
  const values = { layout: choiceText(subject, decision), seconds: secondsOf(row) }
  const id = titles[row.basis]
  const text = row.reachable
    ? subject.say(id, { ...values, users: promisedUsers(report, decision, row) })
    : subject.say('slides.users.unreachable', values)
  return ofQuestions(subject, text, [decision])
}

const tableOfReadings = (decision: Decision, subject: Subject) => {
  const { report } = subject
  const ref = `decisions/${report.decisions.indexOf(decision)}`
  return tableOf<Decision['users'][number]>(subject.say('body.users.table'), decision.users, [
    [left(subject.say('column.reading')), (row) => cell(readingText(row, subject))],
    [
      right(subject.say('decision.column.users')),
      (row, i) =>
        row.reachable
          ? cell(subject.say('body.users.value', { users: promisedUsers(report, decision, row) }), {
              ref: `${ref}/users/${i}/users`,
              header: true,
            })
          : cell(subject.say('body.users.unreachable')),
    ],
  ])
}

const { body } = frame
const noteHeight = 44
const gap = 14

interface Shown extends Pick<Draft, 'parts' | 'told'> {
  /** Questions that the chart shows. */
  readonly drawn: number
}

const chartPart = (chart: SlideChart, box: Box, decision: Decision, subject: Subject): ChartPart => {
  const [figure] = decisionFigures(subject, decision, ['usersOverInterval'])
  return chartIn(box, chart, figure?.description ?? titleOf(decision, subject))
}

/** What the chart is of, and how many questions it leaves out. */
const drawnNote = (decision: Decision, others: number, y: number, subject: Subject): Part => {
  const said = subject.say('slides.users.drawn', { question: questionText(subject, decision) })
  return remark(others > 0 ? `${said} ${moreText(others, subject)}` : said, { ...body, y, height: noteHeight - 6 })
}

const chartWidth = 500

/** One question: its readings as a chart, and beside it as a table. */
const ofOne = (decision: Decision, subject: Subject): Shown => {
  const table = tableOfReadings(decision, subject)
  const height = body.height - noteHeight
  const box = { ...body, x: body.x + chartWidth + 20, width: body.width - chartWidth - 20, height }
  const placed = tableIn(table, box, subject)
  const y = placed.bottom + 10
  const notes = tablesOf(subject, 'users').find(({ caption }) => caption === table.caption)?.notes ?? []
  return {
    parts: [
      chartPart(overInterval(decision, subject), { ...body, width: chartWidth, height }, decision, subject),
      ...placed.parts,
      ...sentences(notes, { ...box, y, height: box.y + box.height - y }, subject, { most: sizes.text }),
      drawnNote(decision, 0, body.y + height + 6, subject),
    ],
    told: subject.traced([table]),
    drawn: 1,
  }
}

const leastChart = 150

/** Fewer rows than this below a chart are worth less than the table alone. */
const leastRows = 4

/** Several with readings of their own: the table of all, and above it the first as a chart where there is room. */
const ofAll = (served: readonly Decision[], table: Table, subject: Subject): Shown => {
  const [decision] = served
  const above = leastChart + noteHeight + gap
  const room = { ...body, y: body.y + above, height: body.height - above }
  const { bottom, shown } = tableIn(table, room, subject)
  if (shown.rows.length < Math.min(leastRows, table.rows.length)) {
    const whole = tableIn(table, body, subject)
    return { parts: whole.parts, told: [whole.shown], drawn: 0 }
  }
  const needed = bottom - room.y
  const height = body.height - needed - noteHeight - gap
  const placed = tableIn(table, { ...body, y: body.y + body.height - needed, height: needed }, subject)
  return {
    parts: [
      chartPart(overInterval(decision!, subject), { ...body, height }, decision!, subject),
      drawnNote(decision!, 0, body.y + height + 6, subject),
      ...placed.parts,
    ],
    told: [placed.shown],
    drawn: 1,
  }
}

/** Several of one reading each: a bar for each question. */
const ofEach = (served: readonly Decision[], others: number, subject: Subject): Shown => {
  const drawn = Math.min(served.length, barsAtMost)
  const height = body.height - noteHeight
  const [decision] = served
  return {
    parts: [
      chartPart(overQuestions(served, subject), { ...body, height }, decision!, subject),
      drawnNote(decision!, others + served.length - drawn, body.y + height + 6, subject),
    ],
    told: subject.traced(served.slice(0, drawn).map((one) => tableOfReadings(one, subject))),
    drawn,
  }
}

const shownOf = (served: readonly Decision[], others: number, subject: Subject): Shown | null => {
  const [decision] = served
  if (!decision) return null
  const isSpread = intervalsOf(decision).length > 1
  const [table] = tablesOf(subject, 'users')
  if (served.length === 1) return isSpread ? ofOne(decision, subject) : null
  return isSpread && table ? ofAll(served, table, subject) : ofEach(served, others, subject)
}

/** How many people the recommendation serves, those of whom it is told when they send first; none where nobody can be served. */
export const users = (subject: Subject): readonly Draft[] => {
  const { report } = subject
  const planned = report.decisions.filter((one) => one.planningRate !== null && one.users.length > 0)
  const sending = planned.filter((one) => isSending(shownUsers(report, one)!))
  const served = sending.length > 0 ? sending : planned
  const shown = shownOf(served, planned.length - served.length, subject)
  if (!shown) return []
  const { parts, told = [], drawn } = shown
  const charted = served.slice(0, drawn).map((one) => `decisions/${report.decisions.indexOf(one)}/users`)
  const [kicker, title] = [subject.say('body.section.users'), titleOf(served[0]!, subject)]
  return [{ id: 'users', kicker, title, parts, told, charted }]
}
