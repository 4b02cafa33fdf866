import { size } from './size.ts'
import type { Scale } from './scale.ts'
import { roomyTicks, tickLabels } from './ticks.ts'

export interface Axis {
  readonly title: string
  readonly scale: Scale
  /** Text of a tick, a plain number unless told otherwise. */
  readonly label?: (tick: number) => string
  /** Ticks that keep their label when there is no room for all. */
  readonly first?: readonly number[]
}

const scaleOf = ({ scale }: Axis) => ({ type: scale.type, domain: [...scale.domain], nice: false, zero: false })

/** A lookup instead of a number format: what was measured to fit is what is printed, in every language. */
const labelsOf = (ticks: readonly number[], label: (tick: number) => string): string =>
  `(${JSON.stringify(Object.fromEntries(ticks.map((tick) => [tick, label(tick)])))})[datum.value] || ''`

/** Horizontal axis, `length` pixels long: all ticks are drawn, and those are labelled whose labels have room. */
export const xChannel = (axis: Axis, length: number) => {
  const label = axis.label ?? tickLabels(axis.scale)
  const labelled = roomyTicks(axis.scale, length, label, axis.first)
  return {
    type: 'quantitative' as const,
    scale: scaleOf(axis),
    axis: {
      title: axis.title,
      values: [...axis.scale.ticks],
      labelExpr: labelsOf(labelled, label),
      titlePadding: 8,
      grid: false,
    },
  }
}

/** Vertical axis with its title lying flat above the plot, readable without turning the page. */
export const yChannel = (axis: Axis) => ({
  type: 'quantitative' as const,
  scale: scaleOf(axis),
  axis: {
    title: axis.title,
    values: [...axis.scale.ticks],
    labelExpr: labelsOf(axis.scale.ticks, axis.label ?? tickLabels(axis.scale)),
    titleAngle: 0,
    titleAlign: 'left' as const,
    titleBaseline: 'alphabetic' as const,
    titleX: 4 - size.left,
    titleY: -12,
    domain: false,
    ticks: false,
  },
})
