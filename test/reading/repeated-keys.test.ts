import { describe, expect, it } from 'vitest'
import { repeatedKeys } from '../../src/reading/repeated-keys.ts'
import * as fc from '../property.ts'

const inText = (text: string) =>
  Object.fromEntries(repeatedKeys(JSON.parse(text), text, { start: 0, end: text.length }))

describe('repeatedKeys', () => {
  it.each([
    ['{"a":1,"a":2,"a":3}', { 0: ['a'] }],
    ['[{"a":1},[{"b":1,"b":2}],{"c":{"d":1,"d":2}}]', { 1: ['b'], 2: ['c.d'] }],
    [String.raw`{"a":1,"\u0061" : 2}`, { 0: ['a'] }],
    ['{"__proto__":1,"__proto__":2}', { 0: ['__proto__'] }],
    ['{"a":[{"x":1,"x":2}],"a":0}', { 0: ['a.x', 'a'] }],
  ])('%s', (text, expected) => {
    expect(inText(text)).toEqual(expected)
  })

  it.each([
    '{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}',
    String.raw`{"a":"\"a\":","b":"said \"x\": \\"}`,
    '{"a":"b","b":"a"}',
    '[1,"a",[]]',
    '""',
  ])('nothing in %s', (text) => {
    expect(inText(text)).toEqual({})
  })

  it('finds nothing in what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(inText(text)).toEqual({})
      }),
    )
  })
})
