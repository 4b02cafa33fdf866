import type { Standing } from '../model/report.ts'

interface Mark {
  /** As charts of Office name it. */
  readonly symbol: 'circle' | 'diamond' | 'triangle' | 'square' | 'x' | 'star'
  readonly solid: boolean
  /** Points. */
  readonly size: number
  /** The letter that looks like it, for the key. */
  readonly letter: string
  readonly broken: boolean
}

/**
 * Every standing has a shape of its own, so that grey paper tells them apart, and so do programs that fill all shapes.
 * What is confirmed is solid, as far as it can be.
 */
export const marks: Readonly<Record<Standing, Mark>> = {
  confirmedPass: { symbol: 'circle', solid: true, size: 9, letter: '●', broken: false },
  pass: { symbol: 'square', solid: false, size: 8, letter: '□', broken: false },
  undecided: { symbol: 'triangle', solid: false, size: 9, letter: '△', broken: false },
  unknown: { symbol: 'diamond', solid: false, size: 9, letter: '◇', broken: false },
  fail: { symbol: 'x', solid: false, size: 8, letter: '×', broken: true },
  confirmedFail: { symbol: 'star', solid: true, size: 9, letter: '✳', broken: true },
}
