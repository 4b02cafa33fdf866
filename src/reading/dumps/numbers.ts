import { refuse, type Window } from './window.ts'

/** Powers of ten that a double holds exactly. */
const powers = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`))

/** Each power in two halves whose products with the halves of another number are exact (Veltkamp 1968). */
const splitter = 134_217_729
const highHalves = powers.map((power) => splitter * power - (splitter * power - power))
const lowHalves = powers.map((power, i) => power - highHalves[i]!)

const largestWhole = 2 ** 53 - 1

/**
 * The double next to (high × 10^digits + low) / 10^places: high and low whole numbers below 10⁹, low of so many digits, 9 at most,
 * places from 0 to 22. NaN where it cannot be told for sure: midway between two doubles, and about once in 2⁴⁰ besides.
 *
 * Whole numbers below 2⁵³ are divided exactly (Clinger 1990). Larger ones are the sum of two doubles, whose quotient is corrected by
 * its remainder, exact by Dekker 1971: where the least and the most that the correction can be give one double, it is the nearest.
 */
const decimalOf = (high: number, low: number, digits: number, places: number): number => {
  const scale = powers[digits]!
  const power = powers[places]!
  const plain = high * scale + low
  if (plain <= largestWhole) return plain / power
  const upper = (high >>> 15) * scale * 32_768
  const lower = (high & 32_767) * scale + low
  const whole = upper + lower
  if (places === 0) return whole
  const rest = lower - (whole - upper)
  const quotient = whole / power
  const spread = splitter * quotient
  const quotientHigh = spread - (spread - quotient)
  const quotientLow = quotient - quotientHigh
  const product = quotient * power
  const powerHigh = highHalves[places]!
  const powerLow = lowHalves[places]!
  const lost =
    quotientLow * powerLow - (product - quotientHigh * powerHigh - quotientLow * powerHigh - quotientHigh * powerLow)
  const correction = (whole - product - lost + rest) / power
  const doubt = quotient * 2.5e-29
  const least = quotient + (correction - doubt)
  return least === quotient + (correction + doubt) ? least : Number.NaN
}

const textOf = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1')

/** More than any exponent that matters. */
const mostExponent = 100_000

/** Four bytes less '0' each: true where all are digits. */
const areDigits = (four: number): boolean => (((four + 0x76767676) | four) & 0x80808080) === 0

/** The number that four digits write, the first in the lowest byte: tens and ones of both pairs at once. */
const fourOf = (four: number): number => {
  const pairs = four * 10 + (four >>> 8)
  return (pairs & 0xff) * 100 + ((pairs >>> 16) & 0xff)
}

/** The exponent whose letter stands at `at`, behind which it goes; beyond what matters, any number that is too. */
const exponentAt = (window: Window): number => {
  const { bytes } = window
  let byte = bytes[(window.at += 1)]!
  const isSmall = byte === 45
  if (isSmall || byte === 43) byte = bytes[(window.at += 1)]!
  if (!(byte >= 48 && byte <= 57)) refuse()
  let exponent = 0
  for (; byte >= 48 && byte <= 57; byte = bytes[(window.at += 1)]!)
    if (exponent < mostExponent) exponent = exponent * 10 + (byte - 48)
  return isSmall ? -exponent : exponent
}

/** Of so many digits, up to 9 of them in `high`; NaN where the number cannot be told for sure. */
const signless = (high: number, low: number, digits: number, places: number): number => {
  const lowDigits = digits > 9 ? digits - 9 : 0
  if (places >= 0 && places <= 22) return decimalOf(high, low, lowDigits, places)
  return places < 0 && places >= -22 && digits <= 15 ? (high * powers[lowDigits]! + low) * powers[-places]! : Number.NaN
}

/**
 * Puts the JSON number that begins at `at` to a place, as Number reads it, and goes behind it. It has to be in memory whole; refuses
 * what is none. Of its digits the first 9 are one whole number, the next 9 another; what has more, or cannot be told for sure of
 * these, is read as text. A number that is given back instead would be an object of its own.
 */
export const putNumber = (window: Window, onto: Float64Array, place: number): void => {
  const { bytes, view } = window
  const start = window.at
  let at = start
  let byte = bytes[at]!
  const isNegative = byte === 45
  if (isNegative) byte = bytes[(at += 1)]!
  let [high, low, digits, places] = [0, 0, 0, 0]
  if (byte === 48) {
    byte = bytes[(at += 1)]!
    if (byte >= 48 && byte <= 57) refuse()
  } else if (byte >= 49 && byte <= 57) {
    for (; digits < 9 && byte >= 48 && byte <= 57; digits += 1) {
      high = high * 10 + (byte - 48)
      byte = bytes[(at += 1)]!
    }
    for (; byte >= 48 && byte <= 57; digits += 1) {
      if (digits < 18) low = low * 10 + (byte - 48)
      byte = bytes[(at += 1)]!
    }
  } else refuse()
  if (byte === 46) {
    byte = bytes[(at += 1)]!
    const first = at
    if (digits === 0) while (byte === 48) byte = bytes[(at += 1)]!
    while (digits < 5) {
      const four = (view.getInt32(at, true) - 0x30303030) | 0
      if (!areDigits(four)) break
      high = high * 10_000 + fourOf(four)
      at += 4
      digits += 4
    }
    byte = bytes[at]!
    for (; digits < 9 && byte >= 48 && byte <= 57; digits += 1) {
      high = high * 10 + (byte - 48)
      byte = bytes[(at += 1)]!
    }
    while (digits >= 9 && digits < 14) {
      const four = (view.getInt32(at, true) - 0x30303030) | 0
      if (!areDigits(four)) break
      low = low * 10_000 + fourOf(four)
      at += 4
      digits += 4
    }
    byte = bytes[at]!
    for (; byte >= 48 && byte <= 57; digits += 1) {
      if (digits < 18) low = low * 10 + (byte - 48)
      byte = bytes[(at += 1)]!
    }
    places = at - first
    if (places === 0) refuse()
  }
  window.at = at
  if (byte === 101 || byte === 69) places -= exponentAt(window)
  if (window.at >= window.end && !window.done) refuse()
  const value = digits <= 18 ? signless(high, low, digits, places) : Number.NaN
  onto[place] = value === value ? (isNegative ? -value : value) : Number(textOf(bytes, start, window.at))
}
