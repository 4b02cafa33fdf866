import { describe, expect, it } from 'vitest'
import { thinkingUsers, waitingUsers } from '../../src/promise/users.ts'

describe('users who wait and think', () => {
  it('are those who think at the rate, and as many in flight as are planned for: 0.85 × 104.06 + 22 × 30', () => {
    expect(thinkingUsers({ arrivalRate: 22, planned: 128, overflow: 0.01 }, 30)).toBe(748)
    expect(waitingUsers(22, 30, 104.06)).toBe(748)
  })

  it('are those who think alone where nothing is planned in flight', () => {
    expect(thinkingUsers({ arrivalRate: 2, planned: null, overflow: 0.01 }, 30)).toBe(60)
  })
})
