export const fontSize = 11
export const lineHeight = 14

/** Widths in ems, on the safe side for sans-serif fonts; the first class that matches counts. */
const classes: readonly (readonly [RegExp, number])[] = [
  [/[\u2e80-\uffff]/u, 1],
  [/[A-Zmw%@×≥≧]/u, 0.84],
  [/[a-z\d]/u, 0.72],
]

const characterWidth = (character: string): number => classes.find(([pattern]) => pattern.test(character))?.[1] ?? 0.45

/** Pixels that a text needs at most; the exact width is only known to whoever draws it. */
export const roughWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + characterWidth(character), 0) * fontSize

/** Places where a line may end: after a space, comma or hyphen, before a bracket, between East Asian characters. */
const pieces = (text: string): readonly string[] =>
  text.split(/(?<=[\s,、。・/_=-])|(?=[(（[〔])|(?<=[\u3040-\u30ff\u4e00-\u9fff])(?=[\u4e00-\u9fff])/u)

const cut = (piece: string, width: number): readonly string[] => {
  if (roughWidth(piece.trimEnd()) <= width) return [piece]
  const size = Math.max(1, Math.floor(([...piece].length * width) / roughWidth(piece)))
  const characters = [...piece]
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, i) =>
    characters.slice(i * size, (i + 1) * size).join(''),
  )
}

/** Lines of at most `width` pixels; a word that is longer than a line is cut. */
export const wrapped = (text: string, width: number): readonly string[] => {
  const lines: string[] = []
  for (const piece of pieces(text).flatMap((one) => cut(one, width))) {
    const last = lines.at(-1)
    if (last !== undefined && roughWidth((last + piece).trimEnd()) <= width) lines[lines.length - 1] = last + piece
    else lines.push(piece)
  }
  return lines.map((line) => line.trim())
}
