import { charts } from '../../charts/index.ts'
import type { Language } from '../../i18n/language.ts'
import type { Report, Series, Workload } from '../../model/report.ts'
import { assumptionName, assumptionValue } from '../assumption-words.ts'
import type { Block } from '../block.ts'
import { body } from '../cells.ts'
import { layoutText, seriesOf } from '../speech.ts'
import { wordsOf } from '../words.ts'
import { sensitivityTable } from './sensitivity-table.ts'

type Told = NonNullable<Series['sensitivity']>

/** Ends that leave no answer, each in a sentence. */
const lost = ({ assumptions }: Told, language: Language): readonly string[] =>
  assumptions.flatMap((row) =>
    row.ends
      .filter(({ users }) => users === null)
      .map(({ value }) =>
        language.say('sensitivity.lost', {
          name: assumptionName(row, language),
          value: assumptionValue(row, value, language),
        }),
      ),
  )

/** Which assumption moves the answer most, among those that leave one. */
const most = (series: Series, told: Told, language: Language): string => {
  const layout = layoutText(series, language)
  const row = told.assumptions.find(({ swing }) => swing !== null)
  if (!row?.swing) return language.say('sensitivity.still', { layout, users: told.users })
  const values = { layout, users: told.users, name: assumptionName(row, language) }
  const [first, second] = row.ends
  if (first && !second) {
    const value = assumptionValue(row, first.value, language)
    return language.say('sensitivity.most.one', { ...values, other: first.users, value })
  }
  const users = [told.users, ...row.ends.flatMap((end) => end.users ?? [])]
  return language.say('sensitivity.most', { ...values, low: Math.min(...users), high: Math.max(...users) })
}

const ofSeries = (report: Report, series: Series, figures: readonly Block[], language: Language): readonly Block[] => {
  const told = series.sensitivity
  if (!told || told.assumptions.length === 0) return []
  return [
    body(most(series, told, language)),
    ...lost(told, language).map(body),
    ...figures,
    sensitivityTable(report, series, told, language),
  ]
}

/** What moves the users of each layout that has an answer: the sentence, the picture, the table. */
export const sensitivityBlocks = (report: Report, workload: Workload, language: Language): readonly Block[] => {
  const drawings = charts.sensitivity.draw(report, workload, wordsOf(language))
  const figuresOf = (id: string): readonly Block[] =>
    drawings
      .filter((drawing) => drawing.id === `${workload.id}-sensitivity-${id}`)
      .map((drawing) => ({
        kind: 'figure',
        caption: language.say('chart.sensitivity.title', drawing.values),
        description: language.say('chart.sensitivity.description', drawing.values),
        drawing,
      }))
  const blocks = workload.series.flatMap((id) => ofSeries(report, seriesOf(report, id), figuresOf(id), language))
  return blocks.length > 0 ? [body(language.say('sensitivity.text')), ...blocks] : []
}
