import type { Drawing } from '../charts/chart.ts'
import { charts, decisionCharts, type ChartId, type DecisionChartId } from '../charts/index.ts'
import type { Language } from '../i18n/language.ts'
import type { Decision, Report, Workload } from '../model/report.ts'
import type { Block } from './block.ts'
import { withModel } from './speech.ts'
import { wordsOf } from './words.ts'

type Figure = Extract<Block, { readonly kind: 'figure' }>

/** A drawing with what it shows, for those who see it and those who do not. */
export const figure = (id: ChartId | DecisionChartId, drawing: Drawing, language: Language): Figure => ({
  kind: 'figure',
  caption: language.say(`chart.${drawing.finding}`, drawing.values),
  title: language.say(`chart.${id}.title`, drawing.values),
  description: language.say(`chart.${id}.description`, drawing.values),
  drawing,
})

/** With the model that it is of, where the report has several. */
const namedFigure = (
  report: Report,
  workload: Workload | undefined,
  id: ChartId | DecisionChartId,
  drawing: Drawing,
  language: Language,
): Block => {
  const { caption, title, ...rest } = figure(id, drawing, language)
  const named = (text: string): string => (workload ? withModel(report, workload, text, language) : text)
  return { ...rest, caption: named(caption), title: named(title) }
}

/** The figures of a workload. */
export const figures = (
  report: Report,
  workload: Workload,
  ids: readonly ChartId[],
  language: Language,
): readonly Block[] =>
  ids.flatMap((id) =>
    charts[id]
      .draw(report, workload, wordsOf(language))
      .map((drawing) => namedFigure(report, workload, id, drawing, language)),
  )

/** The figures of a decision. */
export const decisionFigures = (
  report: Report,
  decision: Decision,
  ids: readonly DecisionChartId[],
  language: Language,
): readonly Block[] => {
  const workload = report.workloads.find(({ id }) => id === decision.workload)
  return ids.flatMap((id) =>
    decisionCharts[id]
      .draw(report, decision, wordsOf(language))
      .map((drawing) => namedFigure(report, workload, id, drawing, language)),
  )
}
