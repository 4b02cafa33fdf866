import type { Layer } from './layer.ts'
import { ink } from './palette.ts'
import { rounded } from './scale.ts'
import type { Swatch } from './swatch.ts'
import { fontSize, lineHeight, roughWidth, wrapped } from './text-size.ts'

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

type Cursor = Key & { readonly x: number; readonly row: number }

const placeOne = (cursor: Cursor, entry: Entry, left: number, width: number): Cursor => {
  const lines = wrapped(entry.label, width - textAt)
  const wide = entryWidth(lines)
  const breaks = cursor.x > left && cursor.x + wide > left + width
  const y = breaks ? cursor.height : cursor.row
  const x = breaks ? left : cursor.x
  const height = Math.max(cursor.height, y + lines.length * lineHeight + rowGap)
  return {
    entries: [...cursor.entries, { ...entry, x, y: y + lineHeight / 2, lines }],
    x: x + wide + between,
    row: y,
    height,
  }
}

/** A legend: groups of entries, each group on new rows, flowing within `width` pixels from `left`. */
export const placeKey = (groups: readonly (readonly Entry[])[], left: number, width: number): Key => {
  const start: Key = { entries: [], height: 0 }
  return groups.reduce<Key>((key, group) => {
    const cursor: Cursor = { ...key, x: left, row: key.height }
    return group.reduce((at, entry) => placeOne(at, entry, left, width), cursor)
  }, start)
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
    py: rounded(entry.y + y + fontSize * 0.36),
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
    {
      data: { values: texts },
      mark: {
        type: 'text',
        ...at,
        align: 'left',
        baseline: 'alphabetic',
        lineBreak: '\n',
        lineHeight,
        fontSize,
        color: ink,
        text: { expr: 'datum.text' },
      },
    },
  ]
}
