import { describe, expect, it } from 'vitest'
import { placesIn, repeatedKeys, readJsonDocuments } from '../../src/reading/json-documents.ts'
import * as fc from '../property.ts'

describe('placesIn', () => {
  it('counts lines and columns from 1, a line end belonging to its line', () => {
    const place = placesIn('ab\n\ncd\n')
    expect([0, 2, 3, 4, 5, 7].map((offset) => place(offset))).toStrictEqual([
      { line: 1, column: 1 },
      { line: 1, column: 3 },
      { line: 2, column: 1 },
      { line: 3, column: 1 },
      { line: 3, column: 2 },
      { line: 4, column: 1 },
    ])
  })

  it('knows one line in a text without line ends', () => {
    expect(placesIn('')(0)).toStrictEqual({ line: 1, column: 1 })
    expect(placesIn('abc')(2)).toStrictEqual({ line: 1, column: 3 })
  })
})

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

const placesOf = (text: string): readonly string[] | undefined =>
  readJsonDocuments(text)?.documents.map((document) => (document.kind === 'object' ? document.at : document.kind))

const nested = (depth: number): string => `${'['.repeat(depth)}{}${']'.repeat(depth)}`

describe('readJsonDocuments', () => {
  it('names an object that is the whole file by nothing', () => {
    const whole = { documents: [{ kind: 'object', at: '', value: { a: 1 } }], problems: [] }
    expect(readJsonDocuments('\n {"a": 1}\n')).toStrictEqual(whole)
    expect(readJsonDocuments('\n {\n"a": 1\n}\n')).toStrictEqual(whole)
    expect(placesOf('{"a": Infinity}\n\n')).toStrictEqual([''])
  })

  it('opens lists in lists no deeper than 500', () => {
    expect(placesOf(nested(500))).toHaveLength(1)
    expect(readJsonDocuments(nested(501))).toBeNull()
    expect(readJsonDocuments(nested(200_000))).toBeNull()
  })

  it('names members of lists by index', () => {
    expect(placesOf('[{}, {}]')).toStrictEqual(['/0', '/1'])
    expect(placesOf('[[{}], [{}, {}]]')).toStrictEqual(['/0/0', '/1/0', '/1/1'])
    expect(placesOf('[{"a": NaN}]')).toStrictEqual(['/0'])
  })

  it('names one of several by its line, and by its column when the line has two', () => {
    expect(placesOf('{}\n\n{\n"a": 1}\n{} {}')).toStrictEqual(['line:1', 'line:3', 'line:5', 'line:5:4'])
    expect(placesOf('log\n{"a": 1}')).toStrictEqual(['line:2'])
    expect(placesOf('{}\n[{}, {}]')).toStrictEqual(['line:1', 'line:2/0', 'line:2/1'])
  })

  it('reports members that are no objects once a list, at the first', () => {
    expect(readJsonDocuments('[{}, 1, "x", [2, {}]]')?.problems).toStrictEqual([
      { code: 'nonObjectMember', where: '/1', values: { count: 2 } },
      { code: 'nonObjectMember', where: '/3/0', values: { count: 1 } },
    ])
  })

  it('says where JSON is broken and what stands there', () => {
    expect(readJsonDocuments('{}\n{"a": 1,\n "b": oops, "c": 1}\n{}')?.problems).toStrictEqual([
      { code: 'brokenJson', where: 'line:2', values: { line: 3, column: 7, near: 'oops, "c": 1}' } },
    ])
  })

  it('says where a truncated value starts', () => {
    expect(readJsonDocuments('{}\n{"a": 1,\n"b"')).toMatchObject({
      documents: [{ at: 'line:1' }],
      problems: [{ code: 'truncatedJson', where: 'line:2', values: { line: 2 } }],
    })
  })

  it('reports a file that sets out as JSON and never gets there', () => {
    expect(readJsonDocuments('{"a": oops}')?.problems).toMatchObject([{ code: 'brokenJson' }])
    expect(readJsonDocuments('  [{"a"')?.problems).toMatchObject([{ code: 'truncatedJson' }])
  })

  it('keeps a text that is mostly not JSON beside the objects in it', () => {
    expect(placesOf(`${'log '.repeat(20)}\n{"a": 1}\n`)).toStrictEqual(['line:2', 'text'])
  })

  it('leaves to others what holds no object', () => {
    expect(['', '1', '"x"', '[]', '["x", 1]', 'a,b\n1,2', 'log\n{"broken\n'].map(readJsonDocuments)).toStrictEqual(
      Array.from({ length: 7 }, () => null),
    )
  })
})
