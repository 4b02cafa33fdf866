import { distinct, type DrawnSeries } from './drawn-series.ts'
import type { Band, LinePoint } from './line-chart.ts'
import { fraction, type Scale, valueAt } from './scale.ts'
import { shortened, widest } from './text-width.ts'
import { type Layer, layerOf, lineHeight, quiet, textMark } from './theme.ts'

/** Names of more series than this have one line each. */
const roomy = 3
const gap = 8
const numberWidth = 16
/** Pixels between a name and a rule that ends beside it. */
const keptFree = 2

const namesOf = (series: readonly DrawnSeries[]): readonly (readonly string[])[] => {
  const [lines, width] = series.length > roomy ? [1, 170] : [2, 130]
  const texts = distinct(series.map(({ label }) => shortened(label, width - numberWidth, lines).join('\n')))
  return texts.map((text) => text.split('\n'))
}

/** Room that the names take right of the plot, in pixels. */
export const endWidth = (series: readonly DrawnSeries[]): number => gap + widest(namesOf(series).flat())

interface Placed {
  readonly centre: number
  readonly height: number
}

/** Centres in pixels, moved apart as far as they overlap and kept within `top` and `bottom`. In order from above. */
export const apart = (wanted: readonly Placed[], { top, bottom }: Band): readonly number[] => {
  const down: number[] = []
  for (const [i, { centre, height }] of wanted.entries()) {
    const free = i === 0 ? top : down[i - 1]! + wanted[i - 1]!.height / 2
    down.push(Math.max(centre, free + height / 2))
  }
  const up: number[] = []
  for (const [i, { height }] of [...wanted.entries()].toReversed()) {
    const free = up.length === 0 ? bottom : up[0]! - wanted[i + 1]!.height / 2
    up.unshift(Math.min(down[i]!, free - height / 2))
  }
  return up
}

/** The same on both sides of a height that no name may stand on; all together where one side has no room. */
const apartFrom = (wanted: readonly Placed[], band: Band, kept: number | null): readonly number[] => {
  if (kept === null || kept <= band.top || kept >= band.bottom) return apart(wanted, band)
  const above = wanted.filter(({ centre }) => centre <= kept)
  const below = wanted.slice(above.length)
  const sides = [
    { names: above, top: band.top, bottom: kept - keptFree },
    { names: below, top: kept + keptFree, bottom: band.bottom },
  ]
  const fits = sides.every(
    ({ names, top, bottom }) => names.reduce((sum, { height }) => sum + height, 0) <= bottom - top,
  )
  return fits ? sides.flatMap(({ names, ...side }) => apart(names, side)) : apart(wanted, band)
}

/** The name of each line beside the plot, at the height of its last value, with a hair from there to the name; none on a rule. */
export const endLabels = (
  points: readonly LinePoint[],
  series: readonly DrawnSeries[],
  chosen: DrawnSeries | null,
  scale: Scale,
  { top, bottom }: Band,
  rule: number | null = null,
): readonly Layer[] => {
  const pixel = (y: number) => bottom - fraction(scale, y) * (bottom - top)
  const names = namesOf(series)
  const ends = series
    .flatMap(({ id }, i) => {
      const end = points.findLast((point) => point.series === id && point.y !== null)
      const name = names[i] ?? []
      return end ? [{ id, name, x: end.x, y: end.y!, centre: pixel(end.y!), height: name.length * lineHeight }] : []
    })
    .toSorted((a, b) => a.centre - b.centre)
  const room = { top: top - lineHeight, bottom: bottom + lineHeight }
  const centres = apartFrom(ends, room, rule === null ? null : pixel(rule))
  const values = ends.map((end, i) => ({ ...end, at: (bottom - centres[i]!) / (bottom - top) }))
  return [
    layerOf(
      values.map(({ x, y, at }) => ({ x, y, name: valueAt(scale, at) })),
      { type: 'rule', stroke: quiet, strokeWidth: 0.6, strokeDash: [1, 2] },
      { x2: { value: 'width' }, y2: { field: 'name' } },
    ),
    ...values.map(({ id, name }, i): Layer =>
      layerOf(
        [{}],
        {
          ...textMark,
          align: 'left',
          dx: gap,
          dy: (-lineHeight / 2) * (name.length - 1),
          ...(id === chosen?.id ? { fontWeight: 'bold' as const } : {}),
        },
        { x: { value: 'width' }, y: { value: centres[i]! }, text: { value: name.join('\n') } },
      ),
    ),
  ]
}
