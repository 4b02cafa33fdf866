import type { TopLevelSpec } from 'vega-lite'
import type { Words } from '../charts/chart.ts'
import { xChannel } from './axes.ts'
import { rowChannel, textColumn, type Placed } from './bar-layers.ts'
import { frame } from './frame.ts'
import { placeKey, type Entry } from './key.ts'
import type { Layer } from './layer.ts'
import { ink, quiet } from './palette.ts'
import { linearScale, rounded } from './scale.ts'
import { size } from './size.ts'
import { measuredSwatch, type Swatch } from './swatch.ts'
import { textMark, toBaseline } from './text-mark.ts'
import { lineHeight, roughWidth, wrapped } from './text-size.ts'
import type { TornadoRow } from './tornado-rows.ts'

const widestLabel = 150
const widestText = 130
const gap = 10
const padding = 9
const barHeight = 14

type XChannel = ReturnType<typeof xChannel>
type YChannel = ReturnType<typeof rowChannel>

const widest = (texts: readonly string[]): number => Math.ceil(Math.max(0, ...texts.map(roughWidth)))

interface Place extends Placed<TornadoRow> {
  readonly lines: readonly string[]
  readonly low: readonly string[]
  readonly high: readonly string[]
  readonly bottom: number
}

const placesOf = (rows: readonly TornadoRow[]): readonly Place[] => {
  const places: Place[] = []
  for (const item of rows) {
    const lines = wrapped(item.label, widestLabel)
    const [low, high] = [wrapped(item.lowText, widestText), wrapped(item.highText, widestText)]
    const top = places.at(-1)?.bottom ?? 0
    const bottom = top + padding + Math.max(lines.length, low.length, high.length) * lineHeight
    places.push({ item, lines, low, high, at: (top + bottom) / 2, bottom })
  }
  return places
}

const barLayer = (places: readonly Place[], base: number, x: XChannel, y: YChannel): Layer => ({
  data: {
    values: places.flatMap(({ at, item }) =>
      [
        { from: item.low, to: base, colour: quiet },
        { from: base, to: item.high, colour: ink },
      ]
        .filter(({ from, to }) => from < to)
        .map(({ from, to, colour }) => ({
          from: rounded(from),
          to: rounded(to),
          top: at - barHeight / 2,
          bottom: at + barHeight / 2,
          colour,
        })),
    ),
  },
  mark: { type: 'rect', fill: { expr: 'datum.colour' } },
  encoding: { x: { field: 'from', ...x }, x2: { field: 'to' }, y: { field: 'top', ...y }, y2: { field: 'bottom' } },
})

/** Texts beside the ends of the bars. */
const endTexts = (places: readonly Place[], side: 'low' | 'high', x: XChannel, y: YChannel): Layer => ({
  data: {
    values: places.map((place) => ({
      at: place.at,
      end: rounded(place.item[side]),
      text: place[side].join('\n'),
      dy: rounded(toBaseline - ((place[side].length - 1) * lineHeight) / 2),
    })),
  },
  mark: {
    ...textMark,
    align: side === 'low' ? 'right' : 'left',
    dx: side === 'low' ? -5 : 5,
    dy: { expr: 'datum.dy' },
  },
  encoding: { x: { field: 'end', ...x }, y: { field: 'at', ...y } },
})

const baseRule = (base: number, height: number, x: XChannel, y: YChannel): Layer => ({
  data: { values: [{ base: rounded(base), top: 0, bottom: height }] },
  mark: { type: 'rule', stroke: ink, strokeWidth: 1 },
  encoding: { x: { field: 'base', ...x }, y: { field: 'top', ...y }, y2: { field: 'bottom' } },
})

const block = (fill: string): Swatch => ({ ...measuredSwatch, fill })

const entriesOf = (words: Words): readonly Entry[] => [
  { swatch: block(quiet), label: words.label('mark.fewer') },
  { swatch: block(ink), label: words.label('mark.more') },
]

/** Bars around one number of users, the widest first, with what each assumption is at its ends. */
export const tornadoChart = (rows: readonly TornadoRow[], base: number, words: Words): TopLevelSpec => {
  const places = placesOf(rows)
  const name = widest(places.flatMap(({ lines }) => lines))
  const left = name + 2 * gap + widest(places.flatMap(({ low }) => low))
  const right = 2 * gap + widest(places.flatMap(({ high }) => high))
  const width = size.width - left - right
  const height = places.at(-1)?.bottom ?? 0
  const scale = linearScale([base, ...rows.map(({ high }) => high)], 1)
  const x = xChannel({ title: words.label('axis.users'), scale }, width)
  const y = rowChannel(height)
  const names = places.map(({ at, lines }) => ({ at, item: lines }))
  return frame({
    width,
    height,
    left,
    right,
    top: 4,
    layers: [
      barLayer(places, base, x, y),
      baseRule(base, height, x, y),
      endTexts(places, 'low', x, y),
      endTexts(places, 'high', x, y),
      textColumn(names, -left, 'left', y),
    ],
    beside: [],
    below: placeKey([entriesOf(words)], -left, size.width),
  })
}
