export const fontSize = 11
export const lineHeight = 14

/** Wide enough for the text in most fonts: a full em for East Asian characters, less for the others. */
export const roughWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character >= '\u2e80' ? 1 : 0.7), 0) * fontSize

/** Places where a line may end: after a space or a comma, before a bracket, between East Asian characters. */
const pieces = (text: string): readonly string[] =>
  text.split(/(?<=[\s,、。・/])|(?=[(（])|(?<=[\u3040-\u30ff\u4e00-\u9fff])(?=[\u4e00-\u9fff])/u)

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
