import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { parsePythonList } from '../../src/records/python-list.ts'

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
