import type { Entry, PlacedEntry } from './key.ts'
import { entryWidth } from './key.ts'
import { lineHeight, wrapped } from './text-size.ts'

/** An entry that wants to stand beside the end of its line, `y` pixels from the top of the plot. */
export interface LineEnd extends Entry {
  readonly y: number
}

export interface LineEnds {
  readonly entries: readonly PlacedEntry[]
  /** Room right of the plot, in pixels. */
  readonly width: number
}

const most = 4
const mostLines = 3
const labelWidth = 104
/** How far a label may stand from the height of its line's end. */
const mostShift = 12
const offset = 10
/** Right of the longest label, should it be wider than thought. */
const spare = 4

type Block = LineEnd & { readonly lines: readonly string[]; readonly top: number }

const blockOf = (end: LineEnd): Block => {
  const lines = wrapped(end.label, labelWidth)
  return { ...end, lines, top: end.y - (lines.length * lineHeight) / 2 }
}

const heightOf = ({ lines }: Block): number => lines.length * lineHeight + 2

/** Pushes each block below the one above it, then all that fell out of the plot back up. */
const spread = (blocks: readonly Block[], height: number): readonly Block[] => {
  const tops = blocks.map(({ top }) => top)
  let free = -lineHeight
  for (const [index, block] of blocks.entries()) {
    tops[index] = Math.max(block.top, free)
    free = (tops[index] ?? 0) + heightOf(block)
  }
  let room = height + lineHeight
  for (const [index, block] of [...blocks.entries()].toReversed()) {
    tops[index] = Math.min(tops[index] ?? 0, room - heightOf(block))
    room = tops[index] ?? 0
  }
  return blocks.map(({ label, swatch, y, lines }, index) => ({ label, swatch, y, lines, top: tops[index] ?? 0 }))
}

const isNear = (block: Block): boolean =>
  Math.abs(block.top + (block.lines.length * lineHeight) / 2 - block.y) <= mostShift

/**
 * Labels at the ends of two to four lines, in a margin right of a plot of the given size in pixels; null if they are
 * too many, too long or too close, so that a legend has to do.
 */
export const placeLineEnds = (
  ends: readonly LineEnd[],
  plot: { readonly height: number; readonly widthFor: (margin: number) => number },
): LineEnds | null => {
  if (ends.length < 2 || ends.length > most) return null
  const blocks = spread(
    ends.map(blockOf).toSorted((a, b) => a.y - b.y),
    plot.height,
  )
  if (blocks.some((block) => block.lines.length > mostLines || !isNear(block))) return null
  const width = Math.ceil(offset + spare + Math.max(...blocks.map(({ lines }) => entryWidth(lines))))
  const x = plot.widthFor(width) + offset
  return { width, entries: blocks.map((block) => ({ ...block, x, y: block.top + lineHeight / 2 })) }
}
