import { widest } from './text-width.ts'

/** A quantitative scale of Vega-Lite. */
export interface Scale {
  readonly type: 'linear' | 'log'
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
}

/** Values that span more than this ratio are drawn on a logarithmic scale. */
const wideRatio = 30

const isWide = (values: readonly number[]): boolean =>
  Math.min(...values) > 0 && Math.max(...values) / Math.min(...values) > wideRatio

const logTicks = (low: number, high: number): readonly number[] => {
  const decades = Math.log10(high / low)
  const digits = decades > 3.5 ? [1] : decades > 2 ? [1, 3] : [1, 2, 5]
  const first = Math.floor(Math.log10(low))
  const powers = Array.from({ length: Math.ceil(decades) + 2 }, (_, i) => first + i)
  return powers
    .flatMap((power) => digits.map((digit) => Number(`${digit}e${power}`)))
    .filter((tick) => tick >= low && tick <= high)
}

/** All values must be positive; `room` is the factor left free at both ends. */
const logScale = (values: readonly number[], room: number): Scale => {
  const [low, high] = [Math.min(...values) / room, Math.max(...values) * room]
  return { type: 'log', domain: [low, high], ticks: logTicks(low, high) }
}

/** From zero to a round number at or above the largest value, with about four ticks. */
export const linearScale = (values: readonly number[]): Scale => {
  const most = Math.max(0, ...values) || 1
  const power = 10 ** Math.floor(Math.log10(most / 4))
  const step = power * ([1, 2, 2.5, 5, 10].find((digit) => (digit * power * 4) / most >= 0.999) ?? 10)
  const count = Math.ceil(most / step - 1e-9)
  const ticks = Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)))
  return { type: 'linear', domain: [0, ticks.at(-1) ?? 1], ticks }
}

/** Logarithmic with `room` at both ends if the values span much, else linear from zero. */
export const valueScale = (values: readonly number[], room: number): Scale =>
  isWide(values) ? logScale(values, room) : linearScale(values.map((value) => value * 1.02))

/** Measured levels on a logarithmic scale, each one a tick. */
export const levelScale = (levels: readonly number[]): Scale => {
  const ticks = [...new Set(levels)].filter((level) => level > 0).toSorted((a, b) => a - b)
  const ratio = (ticks.at(-1) ?? 1) / (ticks[0] ?? 1)
  return { ...logScale(ticks, Math.max(ratio ** 0.03, 1.15)), ticks }
}

/** Where a value lies on the scale: 0 at the low end, 1 at the high end. */
export const fraction = ({ type, domain }: Scale, value: number): number => {
  const place = type === 'log' ? Math.log : (number: number) => number
  return (place(value) - place(domain[0])) / (place(domain[1]) - place(domain[0]))
}

/** The value at such a fraction of the scale, neither below its low end nor above its high end. */
export const valueAt = ({ type, domain: [low, high] }: Scale, at: number): number => {
  const inside = Math.min(1, Math.max(0, at))
  return type === 'log' ? low * (high / low) ** inside : low + (high - low) * inside
}

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const atMostThree = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 })
const exactlyThreeDigits = new Intl.NumberFormat('en-US', { minimumSignificantDigits: 3, maximumSignificantDigits: 3 })

/** A number on an axis: three significant digits, of a whole number all, thousands grouped. The same in every language. */
export const axisNumber = (value: number): string => (Number.isInteger(value) ? whole : atMostThree).format(value)

/** A throughput as it stands beside others: three significant digits, zeros included. */
export const threeDigits = (value: number): string => exactlyThreeDigits.format(value)

/**
 * The ticks whose labels have room on an axis of `length` pixels: Vega drops labels from the left, and has no wishes.
 * `first` are kept before others, in their order, then both ends, then from the low end up.
 */
export const roomyTicks = (scale: Scale, length: number, first: readonly number[] = []): readonly number[] => {
  const { ticks } = scale
  const apart = (a: number, b: number) =>
    Math.abs(fraction(scale, a) - fraction(scale, b)) * length >=
    widest([axisNumber(a)]) / 2 + widest([axisNumber(b)]) / 2 + 2
  const wanted = first.filter((tick) => ticks.includes(tick))
  const kept = new Set<number>()
  for (const tick of [...wanted, ...ticks.slice(-1), ...ticks]) {
    if ([...kept].every((other) => apart(tick, other))) kept.add(tick)
  }
  return [...kept]
}
