import type { PlainId } from '../i18n/catalog.ts'
import type { Kind } from '../i18n/format.ts'
import type { Language } from '../i18n/language.ts'
import { valueAt } from '../model/place.ts'
import { breakable, type Cell, cell, center, type Column, type FilledColumn, left, right } from './block.ts'
import { moneyColumn } from './speech.ts'
import type { Edition } from './edition.ts'

/** A number of the report, by its place. */
export const numberCell = ({ report, value }: Edition, ref: string, kind: Kind, more: Partial<Cell> = {}): Cell =>
  cell(value(valueAt(report, ref) as number | null, kind), { ref, ...more })

/** Columns with these heads. */
export const headsOf = (column: (label: string) => Column, ids: readonly PlainId[], { say }: Language) =>
  ids.map((id) => column(say(id)))

/** Makes the columns of a table, each by the id of its head; `placeOf` is where the report has the thing of a row. */
export const columnsIn = <Row>(edition: Edition, placeOf: (row: Row, index: number) => string = () => '') => {
  const placed =
    (column: (label: string) => Column) =>
    (head: PlainId, cellOf: FilledColumn<Row>[1]): FilledColumn<Row> => [column(edition.say(head)), cellOf]
  /** Under a head of its own words. */
  const headed = (head: string, cellOf: FilledColumn<Row>[1]): FilledColumn<Row> => [right(head), cellOf]
  /** A number of the thing, by its place within it. */
  const numberOf =
    (name: string, kind: Kind, more: (row: Row) => Partial<Cell> = () => ({})): FilledColumn<Row>[1] =>
    (row, i) =>
      numberCell(edition, `${placeOf(row, i)}/${name}`, kind, more(row))
  return {
    left: placed(left),
    /** What names the row. */
    named: (head: PlainId, textOf: (row: Row, index: number) => string) =>
      placed(left)(head, (row, i) => cell(textOf(row, i), { header: true })),
    right: placed(right),
    center: placed(center),
    breakable: placed(breakable),
    headed,
    numberOf,
    money: (head: PlainId, name: string, more?: (row: Row) => Partial<Cell>) =>
      headed(moneyColumn(edition, edition.say(head)), numberOf(name, 'money', more)),
    number: (head: PlainId, ...what: Parameters<typeof numberOf>) => placed(right)(head, numberOf(...what)),
  }
}
