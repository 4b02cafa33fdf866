import { describe, expect, it } from 'vitest'
import { inputs } from '../../src/inputs/index.ts'
import type { Input } from '../../src/inputs/input.ts'
import type { Document } from '../../src/model/source.ts'

const alone = (mark: string): readonly Document[] => [
  { kind: 'object', at: '', value: { [mark]: 1 } },
  { kind: 'object', at: '', value: { results: [{ [mark]: 1 }] } },
  { kind: 'table', header: [mark, 'name'], rows: [{ at: 'row:2', cells: { [mark]: '1', name: 'x' } }] },
]

describe('one key', () => {
  it.each(Object.entries<Input>(inputs))('is not evidence enough for %s', (_, { marks, detect }) => {
    expect(marks.filter((mark) => alone(mark).some(detect))).toEqual([])
  })
})

describe('a text', () => {
  it.each(Object.entries<Input>(inputs))('that says nothing is none of %s', (_, { detect }) => {
    const texts = ['', 'Throughput was fine.\n', '{ "broken": ', 'a,b\n1,2\n'.repeat(3)]
    expect(texts.filter((text) => detect({ kind: 'text', text }))).toEqual([])
  })
})
