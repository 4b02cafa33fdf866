import { describe, expect, it } from 'vitest'
import { promise } from '../../src/promise/promise.ts'
import { inputOf } from '../../validation/levels.ts'
import { type Mechanics, randomServer } from '../../validation/random-server.ts'
import { sweepOf } from '../../validation/sweep.ts'
import { atRate } from '../../validation/truth.ts'
import { isWithin } from '../../validation/violations.ts'

const servers: readonly (readonly [Mechanics, number])[] = [
  ['plain', 10],
  ['plain', 16],
  ['mixed', 1001],
  ['strange', 50_004],
  ['strange', 50_013],
]

describe('a promise on a simulated server', () => {
  it.each(servers)('holds, and most of what is possible is promised: %s %i', (mechanics, seed) => {
    const server = randomServer(mechanics, seed)
    const promised = promise(inputOf(sweepOf(server, 1000 * seed)))!
    expect(isWithin(atRate(server, promised.arrivalRate, 8000, seed))).toBe(true)
    expect(isWithin(atRate(server, promised.arrivalRate / 0.6, 8000, seed))).toBe(false)
  })
})

describe('a random server', () => {
  it('is the same for a seed, and another for the next', () => {
    expect(randomServer('strange', 7)).toEqual(randomServer('strange', 7))
    expect(randomServer('strange', 8)).not.toEqual(randomServer('strange', 7))
  })
})
