import { countedLines } from './text.ts'

/** A row of a table in Markdown, by the heads of its columns. `line` of it and `head` of its table, from 1. */
export interface MarkdownRow {
  readonly line: number
  readonly head: number
  readonly cells: Readonly<Record<string, string>>
}

const cellsOf = (line: string): readonly string[] | null =>
  /^\s*\|.*\|\s*$/.test(line)
    ? line
        .trim()
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim())
    : null

const isRule = (cells: readonly string[]): boolean => cells.every((cell) => /^:?-+:?$/.test(cell))

interface Head {
  readonly line: number
  readonly names: readonly string[]
}

/** Rows of every table that has all of the columns, in the order of the text. */
export const tablesIn = (text: string, columns: readonly string[]): readonly MarkdownRow[] => {
  const rows: MarkdownRow[] = []
  let head: Head | null = null
  for (const [index, line] of countedLines(text).entries()) {
    const cells = cellsOf(line)
    if (!cells) head = null
    else if (!head) head = { line: index + 1, names: cells }
    else if (!isRule(cells) && columns.every((name) => head?.names.includes(name)))
      rows.push({
        line: index + 1,
        head: head.line,
        cells: Object.fromEntries(head.names.map((name, i) => [name, cells[i] ?? ''])),
      })
  }
  return rows
}
