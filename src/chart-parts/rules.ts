import type { Band } from './line-chart.ts'
import { widest } from './text-width.ts'
import { fontSize, type Layer, layerOf, paper, textMark, vermilion, vermilionText } from './theme.ts'

/** The rule of what is asked for, or of a limit. */
export const dashed = { type: 'rule' as const, stroke: vermilion, strokeWidth: 1.4, strokeDash: [5, 2] }

/** Where the name of a rule stands: above its left end, unless told otherwise. */
export interface LabelSpot {
  readonly below: boolean
  readonly atEnd: boolean
}

/** From the rule to its name, in pixels. */
export const labelShift = (below: boolean): number => (below ? fontSize : -fontSize * 0.85)

/** Across the whole plot, its name on a slip of paper: a white stroke would print as a second text in a Type 3 font. */
export const levelRule = (threshold: number, label: string, { below, atEnd }: LabelSpot): readonly Layer[] => {
  const data = [{ y: threshold }]
  const shift = labelShift(below)
  const at = (pixels: number) => ({ value: atEnd ? { expr: `width - ${pixels}` } : pixels })
  const slip = { yOffset: shift, strokeWidth: fontSize + 2, opacity: 0.85 }
  return [
    layerOf(data, dashed, { x: { value: 0 }, x2: { value: 'width' } }),
    layerOf(data, { type: 'rule', stroke: paper, ...slip }, { x: at(2), x2: at(6 + widest([label])) }),
    layerOf(
      data,
      { type: 'text', align: atEnd ? 'right' : 'left', baseline: 'middle', dy: shift, fontSize, color: vermilionText },
      { x: at(4), text: { value: label } },
    ),
  ]
}

/** From the top to the foot of a plot, its name beside the foot or above the top. */
export const uprightRule = (
  x: number,
  label: string,
  side: 'left' | 'right',
  { top, bottom }: Band,
  at: 'foot' | 'top' = 'foot',
): readonly Layer[] => {
  const data = [{ x }]
  return [
    layerOf(data, dashed, { y: { value: top }, y2: { value: bottom } }),
    layerOf(
      data,
      { ...textMark, color: vermilionText, align: side === 'left' ? 'right' : 'left', dx: side === 'left' ? -4 : 4 },
      { y: { value: at === 'foot' ? bottom - 9 : top - fontSize / 2 - 1 }, text: { value: label } },
    ),
  ]
}
