import type { Layer } from './layer.ts'
import type { Channels, LinePoint } from './line-marks.ts'
import { paper, vermilion, vermilionText } from './palette.ts'
import { fraction, rounded, type Scale } from './scale.ts'
import { fontSize, lineHeight, roughWidth } from './text-size.ts'

interface Place {
  readonly align: 'left' | 'right'
  readonly above: boolean
}

const places: readonly Place[] = [
  { align: 'left', above: true },
  { align: 'right', above: true },
  { align: 'left', above: false },
  { align: 'right', above: false },
]

export interface SlaRule {
  readonly threshold: number
  readonly label: string
  readonly points: readonly LinePoint[]
  readonly x: Scale
  readonly y: Scale
  readonly width: number
  readonly height: number
}

type Spot = readonly [x: number, y: number]

const between = ([ax, ay]: Spot, [bx, by]: Spot): readonly Spot[] =>
  Array.from({ length: 9 }, (_, i) => [ax + ((bx - ax) * i) / 8, ay + ((by - ay) * i) / 8])

/** Pixels that the lines pass through, in steps of an eighth of a segment. */
const inkSpots = ({ points, x, y, width, height }: SlaRule): readonly Spot[] => {
  const drawn = points.filter((point) => point.y !== null)
  const spot = (point: LinePoint): Spot => [fraction(x, point.x) * width, (1 - fraction(y, point.y ?? 0)) * height]
  return drawn.flatMap((point, index) => {
    const next = drawn[index + 1]
    return next?.series === point.series ? between(spot(point), spot(next)) : [spot(point)]
  })
}

/** The corner beside the rule that covers the least of the lines. */
const freePlace = (rule: SlaRule, spots: readonly Spot[]): Place => {
  const level = (1 - fraction(rule.y, rule.threshold)) * rule.height
  const long = roughWidth(rule.label) + 8
  const covered = ({ align, above }: Place): number =>
    spots.filter(
      ([x, y]) =>
        (align === 'left' ? x < long : x > rule.width - long) &&
        (above ? y < level + 2 && y > level - lineHeight - 4 : y > level - 2 && y < level + lineHeight + 4),
    ).length
  const fits = places.filter(({ above }) => !above || level > lineHeight)
  return fits.reduce((best, place) => (covered(place) < covered(best) ? place : best), fits[0] ?? places[0]!)
}

/** The threshold across the whole plot, named in the corner where the name is least in the way. */
export const slaRule = (rule: SlaRule, { y }: Channels): readonly Layer[] => {
  const { align, above } = freePlace(rule, inkSpots(rule))
  const data = { values: [{ threshold: rounded(rule.threshold), label: rule.label }] }
  const encoding = { y: { field: 'threshold', ...y } } as const
  const text = {
    type: 'text',
    align,
    baseline: 'alphabetic',
    x: align === 'left' ? 4 : rule.width - 4,
    dy: above ? -5 : fontSize + 3,
    fontSize,
    text: { expr: 'datum.label' },
  } as const
  /** A stroke around the letters would do as well, but prints as a second text in a Type 3 font. */
  const long = roughWidth(rule.label) + 4
  const behind = {
    x: align === 'left' ? 2 : rule.width - 2 - long,
    x2: align === 'left' ? 2 + long : rule.width - 2,
    yOffset: above ? -9 : fontSize - 1,
  } as const
  return [
    { data, mark: { type: 'rule', stroke: vermilion, strokeWidth: 1.4, strokeDash: [5, 2] }, encoding },
    { data, mark: { type: 'rule', ...behind, stroke: paper, strokeWidth: fontSize + 2, opacity: 0.85 }, encoding },
    { data, mark: { ...text, color: vermilionText }, encoding },
  ]
}
