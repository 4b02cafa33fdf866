import { fraction, type Scale } from './scale.ts'
import { roughWidth } from './text-size.ts'

const gap = 4

const fourDigits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 })
const exactlyThreeDigits = new Intl.NumberFormat('en-US', { minimumSignificantDigits: 3, maximumSignificantDigits: 3 })

/** A number on an axis: at most four significant digits, thousands grouped. The same in every language. */
export const axisNumber = (value: number): string => fourDigits.format(value)

/** A throughput as it stands beside others: three significant digits, zeros included. */
export const threeDigits = (value: number): string => exactlyThreeDigits.format(value)

/** Numbers of one axis with as many decimals as the one that needs most. */
export const alignedNumbers = (ticks: readonly number[]): ((tick: number) => string) => {
  const decimals = Math.max(0, ...ticks.map((tick) => String(tick).split('.')[1]?.length ?? 0))
  const format = new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  return (tick) => format.format(tick)
}

/** Even steps are read best with equal decimals, other ticks as short as they can be. */
export const tickLabels = ({ type, ticks }: Scale): ((tick: number) => string) =>
  type === 'linear' ? alignedNumbers(ticks) : axisNumber

/**
 * The ticks whose labels have room on an axis of `length` pixels. `first` are kept before others, the largest of them
 * before the rest, then both ends, then from the low end up.
 */
export const roomyTicks = (
  scale: Scale,
  length: number,
  label: (tick: number) => string,
  first: readonly number[] = [],
): readonly number[] => {
  const at = (tick: number) => fraction(scale, tick) * length
  const apart = (a: number, b: number) =>
    Math.abs(at(a) - at(b)) >= (roughWidth(label(a)) + roughWidth(label(b))) / 2 + gap
  const ends = [scale.ticks.at(-1), scale.ticks[0]].filter((tick) => tick !== undefined)
  const kept: number[] = []
  const wanted = scale.ticks.filter((tick) => first.includes(tick)).toReversed()
  for (const tick of [...wanted, ...ends, ...scale.ticks]) {
    if (!kept.includes(tick) && kept.every((other) => apart(tick, other))) kept.push(tick)
  }
  return kept.sort((a, b) => a - b)
}
