import { describe, expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import { slowestMean, interpolationOf } from '../../src/analysis/interpolate.ts'
import type { Interpolation } from '../../src/model/report.ts'
import type { SettledRun } from '../../src/model/run.ts'
import { someRun, factsOn, somePlan, type RunChoices } from '../builders.ts'
import { bareSeries, type Bare } from './bare-series.ts'
import { queueSla, queueSweep } from './queue-sweep.ts'
import { someArrivals, someSweep } from './some-sweep.ts'

const tpotOf = (runs: readonly SettledRun[]): number | null => {
  const report = bareSeries(runs)
  return slowestMean(report.series[0]!.points[0]!, new Map(report.runs.map((run) => [run.id, run])), 'tpot')
}

const mean = (value: number | null, more = {}) =>
  someRun({ latency: { tpot: value === null ? null : { mean: value } }, ...more })

describe('the mean of a level', () => {
  it('is that of its slowest repeat', () => {
    expect(tpotOf([mean(0.02), mean(0.03)])).toBe(0.03)
  })

  it('does not count a repeat that an audit takes away', () => {
    expect(tpotOf([mean(0.02), mean(0.09, { completed: 20 })])).toBe(0.02)
  })

  it('is unknown unless every repeat tells', () => {
    expect(tpotOf([mean(0.02), mean(null)])).toBeNull()
  })
})

const interpolationAt = ({ series, runs }: Bare): Interpolation =>
  interpolationOf(series[0]!, new Map(runs.map((run) => [run.id, run])))

const ttftTold = (sla: string, levels?: readonly number[]): Interpolation =>
  interpolationAt(bareSeries(queueSweep(levels), sla))

describe('mean TTFT between two levels', () => {
  it('is the wait for a slot where both queue', () => {
    const { at, ttft, throughput } = ttftTold(queueSla)
    expect(at).toBeGreaterThan(192)
    expect(ttft).toMatchObject({ method: 'queue', reason: null })
    expect(ttft!.value! / (0.1 + at! / 1000 + (at! - 100) / 10)).toBeCloseTo(1, 0)
    expect(ttft!.error).toBe(Math.max(0.13, ttft!.holdOut!.mean, throughput!.error!))
    expect(ttft!.holdOut!.count).toBe(3)
  })

  it('is none across the onset of the queue', () => {
    expect(ttftTold('ttft.p99<=2s').ttft).toMatchObject({ value: null, reason: 'regimes' })
  })

  it('is none where only one level queues: nothing shows the slots', () => {
    expect(ttftTold('ttft.p99<=2s', [8, 16, 32, 64, 128]).ttft).toMatchObject({ value: null, reason: 'regimes' })
  })

  it('is none where the cubic fails at a single level of the sweep', () => {
    const [first, ...rest] = queueSweep([4, 8, 16, 32, 48, 64])
    const late = rest.map((run) =>
      run.load.concurrency === 16
        ? { ...run, latency: { ...run.latency, ttft: { ...run.latency.ttft!, mean: 0.2 } } }
        : run,
    )
    const { ttft } = interpolationAt(bareSeries([first!, ...late], 'ttft.p99<=170ms'))
    expect(ttft).toMatchObject({ value: null, reason: 'ownError' })
  })

  it('lies on the cubic where no level queues', () => {
    expect(ttftTold('ttft.p99<=170ms', [4, 8, 16, 32, 48, 64]).ttft).toMatchObject({
      method: 'pchip',
      error: 0.15,
      reason: null,
    })
  })
})

/** Throughput rises smoothly to 20 requests/s; p99 ITL crosses 120 ms between 64 and 96. */
const smooth = (
  concurrency: number,
  more: RunChoices = {},
  throughput = (20 * concurrency) / (concurrency + 40),
): SettledRun => {
  const e2e = concurrency / throughput
  return someRun({
    facts: factsOn(1),
    load: { concurrency },
    throughput: { requests: throughput },
    latency: {
      ttft: { mean: 0.02 * e2e, median: 0.02 * e2e, p99: 0.04 * e2e },
      tpot: { mean: (0.98 * e2e) / 255, median: (0.98 * e2e) / 255, p99: e2e / 255 },
      itl: { mean: 0.01, median: 0.01, p99: 0.0015 * concurrency },
      e2e: { mean: e2e, median: e2e, p99: 1.1 * e2e },
    },
    ...more,
  })
}

const levels = [8, 16, 32, 64, 96, 128]

const told = (all: readonly SettledRun[], sla?: string): Interpolation => {
  const { series, runs } = bareSeries(all, sla)
  return interpolationOf(series[0]!, new Map(runs.map((run) => [run.id, run])))
}

describe('what is expected at the estimated crossing', () => {
  const { at, reason, throughput, tpot, ttft } = told(levels.map((level) => smooth(level)))

  it('lies between the last pass and the first fail', () => {
    expect([at, reason]).toEqual([80, null])
    expect(throughput?.value).toBeCloseTo((20 * 80) / 120, 1)
    expect(tpot?.value).toBeCloseTo((0.98 * 6) / 255, 3)
    expect(ttft?.value).toBeCloseTo(0.02 * 6, 2)
  })

  it('has the larger of the usual error and that of this sweep', () => {
    expect(throughput).toMatchObject({ error: 0.089, method: 'pchip', holdOut: { count: 4 }, reason: null })
    expect(throughput!.holdOut!.mean).toBeLessThan(0.089)
    expect(tpot?.error).toBe(0.079)
    expect(ttft?.error).toBe(0.15)
  })

  it('enters neither limit nor users', () => {
    const { capacity, basis, interpolation } = analyze(
      levels.map((level) => smooth(level)),
      somePlan(),
    ).series[0]!
    expect(interpolation.at).toBeGreaterThan(capacity.maxConcurrency!)
    expect(capacity.maxConcurrency).toBe(64)
    expect(basis).toMatchObject({ level: 64, throughput: smooth(64).throughput.requests })
  })

  it.each([
    ['openLoop', [someArrivals('p', 1, 1), someArrivals('f', 2, 2)]],
    ['noEstimate', someSweep('pppp')],
    ['noEstimate', someSweep('ff')],
    ['noEstimate', someSweep('u')],
  ] as const)('is none: %s', (why, runs) => {
    expect(told(runs)).toEqual({ at: null, reason: why, throughput: null, tpot: null, ttft: null })
  })

  it('is none where the crossing is the limit that was measured', () => {
    expect(told([smooth(64), smooth(65)], 'itl.p99<=97ms')).toMatchObject({ at: null, reason: 'measured' })
  })

  it('is none with four levels', () => {
    const { throughput: few } = told(levels.slice(2).map((level) => smooth(level)))
    expect(few).toMatchObject({ value: null, error: null, holdOut: null, reason: 'tooFewLevels' })
  })

  it('is none where the levels of the sweep contradict the method', () => {
    const jagged = levels.map((level, i) => (i % 2 ? smooth(level) : smooth(level, {}, level / 20)))
    expect(told(jagged).throughput).toMatchObject({ value: null, reason: 'ownError' })
  })

  it('is none of a metric that is missing beside it, and tells the others', () => {
    const some = levels.map((level) =>
      level === 96 || level === 128
        ? smooth(level, { latency: { tpot: null, ttft: null, itl: { p99: 0.2 } } })
        : smooth(level),
    )
    const { throughput: X, tpot: missing, ttft: absent } = told(some, 'itl.p99<=120ms')
    expect(X?.value).toBeGreaterThan(0)
    expect(missing).toMatchObject({ value: null, reason: 'metricMissing' })
    expect(absent).toMatchObject({ value: null, reason: 'metricMissing' })
  })

  it('passes over a level that an audit takes away', () => {
    const rejected = smooth(48, { completed: 20, throughput: { requests: 1 } })
    expect(told([...levels.map((level) => smooth(level)), rejected]).throughput?.holdOut?.count).toBe(4)
  })
})
