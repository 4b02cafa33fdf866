import { describe, expect, it } from 'vitest'
import { groupBy } from '../../src/model/group-by.ts'

describe('groupBy', () => {
  it('keeps the order of first appearance, and within a group', () => {
    expect([...groupBy(['b1', 'a1', 'b2', '__proto__'], (text) => text[0] ?? '')]).toEqual([
      ['b', ['b1', 'b2']],
      ['a', ['a1']],
      ['_', ['__proto__']],
    ])
  })
})
