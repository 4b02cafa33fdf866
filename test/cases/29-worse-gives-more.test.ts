import { expect, it } from 'vitest'
import type { Report } from '../../src/model/report.ts'
import { ask } from './dump.ts'
import { sweepOf } from './sweep-of-queue.ts'

const measured = sweepOf([4, 8, 16, 32, 64, 128, 256])

/** Its first level starts four times as late. */
const cold = {
  ...measured,
  'c4.json': Object.fromEntries(
    Object.entries(measured['c4.json']!).map(([key, value]) => [
      key,
      key.endsWith('_ttft_ms') ? 4 * Number(value) : value,
    ]),
  ),
}

const rate = ({ series }: Report) => series[0]!.headroom!.arrivalRate
const usersOf = ({ series }: Report) => series[0]!.users.map(({ users }) => users)

it('a slower first level gives nobody more', async () => {
  const [before, after] = [await ask(measured), await ask(cold)]
  expect(after.series[0]!.capacity.maxConcurrency).toBe(before.series[0]!.capacity.maxConcurrency)
  expect(rate(after)).toBeLessThanOrEqual(rate(before))
  for (const [i, users] of usersOf(after).entries()) expect(users).toBeLessThanOrEqual(usersOf(before)[i]!)
})

it('users who wait and think send no more than the rate that is promised, nor more than was measured', async () => {
  const { series } = await ask(measured)
  const { users, headroom, basis } = series[0]!
  for (const row of users.filter(({ model }) => model === 'poisson')) {
    expect(row.arrivalRate).toBeLessThanOrEqual(headroom!.arrivalRate)
    const cycle = row.thinkTime === null ? row.interval! : basis!.latency! + row.thinkTime
    expect(row.users).toBeLessThanOrEqual(headroom!.arrivalRate * cycle)
  }
  expect(headroom!.arrivalRate).toBeLessThan(basis!.throughput)
})
