import * as fc from '../property.ts'
import type { Level, LevelMetric, Swept, Verdict } from '../../src/maths/levels.ts'

const TTFT_LIMIT = 3
const ITL_LIMIT = 0.12

export interface SomeLevel extends Level, Swept {
  readonly throughput: number | null
}

/** A level that measured only TTFT, judged against 3 s; `null` leaves it without a verdict. */
export function someLevel(load: number, ttft: number | null, more: Partial<SomeLevel> = {}): SomeLevel {
  const metrics = { ttft: someMetric(ttft, TTFT_LIMIT) }
  return {
    load,
    usable: true,
    bridged: more.usable === false,
    verdict: metrics.ttft.verdict,
    metrics,
    throughput: null,
    ...more,
  }
}

/** A level with both of the usual metrics, judged against 3 s and 120 ms. */
export function someChat(load: number, ttft: number | null, itl: number | null): SomeLevel {
  const metrics = { ttft: someMetric(ttft, TTFT_LIMIT), itl: someMetric(itl, ITL_LIMIT) }
  return someLevel(load, ttft, { metrics, verdict: worst(metrics.ttft.verdict, metrics.itl.verdict) })
}

export function someMetric(value: number | null, threshold: number, samples = 1000): LevelMetric {
  return { value, threshold, samples, verdict: value === null ? 'unknown' : value <= threshold ? 'pass' : 'fail' }
}

/** A sweep written as letters from the bottom at loads 1, 2, 4, …: p(ass), f(ail), u(nknown), x (bridged), v(oid). */
export function sweep(letters: string): readonly SomeLevel[] {
  const ttft: Readonly<Record<string, number | null>> = { p: 1, f: 4, u: null, x: 1, v: null }
  return [...letters].map((letter, index) =>
    someLevel(2 ** index, ttft[letter] ?? null, { usable: letter !== 'x' && letter !== 'v', bridged: letter === 'x' }),
  )
}

function worst(a: Verdict, b: Verdict): Verdict {
  if (a === 'fail' || b === 'fail') return 'fail'
  return a === 'unknown' || b === 'unknown' ? 'unknown' : 'pass'
}

/** TTFT by load for a sweep of up to eight levels, in any shape; null where nothing was measured. */
export const anyTtfts = fc.array(fc.option(fc.double({ min: 0.01, max: 6, noNaN: true }), { freq: 8 }), {
  maxLength: 8,
})

export function judged(ttfts: readonly (number | null)[], threshold: number): readonly SomeLevel[] {
  return ttfts.map((ttft, index) => {
    const metric = someMetric(ttft, threshold)
    return someLevel(2 ** index, ttft, { metrics: { ttft: metric }, verdict: metric.verdict, throughput: index + 1 })
  })
}
