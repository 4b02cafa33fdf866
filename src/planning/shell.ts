/** Words that no POSIX shell reads anything into. */
const plain = /^[\w@%+=:,./-]+$/

/** One word for a POSIX shell: as it is, or in single quotes, in which nothing but the quote itself means anything. */
export const quoted = (word: string): string => (plain.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)

/** Options with their values as one piece each: a line may break between them. */
const piecesOf = (argv: readonly string[]): readonly string[] => {
  const starts = argv.flatMap((word, i) => (i === 0 || word.startsWith('--') ? [i] : []))
  return starts.map((start, i) =>
    argv
      .slice(start, starts[i + 1])
      .map(quoted)
      .join(' '),
  )
}

/** A command over several lines of at most so many columns, so that it can be read; one long option has its own. */
export const shellLines = (argv: readonly string[], columns: number): readonly string[] => {
  const lines: string[] = []
  for (const piece of piecesOf(argv)) {
    const last = lines.at(-1)
    const fits = last !== undefined && last.length + piece.length + 3 <= columns
    if (fits) lines[lines.length - 1] = `${last} ${piece}`
    else lines.push(piece)
  }
  return lines.map((line, i) => (i < lines.length - 1 ? `${line} \\` : line))
}
