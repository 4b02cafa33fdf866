import type { ColumnMapping, MappedColumn } from '../model/columns.ts'
import type { ReadSource, TableDocument } from '../model/source.ts'
import { matcher } from '../series/facts.ts'

type Numbered = ColumnMapping & { readonly entry: number }

/** By its glob, or by one of its columns. */
const isMeant = ({ match, columns }: ColumnMapping, path: string, header: readonly string[]): boolean =>
  match === null ? columns.some(({ column }) => column !== null && header.includes(column)) : matcher(match)(path)

const mappedTable = (table: TableDocument, path: string, mappings: readonly Numbered[]): TableDocument => {
  const own = mappings.filter((mapping) => isMeant(mapping, path, table.header))
  if (own.length === 0) return table
  const byKey = new Map<string, MappedColumn>(own.flatMap(({ columns }) => columns.map((one) => [one.key, one])))
  return { ...table, mapped: { columns: [...byKey.values()], entries: own.map(({ entry }) => entry) } }
}

/** A source with its tables told what the plan says of their columns; of several entries the later one wins, key by key. */
export const withMapping = (source: ReadSource, mappings: readonly ColumnMapping[]): ReadSource => {
  if (mappings.length === 0) return source
  const numbered = mappings.map((mapping, i) => ({ ...mapping, entry: i + 1 }))
  return {
    ...source,
    documents: source.documents.map((document) =>
      document.kind === 'table' ? mappedTable(document, source.path, numbered) : document,
    ),
  }
}
