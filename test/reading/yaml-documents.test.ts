import { describe, expect, it } from 'vitest'
import { readDocuments, readYamlDocument } from '../../src/reading/documents.ts'

const valueOf = (text: string): unknown => {
  const [document] = readYamlDocument(text)?.documents ?? []
  return document?.kind === 'object' ? document.value : null
}

const kinds = (text: string) => readDocuments(new TextEncoder().encode(text)).documents.map(({ kind }) => kind)

describe('readYamlDocument', () => {
  it('reads a mapping with something inside its keys', () => {
    expect(valueOf('# a remark\n---\nbenchmarks:\n  - metrics: {a: 1.5}\nname: x\n')).toEqual({
      benchmarks: [{ metrics: { a: 1.5 } }],
      name: 'x',
    })
  })

  it.each([
    ['lines that a program printed', 'Successful requests: 100\nBenchmark duration (s): 10\n'],
    ['a list', '- a: [1]\n'],
    ['a sentence', 'Note: this is a list\nof words [and more\n'],
    ['several documents', 'a: [1]\n---\nb: [2]\n'],
    ['a key given twice', 'a: [1]\na: [2]\n'],
    ['what is broken', 'a: [1\nb: }\n'],
  ])('leaves %s to others', (_, text) => {
    expect(readYamlDocument(text)).toBeNull()
  })

  it('does not follow aliases without an end', () => {
    const levels = 'bcdefghij'
      .split('')
      .map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(', ')}]`)
    expect(readYamlDocument(['a: &a [x, x, x, x, x, x, x, x, x]', ...levels].join('\n'))).toBeNull()
    expect(valueOf('a: &a [1]\nb: *a\n')).toEqual({ a: [1], b: [1] })
  })

  it('ends soon with errors in their thousands', { timeout: 10_000 }, () => {
    expect(readYamlDocument(`a:\n  host: ${'"'.repeat(200_000)}\nb: 1\n`)).toBeNull()
  })

  it('does not read what takes minutes', () => {
    expect(readYamlDocument(`a: [1]\n${'# filler\n'.repeat(60_000)}`)).toBeNull()
  })

  it('keeps names that objects inherit as data', () => {
    const value = valueOf('__proto__: {polluted: 1}\na: [1]\n') as object
    expect(Object.keys(value)).toEqual(['__proto__', 'a'])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('comes after everything else', () => {
    expect(kinds('a: [1]\n')).toEqual(['object'])
    expect(kinds('INFO: started\nTraceback (most recent call last):\n')).toEqual(['text'])
  })
})
