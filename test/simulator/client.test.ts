import { describe, expect, it } from 'vitest'
import { arrivalsOf, closedLoop, fixedLengths, type Load, measure, openLoop } from '../../simulator/client.ts'
import { seededRandom } from '../../simulator/random.ts'
import { servers } from '../../simulator/servers.ts'

const { engine } = servers[0]!
const mean = (values: Float64Array) => values.reduce((a, b) => a + b, 0) / values.length
const run = (load: Load, count: number, slots = 256) =>
  measure({ ...engine, maxSequences: slots }, fixedLengths(count, 128, 64), load, 11)

const mostInFlight = ({ starts, latencies }: ReturnType<typeof run>) => {
  const ends = starts.map((start, i) => start + latencies[i]!)
  return Math.max(...starts.map((start) => starts.filter((s, i) => s <= start && ends[i]! > start + 1e-9).length))
}

const gapsBetweenSends = (load: Load) => {
  const arrivals = arrivalsOf(load, 20_000, seededRandom(4))
  const times = Float64Array.from({ length: 20_000 }, () => {
    const time = arrivals.next()
    arrivals.send()
    return time
  })
  return times.map((time, i) => time - (times[i - 1] ?? 0))
}

describe('measure', () => {
  it('repeats for a seed, and differs for another', () => {
    const again = [1, 1, 2].map((seed) => measure(engine, fixedLengths(40, 128, 64), closedLoop(8), seed))
    expect(again[1]).toEqual(again[0])
    expect(again[2]!.duration).not.toBe(again[0]!.duration)
  })
})

describe('a closed loop', () => {
  it('starts all at once and never exceeds its concurrency', () => {
    const seen = run(closedLoop(16), 160)
    expect(Array.from(seen.starts.slice(0, 17), (start) => start > 0).indexOf(true)).toBe(16)
    expect(mostInFlight(seen)).toBe(16)
  })

  it('lets a client that prepares its requests one by one send them so', () => {
    const seen = run(closedLoop(3, 0.001), 6)
    expect(Array.from(seen.starts.slice(0, 3))).toEqual([0, 0.001, 0.002])
    expect(seen.starts[3]).toBeGreaterThan(0.1)
  })

  it.each([1, 4, 16, 64])("keeps Little's law at concurrency %i", (concurrency) => {
    const seen = run(closedLoop(concurrency), 10 * concurrency)
    const phi = ((10 * concurrency) / seen.duration) * (mean(seen.latencies) / concurrency)
    expect(phi).toBeGreaterThan(0.98)
    expect(phi).toBeLessThanOrEqual(1 + 1e-9)
  })

  it('waits (C − S) / X for a slot when there are only S', () => {
    const [concurrency, slots, count] = [48, 32, 4800]
    const seen = run(closedLoop(concurrency), count, slots)
    const ownPrefill = mean(run(closedLoop(slots), count, slots).ttfts)
    const queueing = (concurrency - slots) / (count / seen.duration)
    expect((mean(seen.ttfts) - ownPrefill) / queueing).toBeGreaterThan(0.95)
    expect((mean(seen.ttfts) - ownPrefill) / queueing).toBeLessThan(1.05)
  })
})

describe('an open loop', () => {
  it.each([0.5, 1, 4])('sends at the rate, with gaps of variance 1 / burstiness: %f', (burstiness) => {
    const gaps = gapsBetweenSends(openLoop(5, burstiness)).map((gap) => gap * 5)
    expect(mean(gaps)).toBeCloseTo(1, 1)
    expect(mean(gaps.map((gap) => (gap - 1) ** 2)) * burstiness).toBeCloseTo(1, 0)
  })

  it('serves what is offered, with TTFT counted from the send', () => {
    const seen = run(openLoop(5), 2000)
    expect(2000 / seen.duration).toBeCloseTo(5, 0)
    expect(Math.min(...seen.ttfts)).toBeGreaterThan(0)
    expect(mean(seen.ttfts)).toBeLessThan(0.2)
  })

  it('counts no wait for a place under a cap', () => {
    const capped = run({ ...openLoop(50), concurrency: 2 }, 500)
    expect(mostInFlight(capped)).toBe(2)
    expect(mean(capped.ttfts)).toBeLessThan(mean(run(openLoop(50), 500).ttfts))
  })
})
