import type { Layer } from './layer.ts'
import { rounded } from './scale.ts'
import type { Swatch } from './swatch.ts'
import { textMark, toBaseline } from './text-mark.ts'
import { lineHeight, roughWidth, wrapped } from './text-size.ts'

/** What a sample stands for. */
export interface Entry {
  readonly swatch: Swatch
  readonly label: string
}

/** An entry at a place, pixels from the plot's upper left corner; `y` is the middle of its first line. */
export interface PlacedEntry extends Entry {
  readonly x: number
  readonly y: number
  readonly lines: readonly string[]
}

export interface Key {
  readonly entries: readonly PlacedEntry[]
  readonly height: number
}

const swatchWidth = 24
const textAt = 30
const between = 20
const rowGap = 3

/** Room that an entry with these lines takes, in pixels. */
export const entryWidth = (lines: readonly string[]): number => textAt + Math.max(...lines.map(roughWidth))

/** A legend: groups of entries, each group on new rows, flowing within `width` pixels from `left`. */
export const placeKey = (groups: readonly (readonly Entry[])[], left: number, width: number): Key => {
  const entries: PlacedEntry[] = []
  let height = 0
  for (const group of groups) {
    let [x, row] = [left, height]
    for (const entry of group) {
      const lines = wrapped(entry.label, width - textAt)
      const wide = entryWidth(lines)
      if (x > left && x + wide > left + width) [x, row] = [left, height]
      entries.push({ ...entry, x, y: row + lineHeight / 2, lines })
      height = Math.max(height, row + lines.length * lineHeight + rowGap)
      x += wide + between
    }
  }
  return { entries, height }
}

/** Layers that draw placed entries, moved down by `y` pixels. */
export const keyLayers = (entries: readonly PlacedEntry[], y: number): readonly Layer[] => {
  if (entries.length === 0) return []
  const swatches = entries.map((entry) => ({
    ...entry.swatch,
    px: rounded(entry.x + swatchWidth / 2),
    py: rounded(entry.y + y),
  }))
  const texts = entries.map((entry) => ({
    px: rounded(entry.x + textAt),
    py: rounded(entry.y + y + toBaseline),
    text: entry.lines.join('\n'),
  }))
  const at = { x: { expr: 'datum.px' }, y: { expr: 'datum.py' } } as const
  return [
    {
      data: { values: swatches },
      mark: {
        type: 'point',
        ...at,
        shape: { expr: 'datum.shape' },
        size: { expr: 'datum.size' },
        fill: { expr: 'datum.fill' },
        stroke: { expr: 'datum.stroke' },
        strokeWidth: { expr: 'datum.strokeWidth' },
        strokeDash: { expr: 'datum.dash' },
        opacity: { expr: 'datum.opacity' },
      },
    },
    { data: { values: texts }, mark: { ...textMark, ...at, align: 'left' } },
  ]
}
