import type { Table } from '../document/block.ts'
import { ofQuestions } from '../document/decision-text.ts'
import { layoutText, seriesOf } from '../document/speech.ts'
import { oneMoreRate, ownRate } from '../document/one-more-text.ts'
import type { Language } from '../i18n/language.ts'
import { decisionFigures } from '../document/figures.ts'
import type { Decision } from '../model/report.ts'
import { type Draft, type Subject, tablesOf } from './draft.ts'
import { growthChart } from './growth-chart.ts'
import type { ChartPart } from './slide.ts'
import { leastHeight, pick, tableIn, type Placed } from './tables.ts'
import { frame } from './theme.ts'

const { body } = frame

const titleOf = (decision: Decision, costs: boolean, subject: Subject): string => {
  const { report, language } = subject
  const { oneMore } = decision
  if (oneMore && decision.planningRate) {
    const [from, to] = [ownRate(report, decision, language), oneMoreRate(decision, language)]
    const twice = language.say('body.more.servers', { servers: 2, rate: decision.planningRate.value })
    const layout = layoutText(seriesOf(report, oneMore.series), language)
    const text =
      oneMore.beside === null
        ? language.say(`slides.growth.${oneMore.kind}`, { from, to })
        : language.say('slides.growth.beside', { from, to, layout, beside: twice })
    return ofQuestions(report, text, [decision], language)
  }
  const [figure] = costs ? decisionFigures(report, decision, ['costByUsers'], language) : []
  return figure?.kind === 'figure' ? figure.caption : language.say('slides.growth.users')
}

/** A table without the column under a head. */
const without = (table: Table, head: string): Table =>
  pick(
    table,
    table.columns.flatMap(({ label }) => (label === head ? [] : [label])),
  )

const moreTable = (subject: Subject): Table | undefined => {
  const { language } = subject
  const table = tablesOf(subject, 'users').find(({ caption }) => caption === language.say('body.more.table'))
  return table && without(table, language.say('body.column.grounds'))
}

/** What a month costs, as far as it is known. */
const costTable = (subject: Subject): Table | undefined => {
  const [table] = tablesOf(subject, 'cost')
  if (!table) return undefined
  const { columns } = table
  const amounts = columns.length > 6 ? [...columns.slice(0, 4), ...columns.slice(-4)] : columns
  const labels = [...new Set(amounts.map(({ label }) => label))]
  return without(pick(table, labels), subject.language.say('number.joules'))
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
  const { report, language } = subject
  const decision = report.decisions.find(({ planningRate }) => planningRate !== null)
  if (!decision) return []
  const chart = growthChart(decision, subject)
  const cost = costTable(subject)
  const tables = [moreTable(subject), cost].filter((table) => table !== undefined)
  if (!chart && tables.length === 0) return []
  const [figure] = decisionFigures(report, decision, ['usersByGpus'], language)
  const [foot, least] = [body.y + body.height, chart?.kind === 'bars' ? chartHeight(chart.categories.length) + gap : 0]
  const below = stacked(tables, foot, body.height - least, language)
  const top = topOf(below) ?? foot + gap
  const placed = chart ? below : stacked(tables, foot - (top - body.y), body.height, language)
  const charts: readonly ChartPart[] = chart
    ? [
        {
          kind: 'chart',
          box: { ...body, height: top - gap - body.y },
          description: figure?.kind === 'figure' ? figure.description : chart.kind,
          chart,
        },
      ]
    : []
  return [
    {
      id: 'growth',
      kicker: language.say(cost ? 'slides.growth.kicker' : 'slides.growth.kicker.noCost'),
      title: titleOf(decision, cost !== undefined, subject),
      parts: [...charts, ...placed.flatMap(({ parts }) => parts)],
      told: placed.map(({ shown }) => shown),
      charted: chart ? [`decisions/${report.decisions.indexOf(decision)}/users`, 'series/*/users'] : [],
    },
  ]
}
