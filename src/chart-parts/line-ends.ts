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

type Block = LineEnd & { readonly lines: readonly string[]; readonly top: number }

const blockOf = (end: LineEnd): Block => {
  const lines = wrapped(end.label, labelWidth)
  return { ...end, lines, top: end.y - (lines.length * lineHeight) / 2 }
}

const bottom = ({ top, lines }: Block): number => top + lines.length * lineHeight + 2

/** Pushes each block below the one above it, then all that fell out of the plot back up. */
const spread = (blocks: readonly Block[], height: number): readonly Block[] => {
  const down = blocks.reduce<readonly Block[]>((above, block) => {
    const last = above.at(-1)
    return [...above, { ...block, top: Math.max(block.top, last ? bottom(last) : -lineHeight) }]
  }, [])
  return down.reduceRight<readonly Block[]>((below, block) => {
    const room = (below[0]?.top ?? height + lineHeight) - (bottom(block) - block.top)
    return [{ ...block, top: Math.min(block.top, room) }, ...below]
  }, [])
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
  const blocks = spread(ends.map(blockOf).toSorted((a, b) => a.y - b.y), plot.height)
  if (blocks.some((block) => block.lines.length > mostLines || !isNear(block))) return null
  const width = Math.ceil(offset + Math.max(...blocks.map(({ lines }) => entryWidth(lines))))
  const x = plot.widthFor(width) + offset
  return {
    width,
    entries: blocks.map((block) => ({ ...block, x, y: block.top + lineHeight / 2 })),
  }
}
