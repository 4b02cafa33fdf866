import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/model/source.ts'
import { all, any, cell, columns, has, hasKey, text } from '../../src/records/detect.ts'

const object: Document = { kind: 'object', at: '', value: { a: { b: [{ c: 0 }] }, 'p99.9': null } }
const table: Document = { kind: 'table', header: ['a', 'b'], rows: [{ at: 'row:2', cells: { a: 'x', b: '1' } }] }
const words: Document = { kind: 'text', text: 'first\nsecond line' }

describe('has', () => {
  it('goes down by key and index', () => {
    expect(has('a.b.0.c', 'a')(object)).toBe(true)
    expect(has('a.b.1')(object)).toBe(false)
    expect(has('a', 'x')(object)).toBe(false)
    expect(has('a.b.0.c.d')(object)).toBe(false)
  })

  it('knows nothing of inherited keys or other documents', () => {
    expect(has('toString')(object)).toBe(false)
    expect(has('a')(table)).toBe(false)
    expect(has()(words)).toBe(false)
  })
})

describe('hasKey', () => {
  it('wants one key as it is written', () => {
    expect(hasKey('x', 'p99.9')(object)).toBe(true)
    expect(hasKey('a.b')(object)).toBe(false)
    expect(hasKey('a')(table)).toBe(false)
  })
})

describe('columns', () => {
  it('wants every column', () => {
    expect(columns('b', 'a')(table)).toBe(true)
    expect(columns('a', 'c')(table)).toBe(false)
    expect(columns('a')(object)).toBe(false)
  })
})

describe('cell', () => {
  it('looks at one column', () => {
    expect(cell('a', /x/)(table)).toBe(true)
    expect(cell('b', /x/)(table)).toBe(false)
    expect(cell('c', /x/)(table)).toBe(false)
  })
})

describe('text', () => {
  it('looks at texts only', () => {
    expect(text(/^second/m)(words)).toBe(true)
    expect(text(/x/)(table)).toBe(false)
  })
})

describe('any and all', () => {
  it('combine', () => {
    expect(any(columns('a'), has('a'))(object)).toBe(true)
    expect(all(columns('a'), cell('a', /y/))(table)).toBe(false)
    expect(any()(object)).toBe(false)
  })
})
