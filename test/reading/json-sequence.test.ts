import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { findJson, opensAsJson } from '../../src/reading/json-sequence.ts'

const valuesOf = (text: string): readonly unknown[] => findJson(text).values.map(({ value }) => value)

const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { noNullPrototype: true }), {
  minLength: 1,
  maxLength: 5,
})

describe('findJson', () => {
  it('finds every object again, however they follow one another', () => {
    const indents = fc.constantFrom(0, 2)
    const separators = fc.constantFrom('\n', '', ' ', ',\n', '\n\n', '\r\n', '\nINFO a log line, {with} braces\n')
    fc.assert(
      fc.property(objects, indents, separators, (list, indent, separator) => {
        const text = list.map((object) => JSON.stringify(object, null, indent)).join(separator)
        expect(findJson(text)).toMatchObject({ failures: [] })
        expect(JSON.stringify(valuesOf(text))).toBe(JSON.stringify(list))
      }),
      { numRuns: 300 },
    )
  })

  it('gives offsets that cut the text into the values', () => {
    const text = 'log\n{"a": 1}\n{\n  "b": 2\n}'
    expect(findJson(text).values.map(({ start, end }) => text.slice(start, end))).toStrictEqual([
      '{"a": 1}',
      '{\n  "b": 2\n}',
    ])
  })

  it('passes over log lines that begin with brackets', () => {
    const text = '[rank0]: x\n[2025-01-01] y\n{not json}\n[1/2] z\n{"a": 1}\n'
    expect(findJson(text)).toMatchObject({ values: [{ value: { a: 1 } }], failures: [] })
  })

  it('reports one broken line once and reads on', () => {
    const text = '{"a": 1}\n{"a": 1, "b": oops}\n{"a": 3}'
    expect(valuesOf(text)).toStrictEqual([{ a: 1 }, { a: 3 }])
    expect(findJson(text).failures).toStrictEqual([{ start: 9, at: 23, truncated: false }])
  })

  it.each(['{"a": 1, "b": [1', '{"a": 1, "b', '{"a": 1, "b":', '{"a": 1,', '{'])(
    'calls %j before a further record truncated, and reads that record',
    (cut) => {
      const text = `${cut}\n{"c": 1}\n{"d": 2}\n`
      const { failures } = findJson(text)
      expect(valuesOf(text)).toStrictEqual([{ c: 1 }, { d: 2 }])
      expect(failures.map(({ truncated }) => truncated)).toStrictEqual(cut === '{' ? [] : [true])
    },
  )

  it('does not take members of a broken object for objects of their own', () => {
    const text = '{\n  "runs": [\n    {"a": oops},\n    {"b": 2}\n  ]\n}\n'
    expect(findJson(text)).toMatchObject({ values: [], failures: [{ start: 0, truncated: false }] })
  })

  it('saves the members of a broken list that stand on lines of their own', () => {
    const text = '[\n{"a": 1},\n{"a": oops},\n{"a": 3}\n]\n'
    expect(valuesOf(text)).toStrictEqual([{ a: 1 }, { a: 3 }])
    expect(findJson(text).failures).toHaveLength(1)
  })

  it('finds nothing in other texts', () => {
    expect(findJson('a,b\n1,2\n')).toStrictEqual({ values: [], failures: [] })
    expect(findJson('')).toStrictEqual({ values: [], failures: [] })
  })
})

describe('opensAsJson', () => {
  it('is true for objects and lists of objects, lists or texts', () => {
    expect(['{"a', ' \n{ "a', '[{', '[ [', '["a', '{}', '[]'].every(opensAsJson)).toBe(true)
  })

  it('is false for brackets that logs begin with', () => {
    expect(['{a', '[rank0]', '[1', "{'a", 'x {"a": 1}', ''].some(opensAsJson)).toBe(false)
  })
})
