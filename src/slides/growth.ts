import type { Table } from '../document/block.ts'
import { ofQuestions } from '../document/decision-text.ts'
import { layoutText, seriesOf } from '../document/speech.ts'
import { oneMoreRate, ownRate } from '../document/one-more-text.ts'
import { decisionFigures } from '../document/figures.ts'
import type { Decision } from '../model/report.ts'
import { type Draft, type Subject, tablesOf, upTo } from './draft.ts'
import { growthChart } from './growth-chart.ts'
import type { ChartPart } from './slide.ts'
import { pick, tableIn, type Placed } from './tables.ts'
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

const moreTable = (subject: Subject): Table | undefined => {
  const { language } = subject
  return tablesOf(subject, 'users').find(({ caption }) => caption === language.say('body.more.table'))
}

/** What a month costs, as far as it is known. */
const costTable = (subject: Subject): Table | undefined => {
  const [table] = tablesOf(subject, 'cost')
  if (!table) return undefined
  const { columns } = table
  const amounts = columns.length > 6 ? [...columns.slice(0, 4), ...columns.slice(-4)] : columns
  return pick(table, [...new Set(amounts.map(({ label }) => label))])
}

const gap = 14
/** A bar needs so many points, and its chart so many besides. */
const chartHeight = (bars: number): number => Math.min(180, 72 + bars * 26)

/** Tables below each other, each with its share of the room. */
const stacked = (tables: readonly Table[], top: number, { language }: Subject): readonly Placed[] => {
  const placed: Placed[] = []
  for (const [i, table] of tables.entries()) {
    const y = (placed.at(-1)?.bottom ?? top - gap) + gap
    const room = body.y + body.height - y
    placed.push(
      tableIn(table, { ...body, y, height: (room - gap * (tables.length - i - 1)) / (tables.length - i) }, language, 2),
    )
  }
  return placed
}

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
  const leastChart = chartHeight(chart?.kind === 'bars' ? chart.categories.length : 0)
  const below = stacked(tables, body.y + (chart ? leastChart + gap : 0), subject)
  const taken = tables.length === 0 ? 0 : (below.at(-1)?.bottom ?? body.y) - body.y - (chart ? leastChart : 0)
  const height = body.height - taken
  const charts: readonly ChartPart[] = chart
    ? [
        {
          kind: 'chart',
          box: { ...body, height },
          description: figure?.kind === 'figure' ? figure.description : chart.kind,
          chart,
        },
      ]
    : []
  const placed = stacked(tables, chart ? body.y + height + gap : body.y, subject)
  return [
    {
      id: 'growth',
      kicker: language.say(cost ? 'slides.growth.kicker' : 'slides.growth.kicker.noCost'),
      title: titleOf(decision, cost !== undefined, subject),
      parts: [...charts, ...placed.flatMap(({ parts }) => parts)],
      told: tables.map((table, i) => upTo(table, placed[i]!.shown)),
      charted: chart ? [`decisions/${report.decisions.indexOf(decision)}/users`, 'series/*/users'] : [],
    },
  ]
}
