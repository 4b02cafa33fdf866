export interface Place {
  /** Both counted from 1; the column in UTF-16 code units. */
  readonly line: number
  readonly column: number
}

const lineStarts = (text: string): readonly number[] => {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Turns offsets of a text into lines and columns: linear time once, when first asked, then logarithmic. */
export const placesIn = (text: string): ((offset: number) => Place) => {
  let known: readonly number[] | null = null
  return (offset) => {
    const starts = (known ??= lineStarts(text))
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}
