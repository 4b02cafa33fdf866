import { describe, expect, it } from 'vitest'
import { prepareUsers } from '../../src/promise/prepared.ts'
import { promise } from '../../src/promise/promise.ts'
import { someSweep } from './some-sweep.ts'

const sweep = someSweep()
const promised = promise(sweep)!
const { byLaw, promised: users } = prepareUsers(sweep, promised)

describe('promised users', () => {
  it.each([
    ['in the steady state', { thinkTime: 10, start: null }],
    ['who start together', { thinkTime: 10, start: 30 }],
  ])('are at least those by law: %s', (_, habit) => {
    const found = users(habit)
    expect(found.byLaw).toBe(byLaw(habit))
    expect(found.users).toBeGreaterThanOrEqual(found.byLaw)
  })

  it('are those by law without a replay', () => {
    const thin = { ...sweep, levels: sweep.levels.slice(0, 2) }
    const { users: counted, byLaw: least } = prepareUsers(thin, promise(thin)!).promised({
      thinkTime: 10,
      start: null,
    })
    expect(counted).toBe(least)
    expect(counted).toBeGreaterThan(0)
  })
})
