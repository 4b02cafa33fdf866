const escapes = new RegExp(String.raw`\u001b\[[0-9;?]*[A-Za-z]`, 'g')

/** Text without the codes that colour a terminal and move its cursor. */
const withoutEscapes = (text: string): string => text.replaceAll(escapes, '')

/** Lines that say something, without the codes of a terminal; a bar that overwrites itself is several lines. */
export const plainLines = (text: string): readonly string[] => withoutEscapes(text).split(/[\r\n]+/)

/** Every line, so that they can be counted from the top of the file, without the codes of a terminal. */
export const countedLines = (text: string): readonly string[] => withoutEscapes(text).split(/\r\n|\n/)

/** The arguments of the last `Namespace(…)`, as Python prints them, texts in their quotes. */
export const namespaceIn = (text: string): readonly (readonly [string, string])[] => {
  const at = text.lastIndexOf('Namespace(')
  if (at === -1) return []
  const pairs = text.slice(at, at + 20_000).matchAll(/(\w{1,60})=('[^'\n]{0,500}'|[^,()\s]{1,500})/g)
  return Array.from(pairs, ([, name = '', value = '']) => [name, value] as const)
}

/** A row of a table in Markdown, by the heads of its columns. `line` of it and `head` of its table, from 1. */
interface MarkdownRow {
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
