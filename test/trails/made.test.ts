import { describe, expect, it } from 'vitest'
import { madeIf } from '../../src/trails/made.ts'

describe('madeIf', () => {
  it('is what the formula gives', () => {
    expect(madeIf('swing', { y: [5, 7, 9] })?.value).toBe(4)
    expect(madeIf('swing', { y: [5, 3] })?.value).toBe(2)
  })

  it('is nothing where something of it is absent, or the formula gives nothing', () => {
    expect(madeIf('swing', { y: [5, null, 9] })).toBeNull()
    expect(madeIf('perMillionOf', { x: 5, t: 0 })).toBeNull()
  })
})
