/** What is asked of files: all columns, or those of that name that it has, up to so many values: a trillion fit into a kilobyte. */
export interface ParquetAsked {
  readonly paths: readonly string[]
  readonly columns: readonly string[] | null
  readonly mostCells: number
}

/** A column: numbers and whether there is one (1), or texts, each once, and which of them a row has (-1 none). */
export type ColumnValues =
  | { readonly name: string; readonly numbers: Float64Array; readonly present: Uint8Array }
  | { readonly name: string; readonly texts: readonly string[]; readonly codes: Int32Array }

export type ParquetTold =
  | { readonly kind: 'table'; readonly rows: number; readonly columns: readonly ColumnValues[] }
  | { readonly kind: 'tooMany'; readonly rows: number }
  | { readonly kind: 'packedBy'; readonly codec: string }
  | { readonly kind: 'broken'; readonly reason: string }

/** The value of a row; null where there is none. */
export const valueIn = (column: ColumnValues, row: number): string | number | null => {
  if ('codes' in column) return column.texts[column.codes[row] ?? -1] ?? null
  return column.present[row] === 1 ? (column.numbers[row] ?? null) : null
}
