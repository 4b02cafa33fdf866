import type { TopLevelSpec } from 'vega-lite'
import { promisedUsers } from '../model/served.ts'
import { type Decided, decidedOf } from '../chart-parts/decided.ts'
import { ticked } from '../chart-parts/line-chart.ts'
import { fraction, linearScale, type Scale, valueScale } from '../chart-parts/scale.ts'
import { widest, wrapped } from '../chart-parts/text-width.ts'
import {
  decidedColour,
  drawingWidth,
  ink,
  type Layer,
  layerOf,
  lineHeight,
  paper,
  quiet,
  textMark,
  theme,
} from '../chart-parts/theme.ts'
import type { Decision, Report } from '../model/report.ts'
import type { DecisionChart, Drawing, Words } from './chart.ts'

/** Requests/s of all servers, and the seconds of an answer at the planning rate. */
interface Rates {
  readonly planned: number
  /** What the smallest and the largest planned share of the limit allow; null where nobody gave one. */
  readonly shares: { readonly low: number; readonly high: number; readonly ends: readonly [number, number] } | null
  readonly answer: number | null
}

const ratesOf = (
  { series: { users, headroom }, servers }: Decided,
  planned: number | undefined,
  by: Report['plan']['chosenBy'],
): Rates | null => {
  if (!headroom) return null
  const open = users.filter(({ basis }) => basis === 'open')
  const fixed = open
    .flatMap(({ model, utilization, arrivalRate }) =>
      model === 'fixed' && utilization !== null && arrivalRate !== null ? [{ utilization, arrivalRate }] : [],
    )
    .toSorted((a, b) => a.utilization - b.utilization)
  const [low, high] = [fixed[0], fixed.at(-1)]
  return {
    planned: (planned ?? headroom.arrivalRate) * servers,
    shares:
      low && high && by.utilizations !== 'default'
        ? {
            low: low.arrivalRate * servers,
            high: high.arrivalRate * servers,
            ends: [low.utilization, high.utilization],
          }
        : null,
    answer: open.find(({ model }) => model !== 'fixed')?.latency ?? null,
  }
}

type Marked = Decision['users'][number] & { readonly interval: number }

/** Intervals that were asked about, with the users that are promised there. */
const markedOf = (report: Report, decision: Decision): readonly Marked[] =>
  decision.users
    .flatMap((row) =>
      row.basis === 'open' && row.interval !== null
        ? [{ ...row, interval: row.interval, users: promisedUsers(report, decision, row) }]
        : [],
    )
    .toSorted((a, b) => a.interval - b.interval)

const height = 190
const left = 44
const right = 160
const steps = 48
/** A logarithmic line ends so far below the top, where the text of what is not possible stands. */
const roomAbove = 2
/** From one mark to the next, beside the text between them. */
const besideMark = 16

const xScale = (marked: readonly Marked[], answer: number | null): Scale => {
  const values = marked.map(({ interval }) => interval)
  const all = [...values, ...(answer === null ? [] : [Math.max(answer, Math.max(...values) / 40)])]
  return valueScale([...all, Math.max(...values, answer ?? 0) * 1.2], 1.3)
}

const quantity = (field: string, axis: { title: string | null; scale: Scale }, length: number) =>
  ({
    field,
    type: 'quantitative',
    scale: { type: axis.scale.type, domain: [...axis.scale.domain], zero: false, nice: false },
    axis: {
      ...ticked({ ...axis, title: axis.title ?? '' }, length),
      title: axis.title,
      grid: field === 'y',
      ...(field === 'y' ? { domain: false, ticks: false, minExtent: left, maxExtent: left } : {}),
    },
  }) as const

/** Intervals that nobody can keep to: the answer takes longer. */
const tooShort = (answer: number, x: Scale, words: Words): readonly Layer[] => {
  const [low, high] = x.domain
  const to = Math.min(high, answer)
  if (to <= low) return []
  const inside = fraction(x, to) >= 0.5
  const room = (drawingWidth - left - right) * (inside ? fraction(x, to) : 1 - fraction(x, to)) - 12
  const lines = wrapped(words.label('mark.tooShort', { answer: words.value(answer, 'latency') }), room)
  const [data, shade] = [[{ at: inside ? low : to }], '#e2e2e2']
  const wide = widest(lines)
  return [
    layerOf(
      [{ from: low, to }],
      { type: 'rect', fill: shade },
      { x: { field: 'from' }, x2: { field: 'to' }, y: { value: 0 }, y2: { value: height } },
    ),
    layerOf(
      data,
      {
        type: 'rect',
        fill: inside ? shade : paper,
        width: wide,
        height: lines.length * lineHeight,
        xOffset: 5 + wide / 2,
      },
      { x: { field: 'at' }, y: { value: 10 + ((lines.length - 1) / 2) * lineHeight } },
    ),
    layerOf(
      data,
      { ...textMark, align: 'left', dx: 5 },
      { x: { field: 'at' }, y: { value: 10 }, text: { value: lines.join('\n') } },
    ),
  ]
}

/** The users of every interval: as many whole ones as the rate allows. */
const curve = (rate: number, x: Scale, from: number) => {
  const [low, high] = [Math.max(x.domain[0], from), x.domain[1]]
  const at = (i: number) => (x.type === 'log' ? low * (high / low) ** (i / steps) : low + ((high - low) * i) / steps)
  return high > low ? Array.from({ length: steps + 1 }, (_, i) => ({ x: at(i), y: rate * at(i) })) : []
}

/** The customer's own intervals, with their numbers where these have room, from the longest: below the line, as that rises. */
const marks = (marked: readonly Marked[], planned: number, x: Scale, y: Scale, words: Words): readonly Layer[] => {
  const width = drawingWidth - left - right
  const values = marked
    .filter(({ reachable, users }) => reachable && users > 0)
    .map(({ interval, users }) => ({
      x: interval,
      y: planned * interval,
      place: fraction(x, interval) * width,
      text: `${words.value(interval, 'seconds')}: ${words.value(users, 'count')}`,
    }))
  const told: typeof values = []
  for (const value of values.toReversed()) {
    const before = told.at(-1)?.place ?? Infinity
    if (before - value.place > widest([value.text]) + besideMark) told.push(value)
  }
  const texts = told.map(({ text, place, ...point }): Layer => {
    const isLast = place + widest([text]) > width
    const isLow = fraction(y, point.y) < 0.12
    const shift = isLast
      ? { align: 'right', dx: -9, dy: -9 }
      : isLow
        ? { align: 'left', dx: -6, dy: -26 }
        : { align: 'left', dx: 9, dy: 9 }
    return layerOf([point], { ...textMark, ...shift, fontWeight: 'bold' } as typeof textMark, { text: { value: text } })
  })
  return [
    layerOf(values, { type: 'rule', stroke: quiet, strokeWidth: 0.7, strokeDash: [2, 2] }, { y2: { value: height } }),
    layerOf(values, { type: 'point', shape: 'circle', size: 60, fill: ink, stroke: paper, opacity: 1 }),
    ...texts,
  ]
}

/** What a line or band is, at its right end. */
const named = (text: string, y: number, scale: Scale, shift: number): Layer =>
  layerOf(
    [{ y: Math.min(y, scale.domain[1]) }],
    { ...textMark, align: 'left', dx: 6, dy: shift },
    { x: { value: 'width' }, text: { value: wrapped(text, right - 12).join('\n') } },
  )

const specOf = (rates: Rates, marked: readonly Marked[], servers: number, words: Words): TopLevelSpec => {
  const { planned, shares, answer } = rates
  const x = xScale(marked, answer)
  const end = x.domain[1]
  const most = Math.max(planned, shares?.high ?? 0) * end
  const from = Math.max(x.domain[0], answer ?? 0)
  const y = x.type === 'log' ? valueScale([planned * from, roomAbove * most], 1.2) : linearScale([most])
  const low = curve(shares?.low ?? 0, x, answer ?? 0)
  const band = curve(shares?.high ?? 0, x, answer ?? 0).map((point, i) => ({ ...point, y2: low[i]?.y ?? point.y }))
  const plannedText = words.label(servers > 1 ? 'mark.planningEstimated' : 'mark.planningRate', {
    rate: words.value(planned, 'plannedRate'),
  })
  const sharesText = shares
    ? words.label('mark.shares', {
        low: words.value(shares.ends[0] * 100, 'number'),
        high: words.value(shares.ends[1], 'percent'),
      })
    : ''
  const pixel = (value: number) => height - fraction(y, Math.min(value, y.domain[1])) * height
  const centres = [pixel(shares ? shares.high * end : planned * end), pixel(planned * end)] as const
  const shift = Math.max(0, 16 - (centres[1] - centres[0]))
  return {
    ...theme,
    height,
    title: words.label('axis.users'),
    data: { values: [{}] },
    encoding: {
      x: quantity('x', { title: words.label('axis.interval'), scale: x }, drawingWidth - left - right),
      y: quantity('y', { title: null, scale: y }, height),
    },
    layer: [
      ...(answer === null ? [] : tooShort(answer, x, words)),
      ...(shares ? [layerOf(band, { type: 'area', fill: '#bdbdbd', opacity: 0.75 }, { y2: { field: 'y2' } })] : []),
      layerOf(curve(planned, x, answer ?? 0), {
        type: 'line',
        stroke: decidedColour(ink),
        strokeWidth: 2.2,
        strokeDash: servers > 1 ? [6, 3] : [],
      }),
      ...marks(marked, planned, x, y, words),
      named(plannedText, planned * end, y, shift),
      ...(shares ? [named(sharesText, shares.high * end, y, 0)] : []),
    ],
  } as TopLevelSpec
}

/** More than these are not listed in a caption. */
const mostListed = 4

const listed = (texts: readonly string[], words: Words): string =>
  words.list([...texts.slice(0, mostListed), ...(texts.length > mostListed ? ['…'] : [])])

const drawing = (decision: Decision, { chosen, servers }: Decided, rates: Rates, words: Words): readonly Drawing[] => {
  const marked = markedOf(words.report, decision)
  if (marked.length === 0) return []
  const kept = marked.filter(({ reachable }) => reachable)
  const lost = marked.filter(({ reachable }) => !reachable)
  return [
    {
      id: `${decision.id}-users-over-interval`,
      spec: specOf(rates, marked, servers, words),
      finding: `usersOverInterval.${lost.length === 0 ? 'all' : kept.length > 0 ? 'some' : 'none'}`,
      values: {
        layout: chosen.label,
        servers,
        users: listed(
          kept.map(({ interval, users }) => `${words.value(interval, 'seconds')}: ${words.value(users, 'count')}`),
          words,
        ),
        lost:
          listed(
            lost.map(({ interval }) => words.value(interval, 'seconds')),
            words,
          ) || '—',
        answer: rates.answer,
        rate: rates.planned,
      },
    },
  ]
}

/** Users over the seconds between two requests of one of them, on the recommended layout: at the planning rate, and at planned shares that were given. */
export const usersOverInterval: DecisionChart = (decision, words) => {
  const decided = decidedOf(decision, words)
  const rates = decided && ratesOf(decided, decision.planningRate?.value, words.report.plan.chosenBy)
  return decided && rates ? drawing(decision, decided, rates, words) : []
}
