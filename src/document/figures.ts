import type { Drawing } from '../charts/chart.ts'
import { charts, decisionCharts, type ChartId, type DecisionChartId } from '../charts/index.ts'
import type { Language } from '../i18n/language.ts'
import type { Decision, Workload } from '../model/report.ts'
import type { Block } from './block.ts'
import { briefWorkload, withModel } from './speech.ts'
import { wordsOf } from './words.ts'
import type { Edition } from './edition.ts'

type Figure = Extract<Block, { readonly kind: 'figure' }>

/** A drawing with what it shows, for those who see it and those who do not. */
export const figure = (id: ChartId | DecisionChartId, drawing: Drawing, { say }: Language): Figure => ({
  kind: 'figure',
  caption: say(`chart.${drawing.finding}`, drawing.values),
  title: say(`chart.${id}.title`, drawing.values),
  description: say(`chart.${id}.description`, drawing.values),
  drawing,
})

const renamed = ({ caption, title, ...rest }: Figure, named: (text: string) => string): Figure => ({
  ...rest,
  caption: named(caption),
  title: named(title),
})

/** The figures of a workload. */
export const figures = (edition: Edition, workload: Workload, ids: readonly ChartId[]): readonly Figure[] =>
  ids.flatMap((id) =>
    charts[id](workload, wordsOf(edition)).map((drawing) =>
      renamed(figure(id, drawing, edition), (text) => withModel(edition, workload, text)),
    ),
  )

/** The figures of a decision, with its workload where the report has several; the gauge stands below its question. */
export const decisionFigures = (
  edition: Edition,
  decision: Decision,
  ids: readonly DecisionChartId[],
): readonly Figure[] => {
  const { report } = edition
  const workload = report.workloads.find(({ id }) => id === decision.workload)
  const named = (text: string): string =>
    workload && report.workloads.length > 1
      ? edition.say('body.condition', { question: briefWorkload(edition, workload), text })
      : text
  return ids.flatMap((id) =>
    decisionCharts[id](decision, wordsOf(edition)).map((drawing) =>
      id === 'gauge' ? figure(id, drawing, edition) : renamed(figure(id, drawing, edition), named),
    ),
  )
}

/** The figure of the first answer that it can be drawn of: of no mix, which was not measured as such. */
export const firstFigure = (edition: Edition, id: DecisionChartId): readonly Figure[] => {
  for (const decision of edition.report.decisions) {
    const found = decisionFigures(edition, decision, [id])
    if (found.length > 0) return found
  }
  return []
}
