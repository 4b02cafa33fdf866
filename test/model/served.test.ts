import { describe, expect, it } from 'vitest'
import { workingServers } from '../../src/model/served.ts'

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
