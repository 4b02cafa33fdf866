import { charts } from '../../charts/index.ts'
import type { Language } from '../../i18n/language.ts'
import type { Assumption, Series, Workload } from '../../model/report.ts'
import { type Block, body, cell, present, tableOf } from '../block.ts'
import { decidingAtRandom, ownAssumptions } from '../../model/of-series.ts'
import { figure } from '../figures.ts'
import { layoutText, levelNumber, levelText, seriesOf, seriesRef } from '../speech.ts'
import { readingText } from './users.ts'
import { assumptionName, assumptionRow, assumptionValue, wordsOf } from '../words.ts'
import { columnsIn } from '../columns.ts'
import type { Edition } from '../edition.ts'

type Told = NonNullable<Series['sensitivity']>
/** Where the limit is judged again, it is said. */
const judgedAgain: ReadonlySet<Assumption['parameter']> = new Set(['threshold', 'repeatPolicy', 'accept'])

/** What the assumption is at this end, with the limit that it leaves where that was judged again. */
const endText = (row: Assumption, end: Assumption['ends'][number], series: Series, language: Language): string => {
  const value = assumptionValue(row, end.value, language)
  if (end.users === null) return language.say('sensitivity.end.lost', { value })
  if (!judgedAgain.has(row.parameter)) return value
  const level = levelNumber(series.capacity.axis, end.level, language)
  const limit = end.censored ? language.say('sensitivity.atLeast', { value: level }) : level
  return language.say('sensitivity.end.limit', { value, limit })
}

const ranges = {
  times: ['interval', 'thinkTime', 'threshold'],
  overflow: ['overflow'],
  throughput: ['throughput'],
  share: ['share'],
} as const satisfies Readonly<Record<string, readonly Assumption['parameter'][]>>

/** How far the assumptions of the table move; nothing where all of them are choices. */
const rangesNote = ({ assumptions }: Told, { say, list }: Language): readonly string[] => {
  const moved = (Object.keys(ranges) as (keyof typeof ranges)[]).filter((range) =>
    assumptions.some(({ parameter }) => ranges[range].some((one) => one === parameter)),
  )
  if (moved.length === 0) return []
  const texts = moved.map((range) => say(`sensitivity.range.${range}`))
  return [say('sensitivity.note.ranges', { ranges: list(texts) })]
}

const notesOf = (told: Told, series: Series, language: Language): readonly string[] => {
  const { capacity } = series
  const again = told.assumptions.filter(({ parameter }) => judgedAgain.has(parameter))
  const limit = levelText(capacity.axis, capacity.maxConcurrency, language)
  const censored = again.some(({ ends }) => ends.some((end) => end.censored))
  return present([
    language.say(`sensitivity.note.${told.basis}`, { wait: told.interval ?? told.thinkTime }),
    rangesNote(told, language),
    again.length > 0 &&
      Math.abs(told.factor - 1) > 0.001 &&
      language.say('sensitivity.note.factor', { factor: told.factor, limit }),
    decidingAtRandom(series)?.kept === true && language.say('sensitivity.note.shown'),
    censored && language.say('sensitivity.note.censored'),
  ])
}

/** A row for each assumption: what it is now, what it is at both ends, and the users there. */
const sensitivityTable = (edition: Edition, series: Series, told: Told): Block => {
  const at = `${seriesRef(edition.report, series)}/sensitivity/assumptions`
  const { named, left, right, numberOf } = columnsIn<Assumption>(edition, (_, i) => `${at}/${i}`)
  const end = (index: number) => (row: Assumption) =>
    cell(row.ends[index] ? endText(row, row.ends[index], series, edition) : '—')
  const users = (index: number) =>
    right('decision.column.users', (row, i) =>
      row.ends[index] ? numberOf(`ends/${index}/users`, 'count')(row, i) : cell('—'),
    )
  const columns = [
    named('column.sensitivity.assumption', (row) => assumptionRow(row, edition)),
    right('column.sensitivity.base', (row) => assumptionValue(row, row.base, edition)),
    left('column.sensitivity.low', end(0)),
    users(0),
    left('column.sensitivity.high', end(1)),
    users(1),
    right('column.sensitivity.swing', numberOf('swing', 'count')),
  ]
  const caption = edition.say('sensitivity.table', { layout: layoutText(series, edition) })
  return tableOf(caption, told.assumptions, columns, { notes: notesOf(told, series, edition), dense: true })
}

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
  const reading = readingText(told, language)
  const layout = language.say('sensitivity.subject', { layout: layoutText(series, language), reading })
  const row = ownAssumptions(told).find(({ swing }) => swing !== null)
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

const ofSeries = (edition: Edition, series: Series, figures: readonly Block[]): readonly Block[] => {
  const told = series.sensitivity
  if (!told || told.assumptions.length === 0) return []
  return [
    body(most(series, told, edition)),
    ...lost(told, edition).map(body),
    ...figures,
    sensitivityTable(edition, series, told),
  ]
}

/** What moves the users of each layout that has an answer: the sentence, the picture, the table. */
export const sensitivityBlocks = (edition: Edition, workload: Workload): readonly Block[] => {
  const drawings = charts.sensitivity(workload, wordsOf(edition))
  const figuresOf = (id: string): readonly Block[] =>
    drawings
      .filter((drawing) => drawing.id === `${workload.id}-sensitivity-${id}`)
      .map((drawing) => figure('sensitivity', drawing, edition))
  const blocks = workload.series.flatMap((id) => ofSeries(edition, seriesOf(edition.report, id), figuresOf(id)))
  return blocks.length > 0 ? [body(edition.say('sensitivity.text')), ...blocks] : []
}
