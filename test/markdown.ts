const cellsOf = (row: string): readonly string[] => row.split(/ *\| */).slice(1, -1)

/** Cells of every row of a Markdown table, without its header, found by the first words of the header. */
export const table = (text: string, header: string): readonly (readonly string[])[] => {
  const lines = text.slice(text.indexOf(`\n| ${header} |`) + 1).split('\n')
  const end = lines.findIndex((line) => !line.startsWith('|'))
  return lines.slice(2, end).map(cellsOf)
}

/** What stands in backquotes. */
export const codes = (text = ''): readonly string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
