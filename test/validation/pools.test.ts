import { expect, it } from 'vitest'
import { brokenPools, poolCaseOf } from '../../validation/pools.ts'

it('pools of simulated servers take more than at random, and keep the objective', () => {
  const cases = [4, 28].flatMap((seed) => poolCaseOf('plain', seed, 4) ?? [])
  expect(cases.map(({ servers }) => servers)).toEqual([4, 4])
  for (const { shares } of cases) expect(shares[1]).toBeGreaterThan(shares[0])
  expect(brokenPools(cases)).toEqual([])
}, 120_000)

const used = (one: number, pooled: number) => ({ id: '', servers: 2, shares: [0.5, 0.6], used: [one, pooled] }) as const

it('a pool that loses it is told, unless one server by the same rule loses it as well', () => {
  expect(brokenPools([used(0.2, 0.9), used(0.2, 1.1), used(1.2, 1.3)])).toEqual([used(0.2, 1.1)])
})
