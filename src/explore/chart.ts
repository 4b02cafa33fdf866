import { resultNature } from '../document/nature.ts'
import { layoutText, limitName, thresholdText, seriesIn } from '../document/speech.ts'
import type { Language } from '../i18n/language.ts'
import { type Report, type Series, type Standing, standings, type Workload } from '../model/report.ts'
import { visible } from '../visible.ts'
import { h, s } from './dom.ts'
import type { Edition } from '../document/edition.ts'
import { commonId, drawnAs } from '../model/of-series.ts'

const size = { width: 560, height: 300, left: 64, right: 14, top: 14, bottom: 44 } as const

type Limit = Report['plan']['sla']['limits'][number]

interface Mark {
  readonly level: number
  readonly value: number
  readonly standing: Standing
}

/** Measured values of one limit, by the statistic that is drawn, at every level of a series. */
const marksOf = (series: Series, limit: Limit, drawnId: string, report: Report): readonly Mark[] =>
  series.points.flatMap((point) => {
    const { level, judgements, usable, verdict } = point
    const standing = usable && verdict !== 'unknown' ? (judgements[limit.id]?.standing ?? 'unknown') : 'unknown'
    const value = drawnAs(drawnId, limit, point, report)?.value ?? 0
    return value > 0 && level > 0 ? [{ level, value, standing }] : []
  })

type Scale = (value: number) => number

interface Axis {
  readonly placeOf: Scale
  readonly valueAt: Scale
}

/** Both axes are logarithmic: levels double, and latencies grow by decades. */
const axisOf = (values: readonly number[], from: number, to: number): Axis => {
  const [low, high] = [Math.log(Math.min(...values)), Math.log(Math.max(...values))]
  const span = high - low || 1
  return {
    placeOf: (value) => from + ((Math.log(value) - low) / span) * (to - from),
    valueAt: (place) => Math.exp(low + ((place - from) / (to - from)) * span),
  }
}

const steps = [1, 2, 5] as const

/** 1, 2 and 5 of each decade within the values. */
const ticksOf = (values: readonly number[]): readonly number[] => {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const decades = Array.from({ length: 16 }, (_, i) => 10 ** (i - 6))
  const all = decades.flatMap((decade) => steps.map((step) => Number((decade * step).toPrecision(3))))
  const inside = all.filter((tick) => tick >= low * 0.999 && tick <= high * 1.001)
  return inside.length > 7 ? inside.filter((tick) => String(tick).replace(/[0.]|e-?\d+/g, '') === '1') : inside
}

const dashes = ['', '7 4', '2 4', '10 3 2 3', '1 6'] as const

/** As in the document: round is a pass, a cross a fail; filled or framed is confirmed. */
const shapes: Readonly<Record<Standing, string>> = {
  confirmedPass: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z',
  pass: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z',
  undecided: 'M0-5.5L5 4h-10z',
  fail: 'M-4-4L4 4M-4 4L4-4',
  confirmedFail: 'M-5-5h10v10h-10zM-5-5L5 5M-5 5L5-5',
  unknown: 'M0-6L5 0L0 6L-5 0z',
}

const markOf = (standing: Standing, x: number, y: number): SVGElement =>
  s('path', { d: shapes[standing], class: standing, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` })

const lineOf = (marks: readonly Mark[], x: Scale, y: Scale, index: number): SVGElement =>
  s(
    'g',
    { class: `series c${index % 4}` },
    s('polyline', {
      points: marks.map(({ level, value }) => `${x(level).toFixed(1)},${y(value).toFixed(1)}`).join(' '),
      'stroke-dasharray': dashes[index % dashes.length]!,
    }),
    ...marks.map(({ level, value, standing }) => markOf(standing, x(level), y(value))),
  )

const text = (x: number, y: number, content: string, more: Readonly<Record<string, string>> = {}): SVGElement =>
  s('text', { x, y, ...more }, content)

const axes = (
  levels: readonly number[],
  values: readonly number[],
  x: Scale,
  y: Scale,
  language: Language,
): SVGElement => {
  const bottom = size.height - size.bottom
  return s(
    'g',
    { class: 'axes' },
    ...ticksOf(values).flatMap((tick) => [
      s('line', { x1: size.left, x2: size.width - size.right, y1: y(tick), y2: y(tick) }),
      text(size.left - 6, y(tick) + 4, thresholdText(tick, language), { 'text-anchor': 'end' }),
    ]),
    ...levels
      .filter((level, i) => i === 0 || x(level) - x(levels[0]!) > 0)
      .map((level) => text(x(level), bottom + 18, language.value(level, 'number'), { 'text-anchor': 'middle' })),
  )
}

const legendItem = (label: string, name: string, drawn: SVGElement): HTMLElement => {
  const sample = s('svg', { viewBox: '0 -8 34 16', width: 34, height: 16, 'aria-hidden': 'true' })
  sample.append(s('g', { class: name }, drawn))
  return h('li', {}, sample, h('bdi', {}, visible(label)))
}

const layoutItem = (series: Series, index: number, language: Language): HTMLElement => {
  const line = s('polyline', { points: '0,0 34,0', 'stroke-dasharray': dashes[index % dashes.length]! })
  return legendItem(layoutText(series, language), `series c${index % 4}`, line)
}

/** The marks that are drawn, by the words of the document. */
const standingItems = (marks: readonly Mark[], { say }: Language): readonly HTMLElement[] =>
  standings
    .filter((standing) => marks.some((mark) => mark.standing === standing))
    .map((standing) => legendItem(say(`chart.mark.${standing}`), 'series', markOf(standing, 17, 0)))

const spaced = (levels: readonly number[], x: Scale): readonly number[] => {
  const kept: number[] = []
  for (const level of levels) {
    const last = kept.at(-1)
    if (last === undefined || x(level) - x(last) > 30) kept.push(level)
  }
  return kept
}

const limitText = (limit: Limit, threshold: number, language: Language): string =>
  language.say('sla.limit', { limit: limitName(limit.id), threshold: thresholdText(threshold, language) })

/** Takes another threshold for a limit, in seconds. */
export type TakeLimit = (limit: Limit, seconds: number) => void

/** The limit as a line that a pointer can take elsewhere; its field in the controls does the same for the keyboard. */
const limitLine = (limit: Limit, { placeOf, valueAt }: Axis, language: Language, take: TakeLimit): SVGElement => {
  const ends = { x1: size.left, x2: size.width - size.right }
  const at = placeOf(limit.threshold)
  const label = text(size.left + 6, at - 5, limitText(limit, limit.threshold, language), { class: 'limit' })
  const grip = s('line', { class: 'grip', ...ends, y1: at, y2: at })
  const group = s(
    'g',
    { 'data-limit-line': limit.id },
    s('line', { class: 'limit', ...ends, y1: at, y2: at }),
    label,
    grip,
  )
  const secondsAt = ({ clientY }: PointerEvent): number => {
    const { top, height } = group.closest('svg')!.getBoundingClientRect()
    const place = ((clientY - top) / height) * size.height
    const seconds = valueAt(Math.min(size.height - size.bottom, Math.max(size.top, place)))
    return Number(seconds.toPrecision(3))
  }
  grip.addEventListener('pointerdown', (event) => grip.setPointerCapture(event.pointerId))
  grip.addEventListener('pointermove', (event) => {
    if (!grip.hasPointerCapture(event.pointerId)) return
    const seconds = secondsAt(event)
    group.setAttribute('transform', `translate(0 ${(placeOf(seconds) - at).toFixed(1)})`)
    label.textContent = limitText(limit, seconds, language)
  })
  grip.addEventListener('pointerup', (event) => {
    if (grip.hasPointerCapture(event.pointerId) && group.hasAttribute('transform')) take(limit, secondsAt(event))
  })
  return group
}

/** Measured latency over load for one limit of one workload, all layouts, with the limit as a line; null without values. */
export const latencyChart = (
  edition: Edition,
  workload: Workload,
  limit: Limit,
  take: TakeLimit,
): HTMLElement | null => {
  const all = seriesIn(edition.report, workload)
  const axis = all[0]?.capacity.axis
  const drawn = all.filter(({ capacity }) => capacity.axis === axis)
  const drawnId = commonId(drawn, limit.id)
  const lines = drawn.map((series) => marksOf(series, limit, drawnId, edition.report))
  const marks = lines.flat()
  if (marks.length === 0 || !axis) return null
  const values = [...marks.map(({ value }) => value), limit.threshold]
  const levels = [...new Set(marks.map(({ level }) => level))].toSorted((a, b) => a - b)
  const { placeOf: x } = axisOf(levels, size.left + 14, size.width - size.right - 14)
  const vertical = axisOf(values, size.height - size.bottom - 8, size.top + 10)
  const { placeOf: y } = vertical
  const title = edition.say(`explore.chart.${resultNature(...drawn)}`, { limit: limitName(drawnId) })
  const threshold = limitText(limit, limit.threshold, edition)
  const right = size.width - size.right
  return h(
    'figure',
    {},
    h('figcaption', {}, title),
    s(
      'svg',
      { viewBox: `0 0 ${size.width} ${size.height}`, role: 'img', 'aria-label': `${title}. ${threshold}` },
      axes(spaced(levels, x), values, x, y, edition),
      ...lines.map((line, i) => lineOf(line, x, y, i)),
      limitLine(limit, vertical, edition, take),
      text(
        (size.left + right) / 2,
        size.height - 6,
        edition.say(axis === 'concurrency' ? 'chart.axis.concurrency' : 'column.level.requestRate'),
        { 'text-anchor': 'middle' },
      ),
    ),
    h('ul', { class: 'legend' }, ...drawn.map((series, i) => layoutItem(series, i, edition))),
    h('ul', { class: 'legend' }, ...standingItems(marks, edition)),
    h('p', { class: 'note' }, edition.say('explore.chart.note')),
  )
}
