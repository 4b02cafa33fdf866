import { describe, expect, it } from 'vitest'
import { nobodyDue } from '../../src/promise/due.ts'
import { luck } from '../../src/promise/luck.ts'

describe('those due', () => {
  it('come earliest first, whatever the order in which they were added', () => {
    const [due, next] = [nobodyDue(), luck(1)]
    const times = Array.from({ length: 200 }, () => next())
    for (const time of times) due.add(time)
    const seen = times.map(() => {
      const first = due.first()
      due.drop()
      return first
    })
    expect(seen).toEqual(times.toSorted((a, b) => a - b))
  })

  it('are never when nobody is', () => {
    const due = nobodyDue()
    due.drop()
    expect(due.first()).toBe(Infinity)
  })
})
