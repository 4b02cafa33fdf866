import type { TopLevelSpec } from 'vega-lite'

/** One layer of a Vega-Lite chart, with its data inside. */
export type Layer = Extract<TopLevelSpec, { layer: readonly unknown[] }>['layer'][number]
