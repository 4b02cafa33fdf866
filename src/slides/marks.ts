import type { Standing } from '../model/report.ts'

interface Mark {
  /** As charts of Office name it. */
  readonly symbol: 'circle' | 'diamond' | 'triangle' | 'square' | 'x'
  readonly solid: boolean
  /** Points. */
  readonly size: number
  /** The letter that looks like it, for the key. */
  readonly letter: string
  readonly broken: boolean
}

/**
 * Standings differ in shape and filling, so that grey paper tells them apart: round is a pass, what is confirmed is solid,
 * and what is not settled has corners.
 */
export const marks: Readonly<Record<Standing, Mark>> = {
  confirmedPass: { symbol: 'circle', solid: true, size: 9, letter: '●', broken: false },
  pass: { symbol: 'circle', solid: false, size: 8, letter: '○', broken: false },
  undecided: { symbol: 'triangle', solid: false, size: 9, letter: '△', broken: false },
  unknown: { symbol: 'diamond', solid: false, size: 9, letter: '◇', broken: false },
  fail: { symbol: 'x', solid: false, size: 8, letter: '×', broken: true },
  confirmedFail: { symbol: 'square', solid: true, size: 8, letter: '■', broken: true },
}
