/** A quantitative scale with nothing left to the renderer, so that labels can be placed before it draws. */
export interface Scale {
  readonly type: 'linear' | 'log'
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
}

/** Values that span more than this ratio are drawn on a logarithmic scale. */
const wideRatio = 30

/** Six significant digits: enough for print, few enough for a stable file. */
export const rounded = (value: number): number => Number(value.toPrecision(6))

export const isWide = (values: readonly number[]): boolean =>
  values.length > 0 && Math.min(...values) > 0 && Math.max(...values) / Math.min(...values) > wideRatio

/** Where a value lies on the scale: 0 at the low end, 1 at the high end. */
export const fraction = ({ type, domain }: Scale, value: number): number => {
  const place = type === 'log' ? Math.log : (number: number) => number
  return (place(value) - place(domain[0])) / (place(domain[1]) - place(domain[0]))
}

/** The value at a fraction of the scale. */
export const valueAt = ({ type, domain: [low, high] }: Scale, at: number): number =>
  type === 'log' ? low * (high / low) ** at : low + (high - low) * at

const steps = [1, 2, 2.5, 5, 10]

/** The smallest of 1, 2, 2.5 and 5 times a power of ten that needs at most `count` steps. */
const niceStep = (span: number, count: number): number => {
  const power = 10 ** Math.floor(Math.log10(span / count))
  return power * (steps.find((step) => step * power * count >= span * 0.999999) ?? 10)
}

/** From zero to a round number above the largest value. */
export const linearScale = (values: readonly number[], room = 1.05): Scale => {
  const top = Math.max(0, ...values) * room || 1
  const step = niceStep(top, 6)
  const count = Math.ceil(top / step - 1e-9)
  return {
    type: 'linear',
    domain: [0, rounded(count * step)],
    ticks: Array.from({ length: count + 1 }, (_, i) => rounded(i * step)),
  }
}

const logTicks = (low: number, high: number): readonly number[] => {
  const decades = Math.log10(high / low)
  const digits = decades > 3.5 ? [1] : decades > 2 ? [1, 3] : [1, 2, 5]
  const first = Math.floor(Math.log10(low))
  const powers = Array.from({ length: Math.ceil(decades) + 2 }, (_, i) => first + i)
  return powers
    .flatMap((power) => digits.map((digit) => rounded(digit * 10 ** power)))
    .filter((tick) => tick >= low && tick <= high)
}

/** All values must be positive; `room` is the factor left free at both ends. */
export const logScale = (values: readonly number[], room = 1.3): Scale => {
  const low = rounded(Math.min(...values) / room)
  const high = rounded(Math.max(...values) * room)
  return { type: 'log', domain: [low, high], ticks: logTicks(low, high) }
}

/** Logarithmic if the values span much, else linear from zero. */
export const valueScale = (values: readonly number[]): Scale =>
  isWide(values) ? logScale(values, 1.5) : linearScale(values)

/** From zero to just above the largest value, with round ticks. */
export const tightScale = (values: readonly number[]): Scale => {
  const { ticks } = linearScale(values, 1)
  const top = rounded(Math.max(0, ...values) * 1.06) || 1
  return { type: 'linear', domain: [0, top], ticks: ticks.filter((tick) => tick <= top) }
}

/** Measured levels on a logarithmic scale, each one a tick. */
export const levelScale = (levels: readonly number[]): Scale => {
  const ticks = [...new Set(levels)].sort((a, b) => a - b)
  const ratio = (ticks.at(-1) ?? 1) / (ticks[0] ?? 1)
  return { ...logScale(ticks, Math.max(ratio ** 0.03, 1.15)), ticks: ticks.map(rounded) }
}
