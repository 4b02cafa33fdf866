import { servedOf } from '../chart-parts/decided.ts'
import { gpusText, readingOf, titleOf as usersTitle, userRows, usersText } from '../chart-parts/user-rows.ts'
import type { Table } from '../document/block.ts'
import { choiceText, ofQuestions } from '../document/decision-text.ts'
import { decisionFigures } from '../document/figures.ts'
import { oneMoreRate, ownRate } from '../document/one-more-text.ts'
import { layoutOf } from '../document/speech.ts'
import { wordsOf } from '../document/words.ts'
import type { Language } from '../i18n/language.ts'
import { briefName } from '../model/names.ts'
import type { Decision, Report } from '../model/report.ts'
import { isEstimated, workingServers } from '../model/served.ts'
import { type Draft, type Subject, tablesOf } from './draft.ts'
import { chartIn } from './parts.ts'
import type { BarSeries, SlideChart } from './slide.ts'
import { leastHeight, pick, tableIn, type Placed } from './tables.ts'
import { frame } from './theme.ts'

/** Letters of a layout beside its bar. */
const nameAtMost = 46

/** Requests/s of all servers that work, to which one more is added; null where there is nothing to plan with. */
const rateOf = (decision: Decision, report: Report): number | null =>
  decision.planningRate && decision.planningRate.value * workingServers(report, decision)

/** Requests/s to plan with, now and with one more: where no users can be drawn. */
const rateChart = (decision: Decision, subject: Subject): SlideChart | null => {
  const { report } = subject
  const { oneMore } = decision
  const now = rateOf(decision, report)
  if (!oneMore || now === null) return null
  const rates = [now, oneMore.planningRate]
  const name = subject.say('decision.column.rate')
  const own = isEstimated(report, decision) ? 'estimated' : null
  const series = (values: BarSeries['values'], hollow: 'assumed' | 'estimated' | null): BarSeries => ({
    name: hollow ? subject.say(`chart.mark.${hollow}`) : name,
    colour: 'accent1',
    hollow: hollow !== null,
    values,
    labels: [ownRate(subject, decision), oneMoreRate(decision, subject)],
  })
  return {
    kind: 'bars',
    direction: 'bar',
    title: ofQuestions(subject, name, [decision]),
    categories: [choiceText(subject, decision) ?? '—', subject.say(`body.figure.more.${oneMore.kind}`)],
    categoryTitle: null,
    series:
      oneMore.from === 'assumed'
        ? [series([now, null], own), series([null, oneMore.planningRate], 'assumed')]
        : [series(rates, own)],
  }
}

/** Users by GPUs: measured layouts are solid bars, and what more servers are taken to carry is an outline. */
const growthChart = (decision: Decision, subject: Subject): SlideChart | null => {
  const { report } = subject
  const words = wordsOf(subject)
  const decided = servedOf(decision, words)
  const reading = readingOf(report, decision)
  const rows = decided && reading ? userRows(decision, decided, reading, words) : []
  if (!reading || rows.every(({ users }) => !users)) return rateChart(decision, subject)
  const kinds = (['measured', 'estimated'] as const).filter((kind) => rows.some((row) => row.kind === kind))
  return {
    kind: 'bars',
    direction: 'bar',
    title: ofQuestions(subject, usersTitle(reading, words), [decision]),
    categories: rows.map((row) => `${gpusText(row, words)}: ${briefName(row.label, nameAtMost)}`),
    categoryTitle: null,
    series: kinds.map((kind) => ({
      name: words.label(kind === 'measured' ? 'mark.measuredLayout' : 'mark.estimated'),
      colour: 'accent1',
      hollow: kind === 'estimated',
      values: rows.map((row) => (row.kind === kind ? row.users : null)),
      labels: rows.map((row) => usersText(row, words)),
    })),
  }
}

const { body } = frame

const titleOf = (decision: Decision, costs: boolean, subject: Subject): string => {
  const { oneMore } = decision
  if (oneMore && decision.planningRate) {
    const [from, to] = [ownRate(subject, decision), oneMoreRate(decision, subject)]
    const twice = subject.say('body.more.servers', { servers: 2, rate: decision.planningRate.value })
    const layout = layoutOf(subject, oneMore.series)
    const text =
      oneMore.beside === null
        ? subject.say(`slides.growth.${oneMore.kind}`, { from, to })
        : subject.say('slides.growth.beside', { from, to, layout, beside: twice })
    return ofQuestions(subject, text, [decision])
  }
  const [figure] = costs ? decisionFigures(subject, decision, ['costByUsers']) : []
  return figure?.caption ?? subject.say('slides.growth.users')
}

/** A table without the column under a head. */
const without = (table: Table, head: string): Table =>
  pick(
    table,
    table.columns.flatMap(({ label }) => (label === head ? [] : [label])),
  )

const moreTable = (subject: Subject): Table | undefined => {
  const table = tablesOf(subject, 'users').find(({ caption }) => caption === subject.say('number.promisedMore'))
  return table && without(table, subject.say('body.column.grounds'))
}

/** What a month costs, as far as it is known. */
const costTable = (subject: Subject): Table | undefined => {
  const [table] = tablesOf(subject, 'cost')
  if (!table) return undefined
  const { columns } = table
  const amounts = columns.length > 6 ? [...columns.slice(0, 4), ...columns.slice(-4)] : columns
  const labels = [...new Set(amounts.map(({ label }) => label))]
  return without(pick(table, labels), subject.say('number.joules'))
}

const gap = 14
/** A bar needs so many points, and its chart so many besides. */
const chartHeight = (bars: number): number => Math.min(180, 60 + bars * 24)

/** Tables above each other from the foot up; the upper ones have what those below them need not. */
const stacked = (tables: readonly Table[], foot: number, room: number, language: Language): readonly Placed[] => {
  const table = tables.at(-1)
  if (!table) return []
  const share = (room - gap * (tables.length - 1)) / tables.length
  const least = tables.length > 1 ? leastHeight(table, body.width) : share
  const box = { ...body, height: Math.min(share, least) }
  const height = tableIn(table, box, language).bottom - body.y
  const placed = tableIn(table, { ...box, y: foot - height }, language)
  const taken = height > 0 ? height + gap : 0
  return [...stacked(tables.slice(0, -1), foot - taken, room - taken, language), placed]
}

/** Where the first of them begins. */
const topOf = (placed: readonly Placed[]): number | undefined => placed.flatMap(({ parts }) => parts)[0]?.box.y

/** What one step more brings, and what a month costs; none where neither is known. */
export const growth = (subject: Subject): readonly Draft[] => {
  const { report } = subject
  const decision = report.decisions.find(({ planningRate }) => planningRate !== null)
  if (!decision) return []
  const chart = growthChart(decision, subject)
  const cost = costTable(subject)
  const tables = [moreTable(subject), cost].filter((table) => table !== undefined)
  if (!chart && tables.length === 0) return []
  const [figure] = decisionFigures(subject, decision, ['usersByGpus'])
  const [foot, least] = [body.y + body.height, chart?.kind === 'bars' ? chartHeight(chart.categories.length) + gap : 0]
  const below = stacked(tables, foot, body.height - least, subject)
  const top = topOf(below) ?? foot + gap
  const placed = chart ? below : stacked(tables, foot - (top - body.y), body.height, subject)
  const box = { ...body, height: top - gap - body.y }
  const title = titleOf(decision, cost !== undefined, subject)
  const place = `decisions/${report.decisions.indexOf(decision)}`
  const charts = chart ? [chartIn(box, chart, figure?.description ?? title)] : []
  return [
    {
      id: 'growth',
      kicker: subject.say(cost ? 'slides.growth.kicker' : 'slides.growth.kicker.noCost'),
      title,
      parts: [...charts, ...placed.flatMap(({ parts }) => parts)],
      told: placed.map(({ shown }) => shown),
      charted: chart
        ? [`${place}/users`, `${place}/oneMore`, ...(decision.mix === null ? ['series/*/users'] : [])]
        : [],
    },
  ]
}
