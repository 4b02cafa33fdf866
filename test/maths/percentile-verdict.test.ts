import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import {
  judgeRequests,
  judgeSummary,
  lognormalUpperBound,
  violationBounds,
} from '../../src/maths/percentile-verdict.ts'
import { quantile } from '../../src/maths/quantile.ts'

const SLOW = 10
const limit = { percentile: 0.99, threshold: 3 }
const requests = (samples: number, violations: number) =>
  Array.from({ length: samples }, (_, index) => (index < violations ? SLOW : 1))
const judge = (samples: number, violations: number) =>
  judgeRequests({ values: requests(samples, violations), failed: 0, ...limit })
const withFailures = (failed: number) => judgeRequests({ values: requests(1000 - failed, 0), failed, ...limit })
const maximum = (violations: number) =>
  judgeRequests({ values: requests(5000, violations), failed: 0, percentile: 1, threshold: 3 })

describe('judgeRequests', () => {
  it.each([
    [300, 0, 7],
    [500, 1, 10],
    [640, 2, 12],
    [1000, 4, 16],
    [1280, 6, 20],
    [2000, 12, 29],
    [3000, 20, 40],
    [5000, 38, 63],
    [10000, 83, 118],
  ])('with %d requests confirms a pass up to %d violations and a fail from %d', (samples, pass, fail) => {
    expect(judge(samples, pass)).toMatchObject({ verdict: 'pass', confidence: 'confirmed', violations: pass })
    expect(judge(samples, pass + 1)).toMatchObject({ verdict: 'pass', confidence: 'point' })
    expect(judge(samples, fail - 1)).toMatchObject({ verdict: 'fail', confidence: 'point' })
    expect(judge(samples, fail)).toMatchObject({ verdict: 'fail', confidence: 'confirmed', violations: fail })
  })
  it('never confirms a pass with 100 requests, and a fail from 4 violations', () => {
    expect(judge(100, 0)).toMatchObject({ verdict: 'pass', confidence: 'point' })
    expect(judge(100, 3)).toMatchObject({ verdict: 'fail', confidence: 'point' })
    expect(judge(100, 4)).toMatchObject({ verdict: 'fail', confidence: 'confirmed' })
  })
  it('takes a threshold as met when reached', () => {
    const values = requests(1000, 0)
    expect(judgeRequests({ values, failed: 0, percentile: 0.99, threshold: 1 })?.violations).toBe(0)
  })
  it('counts a failed request as a violation, though not in the value', () => {
    const result = judgeRequests({ values: requests(984, 0), failed: 16, ...limit })
    expect(result).toEqual({ verdict: 'fail', confidence: 'confirmed', value: 1, violations: 16, samples: 1000 })
  })
  it('fails when the failures alone reach the percentile', () => {
    expect(withFailures(9)).toMatchObject({ verdict: 'pass', confidence: 'point' })
    expect(withFailures(10)).toMatchObject({ verdict: 'fail', confidence: 'point' })
  })
  it('judges a maximum by a single violation, and never confirms that there is none', () => {
    expect(maximum(0)).toMatchObject({ verdict: 'pass', confidence: 'point' })
    expect(maximum(1)).toMatchObject({ verdict: 'fail', confidence: 'confirmed' })
  })
  it('has no verdict without requests, and fails with failures only', () => {
    expect(judgeRequests({ values: [], failed: 0, ...limit })).toBeNull()
    expect(judgeRequests({ values: [], failed: 1, ...limit })).toMatchObject({ verdict: 'fail', value: null })
  })
})

describe('judgeSummary', () => {
  const summary = { value: 2.9, ...limit, completed: 1000, failed: 0, known: [] }

  it('judges by the value, unconfirmed', () => {
    expect(judgeSummary(summary)).toMatchObject({ verdict: 'pass', confidence: 'point', samples: 1000 })
    expect(judgeSummary({ ...summary, value: 3 })).toMatchObject({ verdict: 'pass' })
    expect(judgeSummary({ ...summary, value: 3.1 })).toMatchObject({ verdict: 'fail', confidence: 'point' })
  })
  it('counts at least the requests beyond a percentile above the threshold', () => {
    expect(judgeSummary({ ...summary, value: 3.1 }).violationsAtLeast).toBe(10)
    expect(judgeSummary({ ...summary, failed: 3 }).violationsAtLeast).toBe(3)
  })
  it('confirms a fail when a lower percentile fails too', () => {
    const known = [{ percentile: 0.95, value: 3.2 }]
    expect(judgeSummary({ ...summary, value: 4, known })).toMatchObject({
      verdict: 'fail',
      confidence: 'confirmed',
      violationsAtLeast: 50,
    })
  })
  it('confirms a fail when failures add to those beyond the percentile', () => {
    expect(judgeSummary({ ...summary, value: 4, failed: 5 })).toMatchObject({ confidence: 'point' })
    expect(judgeSummary({ ...summary, value: 4, failed: 6 })).toMatchObject({ confidence: 'confirmed' })
  })
  it('confirms a pass when a higher percentile passes too', () => {
    const known = [{ percentile: 0.999, value: 2.95 }]
    expect(judgeSummary({ ...summary, known })).toMatchObject({ verdict: 'pass', confidence: 'confirmed' })
    expect(judgeSummary({ ...summary, known, failed: 3 })).toMatchObject({ confidence: 'confirmed' })
    expect(judgeSummary({ ...summary, known, failed: 4 })).toMatchObject({ verdict: 'pass', confidence: 'point' })
  })
  it('does not confirm a pass by a percentile whose rest is still too large', () => {
    const known = [{ percentile: 0.995, value: 2.95 }]
    expect(judgeSummary({ ...summary, known })).toMatchObject({ verdict: 'pass', confidence: 'point' })
  })
  it('calls a pass marginal when the upper bound is beyond the threshold', () => {
    const wide = judgeSummary({ ...summary, known: [{ percentile: 0.5, value: 1 }] })
    expect(wide).toMatchObject({ verdict: 'pass', confidence: 'marginal' })
    expect(wide.upperBound).toBeCloseTo(2.9 * Math.exp((1.64485 * 3.733 * Math.log(2.9)) / 2.32635 / 1000 ** 0.5), 3)
    const narrow = judgeSummary({ ...summary, known: [{ percentile: 0.5, value: 2.8 }] })
    expect(narrow).toMatchObject({ verdict: 'pass', confidence: 'point' })
  })
  it('has no upper bound below 299 requests', () => {
    const known = [{ percentile: 0.5, value: 1 }]
    expect(judgeSummary({ ...summary, completed: 298, known })).toMatchObject({ confidence: 'point', upperBound: null })
  })
  it('fails when failures alone reach the percentile, as with the requests at hand', () => {
    expect(judgeSummary({ ...summary, completed: 991, failed: 9 })).toMatchObject({ verdict: 'pass' })
    expect(judgeSummary({ ...summary, completed: 990, failed: 10 })).toMatchObject({ verdict: 'fail' })
    expect(judgeSummary({ ...summary, completed: 0, failed: 1 })).toMatchObject({ verdict: 'fail' })
  })
  it('does not confirm from percentiles that contradict each other', () => {
    const known = [
      { percentile: 0.9, value: 5 },
      { percentile: 0.999, value: 2 },
    ]
    expect(judgeSummary({ ...summary, known }).confidence).toBe('point')
  })
  it('judges by the value alone when the number of requests is not known', () => {
    const unknown = { ...summary, completed: 0 }
    expect(judgeSummary(unknown)).toMatchObject({ verdict: 'pass', confidence: 'point', samples: 0 })
    expect(judgeSummary({ ...unknown, value: 4 })).toMatchObject({ verdict: 'fail', confidence: 'point' })
  })
  it('confirms only what the requests themselves confirm', () => {
    const shape = fc.record({
      samples: fc.integer({ min: 1, max: 1500 }),
      slow: fc.double({ min: 0, max: 0.06, noNaN: true }),
      failed: fc.nat(8),
      percentile: fc.constantFrom(0.9, 0.95, 0.99),
    })
    fc.assert(
      fc.property(shape, ({ samples, slow, failed, percentile }) => {
        const values = Array.from(
          { length: samples },
          (_, i) => 2 + (i + 1) / samples + (i >= samples * (1 - slow) ? 1 : 0),
        )
        const at = (p: number) => quantile(values, p) ?? NaN
        const known = [0.5, 0.9, 0.95, 0.99, 0.999, 1].map((p) => ({ percentile: p, value: at(p) }))
        const common = { failed, percentile, threshold: 3 }
        const brief = judgeSummary({ value: at(percentile), completed: samples, known, ...common })
        const full = judgeRequests({ values, ...common })
        expect(brief.violationsAtLeast).toBeLessThanOrEqual(full?.violations ?? NaN)
        if (brief.confidence === 'confirmed')
          expect(full).toMatchObject({ verdict: brief.verdict, confidence: 'confirmed' })
        if (failed === 0) expect(brief.verdict).toBe(full?.verdict)
      }),
    )
  })
})

describe('a verdict', () => {
  it('knows no unit of time', () => {
    const times = fc.array(fc.double({ min: 0.01, max: 10, noNaN: true }), { minLength: 1, maxLength: 900 })
    fc.assert(
      fc.property(times, fc.nat(5), fc.constantFrom(2 ** -10, 2 ** 10), (values, failed, unit) => {
        const at = (p: number) => quantile(Float64Array.from(values).sort(), p) ?? NaN
        const judgedIn = (per: number) => {
          const common = { failed, percentile: 0.99, threshold: 5 * per }
          const known = [{ percentile: 0.5, value: at(0.5) * per }]
          const summary = { value: at(0.99) * per, completed: values.length, known, ...common }
          const full = judgeRequests({ values: values.map((value) => value * per), ...common })
          const brief = judgeSummary(summary)
          return [full?.verdict, full?.confidence, full?.violations, brief.verdict, brief.confidence]
        }
        expect(judgedIn(unit)).toEqual(judgedIn(1))
      }),
    )
  })
})

const nearestRank = (sorted: readonly number[], q: number) => sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)]
const weibull = (sorted: readonly number[], q: number) => {
  const position = Math.min(sorted.length, Math.max(1, (sorted.length + 1) * q)) - 1
  const [low = NaN, high = NaN] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]]
  return low + (high - low) * (position - Math.floor(position))
}

describe('violationBounds', () => {
  it('leaves ten of a thousand above a p99 that is above', () => {
    expect(violationBounds(1000, 3, [{ percentile: 0.99, value: 4 }])).toEqual({ atLeast: 10, atMost: 1000 })
  })
  it('leaves at most one of a thousand above a p99.9 that is within', () => {
    expect(violationBounds(1000, 3, [{ percentile: 0.999, value: 3 }])).toEqual({ atLeast: 0, atMost: 1 })
  })
  it('takes the tightest of several percentiles', () => {
    const known = [
      { percentile: 0.5, value: 1 },
      { percentile: 0.9, value: 2 },
      { percentile: 0.95, value: 5 },
      { percentile: 0.99, value: 9 },
    ]
    expect(violationBounds(200, 3, known)).toEqual({ atLeast: 10, atMost: 20 })
  })
  it('knows all from a maximum within and one from a maximum above', () => {
    expect(violationBounds(50, 3, [{ percentile: 1, value: 3 }]).atMost).toBe(0)
    expect(violationBounds(50, 3, [{ percentile: 1, value: 4 }]).atLeast).toBe(1)
  })
  it('rounds away from a claim when the share of requests is not whole', () => {
    expect(violationBounds(150, 3, [{ percentile: 0.99, value: 4 }]).atLeast).toBe(1)
    expect(violationBounds(150, 3, [{ percentile: 0.99, value: 2 }]).atMost).toBe(2)
  })
  it('holds for every definition of a sample quantile', () => {
    const percentiles = [0, 0.5, 0.9, 0.95, 0.99, 0.999, 1]
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 300 }), fc.nat(20), (sample, threshold) => {
        const sorted = sample.toSorted((a, b) => a - b)
        const violations = sample.filter((value) => value > threshold).length
        for (const define of [quantile, nearestRank, weibull]) {
          const known = percentiles.map((percentile) => ({ percentile, value: define(sorted, percentile) ?? NaN }))
          const { atLeast, atMost } = violationBounds(sample.length, threshold, known)
          expect(atLeast).toBeLessThanOrEqual(violations)
          expect(atMost).toBeGreaterThanOrEqual(violations)
        }
      }),
    )
  })
})

const Z99 = 2.3263478740408408
const sample = { value: Math.exp(0.5 * Z99), percentile: 0.99, median: 1, samples: 1000, confidence: 0.95 }

describe('lognormalUpperBound', () => {
  it.each([
    [300, '1.19'],
    [500, '1.15'],
    [1000, '1.10'],
    [2000, '1.07'],
    [5000, '1.04'],
  ])('with %d requests and sigma 0.5 is p99 times %s', (samples, factor) => {
    expect(((lognormalUpperBound({ ...sample, samples }) ?? NaN) / sample.value).toFixed(2)).toBe(factor)
  })
  it('is wider for fewer independent requests, and for their sake at most twice the value', () => {
    const factor = (effective: number, value = sample.value) =>
      (lognormalUpperBound({ ...sample, value, effective }) ?? NaN) / value
    expect(factor(1000)).toBe((lognormalUpperBound(sample) ?? NaN) / sample.value)
    expect(factor(100)).toBeCloseTo(Math.exp((1.6448536 * 3.7331 * 0.5) / 10), 3)
    expect(factor(10)).toBe(2)
    expect(factor(10, Math.exp(2 * Z99))).toBe(2)
    expect(factor(10, Math.exp(20 * Z99))).toBe(factor(1000, Math.exp(20 * Z99)))
  })
  it('uses the spread of the percentile at hand', () => {
    const p95 = { ...sample, percentile: 0.95, value: Math.exp(0.5 * 1.6448536269514722) }
    const expected = Math.exp((1.6448536269514722 * 2.113 * 0.5) / Math.sqrt(1000))
    expect((lognormalUpperBound(p95) ?? NaN) / p95.value).toBeCloseTo(expected, 4)
  })
  it('has no spread when the percentile is not above the median', () => {
    expect(lognormalUpperBound({ ...sample, median: 4 })).toBe(sample.value)
  })
  it('needs as many requests as bound the percentile at all', () => {
    expect(lognormalUpperBound({ ...sample, samples: 298 })).toBeNull()
    expect(lognormalUpperBound({ ...sample, samples: 299 })).not.toBeNull()
    expect(lognormalUpperBound({ ...sample, percentile: 0.999, samples: 2994 })).toBeNull()
  })
  it('needs a positive median, a positive value and a percentile above it', () => {
    expect(lognormalUpperBound({ ...sample, median: null })).toBeNull()
    expect(lognormalUpperBound({ ...sample, median: 0 })).toBeNull()
    expect(lognormalUpperBound({ ...sample, value: 0 })).toBeNull()
    expect(lognormalUpperBound({ ...sample, percentile: 0.5 })).toBeNull()
  })
})
