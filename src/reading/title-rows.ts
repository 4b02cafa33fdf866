/** Lines above a table that may be its title. */
const longest = 10

/** A text whose title above its table is blank lines instead, so that all keep their numbers; null where no table follows. */
export const withoutTitle = (text: string, beginsTable: (rest: string) => boolean): string | null => {
  let at = 0
  for (let line = 1; line <= longest; line += 1) {
    at = text.indexOf('\n', at) + 1
    if (at === 0) return null
    if (beginsTable(text.slice(at))) return '\n'.repeat(line) + text.slice(at)
  }
  return null
}
