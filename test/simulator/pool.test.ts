import { describe, expect, it } from 'vitest'
import { fixedLengths } from '../../simulator/client.ts'
import { simulate } from '../../simulator/engine.ts'
import { simulatePool } from '../../simulator/pool.ts'
import { seededRandom } from '../../simulator/random.ts'
import { servers } from '../../simulator/servers.ts'

const engine = { ...servers[0]!.engine, jitter: 0 }
const workload = fixedLengths(400, 256, 64)

const timesOf = (rate: number, count: number, seed: number): readonly number[] => {
  const random = seededRandom(seed)
  let time = 0
  return Array.from({ length: count }, () => (time += -Math.log(1 - random()) / rate))
}

describe('simulatePool', () => {
  it('of one server is that server', () => {
    const times = timesOf(20, 400, 7)
    let sent = 0
    const arrivals = { next: () => times[sent] ?? Infinity, send: () => void sent++, finish: () => undefined }
    const [one] = simulatePool(engine, [workload], times, seededRandom(1))
    expect(one!.count).toBe(400)
    expect(one!.trace).toEqual(simulate(engine, workload, arrivals, seededRandom(1)))
  })

  it('sends each request once, to the server with the fewest in flight', () => {
    const times = timesOf(60, 600, 3)
    const all = simulatePool(engine, [workload, workload, workload], times, seededRandom(2))
    const sent = all.flatMap(({ trace, count }) => Array.from(trace.sent.slice(0, count)))
    expect(sent.toSorted((a, b) => a - b)).toEqual([...times])
    const counts = all.map(({ count }) => count)
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThan(40)
  })

  it('sends to each in turn what comes at once', () => {
    const all = simulatePool(engine, [workload, workload, workload], [1, 1, 1, 1, 1, 1], seededRandom(4))
    expect(all.map(({ count }) => count)).toEqual([2, 2, 2])
  })
})
