import { describe, expect, it } from 'vitest'
import { flattened } from '../../src/records/nested.ts'

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
