import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { putNumber } from '../../../src/reading/dumps/numbers.ts'
import { isRefusal, windowOn } from '../../../src/reading/dumps/window.ts'
import { seededIntegers, seededRandom } from '../../../simulator/random.ts'

const window = windowOn(-1, createHash('sha256'))
const slot = new Float64Array(1)
window.end = window.bytes.length - 8

/** The number that begins a text, or 'refused'; a comma follows it. */
const read = (text: string): number | string => {
  const { written } = new TextEncoder().encodeInto(`${text},`, window.bytes)
  window.at = 0
  try {
    putNumber(window, slot, 0)
    return window.at === written - 1 ? slot[0]! : 'refused'
  } catch (error) {
    if (isRefusal(error)) return 'refused'
    throw error
  }
}

const asJson = (text: string): number | string => {
  try {
    return JSON.parse(text) as number
  } catch {
    return 'refused'
  }
}

const wrongOf = (texts: Iterable<string>): readonly string[] =>
  [...texts].filter((text) => !Object.is(read(text), asJson(text)))

const [next, random] = [seededIntegers(11), seededRandom(12)]
const bits = new Uint32Array(2)
const anyDouble = (high: number): number => {
  bits[0] = next()
  bits[1] = high
  return new Float64Array(bits.buffer)[0]!
}

const times = <T>(count: number, make: () => T): readonly T[] => Array.from({ length: count }, make)

describe('putNumber', () => {
  it.each(
    `0 -0 0.0 -0.0 00 01 1. .5 - -.5 1e 1e+ +1 1E5 1e400 1e-400 -1e-400 0e999 1e22 1e23 -1e23 1e0000000000000000000000022
    9007199254740991 9007199254740993 123456789012345678901234567890 0.00000000000000000000000000000001 1e99999999999
    4.9e-324 2.4703282292062327e-324 1.7976931348623157e308 1.7976931348623159e308 0.30000000000000004 1e1.5 0x10 1_0`
      .split(/\s+/)
      .map((text) => [text]),
  )('reads %s as JSON.parse does', (text) => {
    expect(read(text)).toBe(asJson(text))
  })

  it('gives back every double as it is printed', () => {
    const doubles = times(40_000, () => anyDouble(next())).filter(Number.isFinite)
    expect(wrongOf(doubles.flatMap((x) => [String(x), x.toPrecision(17), x.toExponential(16)]))).toEqual([])
    const subnormal = times(5000, () => anyDouble(next() >>> 12))
    expect(wrongOf(subnormal.map(String))).toEqual([])
  })

  it('reads times of any number of places', () => {
    const texts = times(40_000, () =>
      (random() * 10 ** (Math.floor(random() * 12) - 8)).toFixed(Math.floor(random() * 25)),
    )
    expect(wrongOf(texts.flatMap((text) => [text, `-${text}`]))).toEqual([])
    const large = times(20_000, () => `${Math.floor(random() * 1e18)}e${Math.floor(random() * 700) - 350}`)
    expect(wrongOf(large)).toEqual([])
  })

  it('rounds what lies midway between two doubles, and next to it, to the right side', () => {
    const texts = times(10_000, () => {
      const places = Math.floor(random() * 50)
      const midway = (2n ** 53n + BigInt(next()) * 2n ** 20n + BigInt(next() >>> 12) * 2n + 1n) * 5n ** BigInt(places)
      return [midway - 1n, midway, midway + 1n].map((digits) => `${digits}e-${places}`)
    })
    expect(wrongOf(texts.flat())).toEqual([])
  })
})
