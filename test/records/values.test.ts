import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import {
  asList,
  asNumber,
  asNumbers,
  asText,
  flattened,
  instantOf,
  isUnlimited,
  parsePythonList,
  roundingOf,
} from '../../src/records/values.ts'

it('takes seconds since 1970 for a date where a calendar has it', () => {
  expect(instantOf(1_767_225_600)).toBe('2026-01-01T00:00:00.000Z')
  expect([null, -1, 0, 1e18, Infinity, Number.NaN].map(instantOf)).toEqual(Array(6).fill(null))
})

describe('asNumber', () => {
  it('takes numbers and numeric texts', () => {
    expect([5, '550', ' 27.07 ', '-0.5', '.5', '1e-3', '1.2E+4', '+3'].map(asNumber)).toEqual([
      5, 550, 27.07, -0.5, 0.5, 0.001, 12000, 3,
    ])
  })

  it.each([Infinity, Number.NaN, 'inf', 'nan', '', '-', '.', '1,5', '3s', '0x10', null, true, [1], {}])(
    'has no number for %j',
    (value) => {
      expect(asNumber(value)).toBeNull()
    },
  )
})

describe('asText', () => {
  it('prints scalars and trims', () => {
    expect([' H100 ', 4, 0.5, false].map(asText)).toEqual(['H100', '4', '0.5', 'false'])
  })

  it.each(['', '  ', 'None', 'null', 'NaN', null, undefined, [], {}])('has no text for %j', (value) => {
    expect(asText(value)).toBeNull()
  })
})

describe('isUnlimited', () => {
  it('knows every spelling of infinity and no other value', () => {
    expect([Infinity, 'inf', 'Infinity', '+inf', ' INF '].every(isUnlimited)).toBe(true)
    expect([-Infinity, '-inf', 1e308, 'info', '', null].some(isUnlimited)).toBe(false)
  })
})

describe('roundingOf', () => {
  it('is half a unit of the last written place', () => {
    expect(roundingOf('0.30')).toBeCloseTo(0.005, 15)
    expect(roundingOf('27')).toBe(0.5)
    expect(roundingOf('1.5e3')).toBeCloseTo(50, 12)
    expect(roundingOf(1e-7)).toBeCloseTo(0.5e-7, 20)
    expect(roundingOf(5.289972830718163)).toBeCloseTo(5e-16, 20)
  })

  it.each([undefined, null, '', '-', '.', 'inf', 'abc'])('is 0 for %j, which is no number', (value) => {
    expect(roundingOf(value)).toBe(0)
  })

  it('bounds what rounding to so many places can have changed', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 9 }), (value, places) => {
        const written = value.toFixed(places)
        expect(Math.abs(Number(written) - value)).toBeLessThanOrEqual(roundingOf(written) * (1 + 1e-6) + 1e-9)
        expect(roundingOf(written)).toBeCloseTo(0.5 * 10 ** -places, 14)
      }),
    )
  })
})

describe('asList', () => {
  it('opens lists and the texts of lists', () => {
    expect(asList([1])).toEqual([1])
    expect(asList(' [[0.5], []]')).toEqual([[0.5], []])
    expect(asList("['', None]")).toEqual(['', null])
  })

  it.each(['', 'a', '{"a": 1}', '[1', 1, null, { length: 1 }])('is null for %j', (value) => {
    expect(asList(value)).toBeNull()
  })
})

describe('asNumbers', () => {
  it('keeps places: what is no number becomes NaN', () => {
    expect(asNumbers('[0.5, NaN, 2]')).toEqual(Float64Array.of(0.5, Number.NaN, 2))
    expect(asNumbers([1, null, '2'])).toEqual(Float64Array.of(1, Number.NaN, Number.NaN))
    expect(asNumbers('none')).toBeNull()
  })
})

const plainText = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', '[', ']', 'é', '日') })
/** Without -0, which prints as 0. */
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
const item = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, number, plainText, tie('list')),
  list: fc.array(tie('value')),
})).list

const repr = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`
  return typeof value === 'string' ? `'${value}'` : String(value)
}

describe('parsePythonList', () => {
  it('reads what Python prints', () => {
    fc.assert(
      fc.property(item, (list) => {
        expect(parsePythonList(repr(list))).toEqual(list)
      }),
    )
  })

  it('reads constants of Python and of JSON', () => {
    expect(parsePythonList('[None, True, False, nan, inf]')).toEqual([null, true, false, Number.NaN, Infinity])
    expect(parsePythonList('[null, true, false, NaN, Infinity]')).toEqual([null, true, false, Number.NaN, Infinity])
  })

  it('takes either quote, and brackets and quotes inside a text for text', () => {
    expect(parsePythonList(String.raw`['', "it's late", 'a \'b\' [c], d', 'line\n']`)).toEqual([
      '',
      "it's late",
      String.raw`a \'b\' [c], d`,
      String.raw`line\n`,
    ])
  })

  it.each(['', '1', "'a'", '[1', '[1]]', '[1] 2', '[word]', "['open]", '[1][2]', '{}'])(
    'has no list for %s',
    (text) => {
      expect(parsePythonList(text)).toBeNull()
    },
  )

  it('reads a text of a megabyte', () => {
    const long = String.raw`Traceback\n  it\'s `.repeat(50_000)
    expect(parsePythonList(`['${long}', '']`)).toEqual([long, ''])
  })
})

it('tells a very long text that is no number in one pass', () => {
  const text = `${'0'.repeat(200_000)}x`
  expect([asNumber(text), roundingOf(text)]).toEqual([null, 0])
})

describe('flattened', () => {
  it('gives values by their paths, without lists', () => {
    expect(flattened({ a: 1, b: { c: { d: 'x' }, e: null }, f: [1], 'g.h': 2 })).toEqual({
      a: 1,
      'b.c.d': 'x',
      'b.e': null,
      'g.h': 2,
    })
  })

  it('comes to an end, and makes nothing of what is no object', () => {
    let deep: unknown = 1
    for (let i = 0; i < 50_000; i++) deep = { a: deep }
    expect(flattened(deep)).toEqual({})
    expect([flattened(null), flattened([1]), flattened('x')]).toEqual([{}, {}, {}])
  })
})
