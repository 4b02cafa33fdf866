import { onOneLine } from '../visible.ts'

/** What a line of a terminal is written to. */
export interface Screen {
  readonly columns?: number
  readonly write: (text: string) => unknown
}

export interface Progress {
  /** Puts a text in place of the last one. */
  readonly show: (text: string) => void
  /** Takes the line away: before anything else is written, and at the end. */
  readonly clear: () => void
}

const eraseLine = '\r\u001B[2K'

/** What fits on a line of so many columns, with every letter beyond Latin taken for a wide one. */
const cut = (text: string, columns: number): string => {
  let left = columns - 1
  const end = [...text].findIndex((letter) => (left -= letter > '\u024F' ? 2 : 1) < 0)
  return end < 0 ? text : [...text].slice(0, end).join('')
}

/** One line that is written over and over. */
export const progressOn = (screen: Screen): Progress => {
  let shown = false
  return {
    show: (text) => {
      screen.write(`${eraseLine}${cut(onOneLine(text), screen.columns || 80)}`)
      shown = true
    },
    clear: () => {
      if (shown) screen.write(eraseLine)
      shown = false
    },
  }
}
