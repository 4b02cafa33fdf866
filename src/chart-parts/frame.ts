import type { TopLevelSpec } from 'vega-lite'
import { keyLayers, type Key, type PlacedEntry } from './key.ts'
import type { Layer } from './layer.ts'
import { size } from './size.ts'
import { theme } from './theme.ts'

export interface Frame {
  /** Of the plot without axes, pixels. */
  readonly width: number
  readonly height: number
  readonly top?: number
  readonly left?: number
  readonly right: number
  readonly layers: readonly Layer[]
  readonly beside: readonly PlacedEntry[]
  readonly below: Key
}

/** A plot in margins of known size: with these, the drawing is as wide as every other. */
export const frame = ({ width, height, layers, beside, below, ...margins }: Frame): TopLevelSpec => {
  const { left = size.left, right, top = size.top } = margins
  return {
    width,
    height,
    autosize: 'none',
    padding: { left, right, top, bottom: size.axis + below.height + size.bottom },
    background: 'transparent',
    config: theme,
    layer: [...layers, ...keyLayers(beside, 0), ...keyLayers(below.entries, height + size.axis)],
  }
}
