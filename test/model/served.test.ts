import { describe, expect, it } from 'vitest'
import { promisedOf, workingServers } from '../../src/model/served.ts'

describe('workingServers', () => {
  it.each([
    [3, 'demand-1', 1, 2],
    [3, 'demand-1', 0, 3],
    [1, null, 1, 1],
    [null, null, 1, 1],
    [1, 'demand-1', 1, 1],
  ])('of %s, demand %s, %i spare', (count, demand, spare, servers) => {
    expect(workingServers({ plan: { spare } }, { count, demand })).toBe(servers)
  })
})

describe('promisedOf', () => {
  it.each([
    [441, null, 440],
    [441, 3000, 440],
    [441, 441, 441],
    [3969, 3000, 3900],
    [3050, 3012, 3012],
    [0, 5, 0],
  ])(
    'of %i users, %s asked about: cut to two digits, but no fewer than are asked about and carried',
    (users, asked, shown) => {
      expect(promisedOf(users, asked)).toBe(shown)
    },
  )
})
