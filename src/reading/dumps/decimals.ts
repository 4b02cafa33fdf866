/** Powers of ten that a double holds exactly. */
export const powers = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`))

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
export const decimalOf = (high: number, low: number, digits: number, places: number): number => {
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
