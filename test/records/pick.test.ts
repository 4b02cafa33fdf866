import { describe, expect, it } from 'vitest'
import { pickNumber } from '../../src/records/pick.ts'

describe('pickNumber', () => {
  it('takes the first key that holds a number and names it', () => {
    expect(pickNumber({ a: '', b: '7', c: 8 }, 'a', 'b', 'c')).toEqual({ value: 7, field: 'b' })
    expect(pickNumber({ a: null }, 'a', 'z')).toBeNull()
  })

  it('sees nothing in what every object inherits', () => {
    expect(pickNumber({}, 'constructor', '__proto__', 'toString')).toBeNull()
  })
})
