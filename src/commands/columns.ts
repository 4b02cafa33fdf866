import stringWidth from 'string-width'

/** A column of a table in the terminal. */
export interface Column {
  readonly head: string
  readonly right?: boolean
}

const padded = (text: string, width: number, right: boolean): string => {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)))
  return right ? space + text : text + space
}

/** Rows below their heads, one line each, as wide as the widest cell; Japanese takes two places a letter. */
export const columnLines = (columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] => {
  const all = [columns.map(({ head }) => head), ...rows]
  const widths = columns.map((_, i) => Math.max(...all.map((row) => stringWidth(row[i] ?? ''))))
  return all.map((row) =>
    columns
      .map(({ right }, i) => padded(row[i] ?? '', widths[i]!, right === true))
      .join('  ')
      .trimEnd(),
  )
}
