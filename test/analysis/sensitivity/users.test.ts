import { describe, expect, it } from 'vitest'
import { poissonHeadroom } from '../../../src/maths/headroom.ts'
import { usersAt, type Asking } from '../../../src/analysis/sensitivity/users.ts'

const limit = { level: 128, throughput: 27.07, latency: 128 / 27.07, censored: false }
const asking: Asking = { basis: 'open', wait: 3, overflow: 0.01, share: null, factor: 1, latency: 128 / 27.07 }

const shared = (basis: Asking['basis'], share: number) => usersAt(limit, { ...asking, basis, share })

describe('usersAt', () => {
  it('gives 56 who send every 3 s, 144 and 649 who think 3 and 30 s', () => {
    expect(usersAt(limit, asking)).toBe(56)
    expect(usersAt(limit, { ...asking, basis: 'closed' })).toBe(144)
    expect(usersAt(limit, { ...asking, basis: 'closed', wait: 30 })).toBe(649)
  })

  it('gives 56 to 64 and 146 to 167 at planned shares of 70 to 80 %', () => {
    expect([shared('open', 0.7), shared('open', 0.8)]).toEqual([56, 64])
    expect([shared('closed', 0.7), shared('closed', 0.8)]).toEqual([146, 167])
  })

  it('keeps the ratio of the promise to the overflow rule', () => {
    const inFlight = 0.85 * poissonHeadroom(128, 0.01).maxMeanConcurrency
    const rate = (inFlight * 27.07) / 128
    expect(usersAt(limit, { ...asking, factor: 1.2 })).toBe(Math.floor(rate * 1.2 * 3))
    const half = { ...asking, basis: 'closed', factor: 0.5, latency: 2 } as const
    expect(usersAt(limit, half)).toBe(Math.floor((rate / 2) * (2 + 3)))
  })

  it('does not know users who wait for answers of unknown length', () => {
    const unknown = { ...limit, latency: null }
    expect(usersAt(unknown, { ...asking, basis: 'closed', share: 0.7 })).toBeNull()
    expect(usersAt(unknown, asking)).toBe(56)
  })
})
