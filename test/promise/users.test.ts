import { expect, it } from 'vitest'
import { waitingUsers } from '../../src/promise/users.ts'

it('users who wait and think are those who think at the rate, and those planned in flight', () => {
  expect(waitingUsers(22, 30, 88.4)).toBe(748)
  expect(waitingUsers(2, 30, 0)).toBe(60)
  expect(waitingUsers(0.1, 30, 3.0000000001)).toBe(6)
})
