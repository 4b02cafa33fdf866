import { expect, it } from 'vitest'
import { samplesOf } from '../../src/records/single-requests.ts'

it('TPOT of answers of several tokens, in the order in which they ended', () => {
  const samples = samplesOf(
    [
      { ttft: 1, e2e: 3, outputTokens: 101 },
      { ttft: 1, e2e: 1, outputTokens: 1 },
      { ttft: Number.NaN, e2e: 2, outputTokens: 0 },
    ],
    2,
    { ttft: 'a', tpot: 'b', itl: '', e2e: 'c' },
  )
  expect([...samples.tpot]).toEqual([0.02])
  expect([...samples.e2e]).toEqual([3, 1, 2])
  expect(samples).toMatchObject({ failed: 2, hollow: 1, endedInOrder: true })
  expect(samples.gaps).toHaveLength(0)
})
