import { altered, type Draw, impossible, type Mutation, taken } from './mutation.ts'

interface Word {
  readonly at: number
  readonly text: string
}

const found = (text: string, pattern: RegExp): readonly Word[] =>
  [...text.matchAll(pattern)].map((match) => ({ at: match.index, text: match[0] }))

const numbersIn = (text: string): readonly Word[] =>
  found(text, /(?<![\w.-])-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.-]*\w)/g)
const namesIn = (text: string): readonly Word[] => found(text, /[A-Za-z_][\w.]{2,}/g)

const instead = (text: string, word: Word, by: string): string =>
  text.slice(0, word.at) + by + text.slice(word.at + word.text.length)

const oneNumber = (by: (word: Word, draw: Draw) => string) => (text: string, draw: Draw) => {
  const words = numbersIn(text)
  if (words.length === 0) return null
  const word = draw.oneOf(words)
  return instead(text, word, by(word, draw))
}

const oneName = (by: (word: Word, draw: Draw) => string) => (text: string, draw: Draw) => {
  const words = namesIn(text)
  if (words.length === 0) return null
  const word = draw.oneOf(words)
  return instead(text, word, by(word, draw))
}

const lines = (change: (all: readonly string[], draw: Draw) => readonly string[]) => (text: string, draw: Draw) => {
  const all = text.split('\n')
  return all.length < 3 ? null : change(all, draw).join('\n')
}

const swapped = (text: string, draw: Draw): string | null => {
  const words = numbersIn(text)
  if (words.length < 2) return null
  const [first, second] = [draw.oneOf(words), draw.oneOf(words)].toSorted((a, b) => a.at - b.at) as [Word, Word]
  return first.at === second.at ? null : instead(instead(text, second, first.text), first, second.text)
}

const cells =
  (change: (row: readonly string[], at: number, draw: Draw) => readonly string[]) => (text: string, draw: Draw) => {
    const rows = text.split('\n').map((line) => line.split(','))
    const width = rows[0]?.length ?? 0
    if (width < 3) return null
    const at = draw.below(width)
    return rows.map((row) => (row.length === width ? change(row, at, draw) : row).join(',')).join('\n')
  }

const scaled = (factor: number) => oneNumber(({ text }) => String(Number(text) * factor))

/** What changes lines, cells, names and numbers of any format. */
export const words: Readonly<Record<string, Mutation>> = {
  impossibleNumber: taken(oneNumber((_, draw) => draw.oneOf(impossible))),
  numberAsText: taken(
    oneNumber(({ text }, draw) =>
      draw.oneOf(['"x"', 'abc', `"${text} or so"`, '-', '', '""', 'null', 'n/a', '#REF!', `${text}${text}.`]),
    ),
  ),
  zero: altered(oneNumber(() => '0')),
  thousandth: altered(scaled(0.001)),
  thousandfold: altered(scaled(1000)),
  otherNumber: altered(oneNumber(({ text }, draw) => String(Number(text) * draw.oneOf([0.1, 0.5, 0.9, 1.1, 2, 10])))),
  manyDigits: altered(oneNumber(({ text }) => `${text}${text.includes('.') ? '' : '.'}${'0'.repeat(400)}1`)),
  swapped: altered(swapped),
  renamed: taken(
    oneName(({ text }, draw) =>
      draw.oneOf([`${text}_`, `x${text}`, '__proto__', 'constructor', text.toUpperCase(), '']),
    ),
  ),
  namedAlike: altered((text, draw) => {
    const names = namesIn(text)
    if (names.length < 2) return null
    return instead(text, draw.oneOf(names), draw.oneOf(names).text)
  }),
  otherUnit: altered((text, draw) => {
    const units = found(text, /\bms\b|_ms\b|\(ms\)|\(s\)|_s\b|\bns\b|\btokens\/sec\b|\breq\/s\b/g)
    return units.length === 0
      ? null
      : instead(text, draw.oneOf(units), draw.oneOf(['_ms', '_s', '(ms)', '(s)', 'us', 'ns', '']))
  }),
  lineCut: taken(lines((all, draw) => all.toSpliced(draw.below(all.length), 1))),
  linesCut: taken(lines((all, draw) => all.toSpliced(draw.below(all.length), 1 + draw.below(all.length)))),
  lineTwice: altered(
    lines((all, draw) => {
      const at = draw.below(all.length)
      return all.toSpliced(draw.below(all.length), 0, all[at]!)
    }),
  ),
  linesSwapped: altered(
    lines((all, draw) => {
      const [a, b] = [draw.below(all.length), draw.below(all.length)]
      return all.with(a, all[b]!).with(b, all[a]!)
    }),
  ),
  columnCut: taken(cells((row, at) => row.toSpliced(at, 1))),
  columnTwice: altered(cells((row, at) => row.toSpliced(at, 0, row[at]!))),
  columnEmpty: taken(cells((row, at) => row.with(at, ''))),
  cellCut: taken((text, draw) => {
    const commas = found(text, /[,;|\t]/g)
    return commas.length === 0 ? null : instead(text, draw.oneOf(commas), '')
  }),
}
