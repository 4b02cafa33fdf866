import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { readJson, findJson, opensAsJson } from '../../src/reading/json.ts'

const valueOf = (text: string): unknown => {
  const outcome = readJson(text)
  if (!outcome.ok) throw new Error(`not read: ${text} at ${outcome.at}`)
  return outcome.value
}

const failureOf = (text: string): string => {
  const outcome = readJson(text)
  if (outcome.ok) return 'none'
  return `${outcome.truncated ? 'truncated' : 'broken'} at ${outcome.at}`
}

const parses = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** What Python's json.dump writes: JSON with bare words for numbers that are not finite. */
const dump = (value: unknown): string => {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value)
  if (Array.isArray(value)) return `[${value.map(dump).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${dump(member)}`)
  return `{${members.join(', ')}}`
}

const words = fc.constantFrom('NaN', 'Infinity', '"-Infinity"', 'a, NaN', ': Infinity,')
const unfinite = fc.constantFrom(Number.NaN, Infinity, -Infinity)
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(unfinite, fc.double(), fc.string(), words, fc.boolean(), fc.constant(null)),
    fc.array(tie('tree')),
    fc.dictionary(fc.oneof(words, fc.string()), tie('tree'), { noNullPrototype: true }),
  ),
}))

const damaged = fc.tuple(fc.jsonValue(), fc.nat(), fc.string({ maxLength: 3 })).map(([value, at, extra]) => {
  const text = JSON.stringify(value)
  const place = at % text.length
  return text.slice(0, place) + extra + text.slice(place + 1)
})

describe('readJson', () => {
  it('reads whatever JSON.stringify writes as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(valueOf(text)).toStrictEqual(JSON.parse(text))
      }),
      { numRuns: 300 },
    )
  })

  it('reads bare NaN and infinities wherever they stand, and leaves texts and keys with those words alone', () => {
    fc.assert(
      fc.property(tree, (value) => {
        expect(valueOf(dump(value))).toStrictEqual(value)
      }),
      { numRuns: 300 },
    )
  })

  it('refuses what JSON.parse refuses, at a place within the text', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const outcome = readJson(text)
        const whole = outcome.ok && /^[ \t\r\n]*$/.test(text.slice(outcome.end))
        expect(whole).toBe(parses(text))
        if (!outcome.ok) expect(outcome.at).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 1000 },
    )
  })

  it('turns bare words into numbers, and texts stay texts', () => {
    const text = '{"a": NaN, "b": [-Infinity, Infinity], "NaN": "Infinity, \\"NaN\\""}'
    const value = { a: Number.NaN, b: [-Infinity, Infinity], NaN: 'Infinity, "NaN"' }
    expect(valueOf(text)).toStrictEqual(value)
  })

  it('starts where it is told and stops after the value', () => {
    const text = ' {"a":1} {"b":2}'
    expect(readJson(text)).toStrictEqual({ ok: true, value: { a: 1 }, end: 8 })
    expect(readJson(text, 8)).toStrictEqual({ ok: true, value: { b: 2 }, end: 16 })
  })

  it('lets the last of equal keys win, and __proto__ be a key like any other', () => {
    expect(valueOf('{"a":1,"a":2}')).toStrictEqual({ a: 2 })
    expect(Object.entries(valueOf('{"__proto__": 1}') as object)).toStrictEqual([['__proto__', 1]])
  })

  it.each([
    ['{"a": ten}', 'broken at 6'],
    ['{"a": 2,5}', 'broken at 8'],
    ['{"a": 1,}', 'broken at 8'],
    ["{'a': 1}", 'broken at 1'],
    ['[1 2]', 'broken at 3'],
    ['[01]', 'broken at 1'],
    ['[1.]', 'broken at 1'],
    ['[+1]', 'broken at 1'],
    ['[Nan]', 'broken at 1'],
    ['["a\nb"]', 'broken at 3'],
    ['["\\x"]', 'broken at 1'],
    ['{"a"}', 'broken at 4'],
  ])('calls %j broken', (text, failure) => {
    expect(failureOf(text)).toBe(failure)
  })

  it('calls every beginning of a value truncated', () => {
    const text = '{"a": [1.5e-3, "x\\n\\u00e9", NaN], "b": {"c": -Infinity, "d": null, "e": true}}'
    for (let length = 0; length < text.length; length += 1) {
      expect(failureOf(text.slice(0, length)), text.slice(0, length)).toMatch(/^truncated/)
    }
  })

  it('gives up on absurd depth instead of overflowing', () => {
    expect(failureOf('['.repeat(100_000))).toMatch(/^broken/)
  })
})

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
