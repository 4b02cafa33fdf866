import { weakestName } from '../../document/decision-grounds.ts'
import { conditionTexts, nextName, questionText, standingText, whyText } from '../../document/decision-text.ts'
import { readingText } from '../../document/evidence/users.ts'
import { layoutOf, moneyColumn } from '../../document/speech.ts'
import type { Decision, Report } from '../../model/report.ts'
import { mixPlaces, promised, promisedDigits, promisedUsers, shownUsers } from '../../model/served.ts'
import type { Calculation } from './calculation.ts'
import { countOf, numberAt, serversOf } from './made.ts'
import { formatOf, promisedFormula, significant } from './number-format.ts'
import type { Quantity } from '../../document/trail/quantities.ts'
import { quoted, type SheetCell, type SheetText, text } from './sheet.ts'
import type { PlainId } from '../../i18n/catalog.ts'
import type { Edition } from '../../document/edition.ts'

/** A layout of a decision, the first of which is the answer; none where none can be planned with. */
interface Row {
  readonly decision: Decision
  readonly index: number
  readonly rank: number
  readonly option: Decision['options'][number] | undefined
}

type Cells = Calculation['cellOf']

const rowsOf = ({ decisions }: Report): readonly Row[] =>
  decisions.flatMap((decision, index): readonly Row[] => {
    const { options } = decision
    if (options.length === 0) return [{ decision, index, rank: 0, option: undefined }]
    return options.map((option, rank) => ({ decision, index, rank, option }))
  })

const linked = (value: number | null, kind: Quantity['kind'], cell: string | null): SheetCell => {
  if (value === null) return text('—')
  return { value, look: 'number', format: formatOf(kind, value), ...(cell === null ? {} : { formula: cell }) }
}

/** Where the sheet of the calculation has a number of an option. */
const placesOf = (report: Report, { decision, index, rank, option }: Row) => {
  if (!option) return { rate: '', count: '', gpus: '', cost: '' }
  const series = report.series.findIndex(({ id }) => id === option.series)
  const answer = rank === 0 && decision.planningRate !== null
  const mixed = decision.mix === null ? null : mixPlaces(report, decision, option.series)
  const servers = serversOf(report, index)
  const sized = servers.startsWith('sizing/') ? servers.replace(/\d+\/replicas$/, `${rank}`) : mixed?.sized
  const own = decision.demand === null ? null : sized
  return {
    rate: answer
      ? `decisions/${index}/planningRate/value`
      : `${mixed?.layout ?? `series/${series}`}/headroom/arrivalRate`,
    count: own ? `${own}/count` : answer ? countOf(report, index) : '',
    gpus: own ? `${own}/countGpus` : answer ? `decisions/${index}/gpus` : '',
    cost: own ? `${own}/cost/monthly` : '',
  }
}

/** The rate of one server; of one in a pool its part of what that takes. */
const rateCell = (report: Report, row: Row, cellOf: Cells): string | null => {
  const { rate, count } = placesOf(report, row)
  const option = count.replace(/\/count$/, '')
  const [all, servers] = [cellOf(`${option}/pool/rate`), cellOf(`${option}/replicas`)]
  return row.rank > 0 && all !== null && servers !== null ? `${all}/${servers}` : cellOf(rate)
}

/** The rate as it is promised. */
const promiseOf = (value: number | null, cell: string | null): SheetCell => {
  if (value === null) return text('—')
  const digits = promisedDigits.plannedRate
  const shown = promised(value, digits)
  const formula = cell === null ? {} : { formula: promisedFormula(cell, digits) }
  return { value: shown, look: 'result', format: significant(shown, digits), ...formula }
}

const usersCell = (report: Report, { decision, index, rank }: Row, usersOf: Cells): SheetCell => {
  const users = rank === 0 ? shownUsers(report, decision) : null
  if (!users?.reachable) return text(users ? '—' : null)
  const stated = promisedUsers(report, decision, users)
  return linked(stated, 'users', usersOf(`decisions/${index}/users/${decision.users.indexOf(users)}/users`))
}

type SheetColumn = readonly [head: string, cellOf: (row: Row) => SheetCell]

/** What is told of the answer alone. */
const ofAnswer = ({ decision, rank }: Row, told: (decision: Decision) => string | null): SheetCell =>
  text(rank === 0 ? (told(decision) ?? '—') : null)

/** Whether it is a recommendation, as long as its servers are counted; then why they are not. */
const statusCell = (edition: Edition, row: Row, uncounted: Cells): SheetCell => {
  const told = ofAnswer(row, (one) => standingText(one, edition))
  const why = row.rank > 0 ? null : uncounted(serversOf(edition.report, row.index))
  return why === null ? told : { ...told, formula: `IF(${why}="",${quoted(String(told.value))},${why})` }
}

const columnsOf = (edition: Edition, { cellOf, usersOf, uncounted }: Calculation): readonly SheetColumn[] => {
  const { report } = edition
  const column = (head: PlainId, of: SheetColumn[1]): SheetColumn => [edition.say(head), of]
  const told = (head: PlainId, of: (decision: Decision) => string | null) => column(head, (row) => ofAnswer(row, of))
  const layout = ({ option }: Row) => (option ? layoutOf(edition, option.series) : edition.say('decision.nothing'))
  const reading = (one: Decision) => {
    const users = shownUsers(report, one)
    return users && readingText(users, edition)
  }
  const cost = (row: Row) => {
    const place = placesOf(report, row).cost
    return linked(numberAt(report, place), 'money', cellOf(place))
  }
  const counted = (name: 'count' | 'gpus') => (row: Row) =>
    linked(row.option?.[name] ?? null, 'count', cellOf(placesOf(report, row)[name]))
  return [
    column('sheet.head.question', ({ decision }) => text(questionText(edition, decision))),
    column('sheet.head.rank', ({ rank, option }) => (option ? linked(rank + 1, 'count', null) : text('—'))),
    column('column.layout', (row) => text(layout(row))),
    column('number.servers', counted('count')),
    column('number.gpuTotal', counted('gpus')),
    column('decision.column.rate', (row) => promiseOf(row.option?.planningRate ?? null, rateCell(report, row, cellOf))),
    column('decision.column.users', (row) => usersCell(report, row, usersOf)),
    told('column.reading', reading),
    ...(report.plan.cost ? [[moneyColumn(edition, edition.say('decision.column.cost')), cost] as const] : []),
    column('sheet.head.status', (row) => statusCell(edition, row, uncounted)),
    told('decision.column.grade', ({ status, grade }) => (status === 'nothing' ? null : grade)),
    told('column.problem', (one) => whyText(edition, one)),
    told('body.conditions', (one) => conditionTexts(one, edition).join('\n') || null),
    told('sheet.head.weakest', (one) => weakestName(edition, one)),
    told('sheet.head.next', (one) => nextName(edition, one)),
  ]
}

/** Each question with its answer, and the layouts that come after it. */
export const decisionsSheet = (
  edition: Edition,
  { parties, ...above }: Pick<SheetText, 'banner' | 'title'> & { readonly parties: string },
  calculation: Calculation,
): SheetText => {
  const columns = columnsOf(edition, calculation)
  return {
    ...above,
    name: edition.say('section.conclusion'),
    notes: [...(parties === '' ? [] : [parties]), edition.say('sheet.decisions.note')],
    heads: columns.map(([head]) => head),
    rows: rowsOf(edition.report).map((row) => columns.map(([, cell]) => cell(row))),
  }
}
