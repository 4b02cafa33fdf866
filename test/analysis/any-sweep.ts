import * as fc from '../property.ts'
import type { SettledRun } from '../../src/model/run.ts'
import { factsOn, someRun, type RunChoices } from '../builders.ts'

const seconds = (most: number): fc.Arbitrary<number | null> =>
  fc.option(fc.double({ min: most / 100, max: most, noNaN: true }), { freq: 8 })

/** Latencies around the usual limits, failures, few requests, loads that were not held: all that an audit may meet. */
const anyChoices: fc.Arbitrary<RunChoices> = fc
  .record({
    ttft: seconds(4),
    itl: seconds(0.15),
    completed: fc.oneof(fc.integer({ min: 0, max: 300 }), {
      weight: 4,
      arbitrary: fc.integer({ min: 300, max: 20_000 }),
    }),
    failed: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(0, null) }, fc.integer({ min: 0, max: 30 })),
    occupancy: fc.constantFrom(0.3, 0.85, 0.93, 1, 1, 1, 1.01, 1.1),
    gpus: fc.constantFrom(1, 2),
    measured: fc.boolean(),
  })
  .map(({ ttft, itl, completed, failed, occupancy, gpus, measured }) => ({
    completed,
    failed,
    occupancy,
    facts: factsOn(gpus),
    latency: {
      ttft: ttft === null ? null : { mean: ttft / 3, median: ttft / 4, p99: ttft },
      itl: itl === null ? null : { mean: itl / 8, median: itl / 9, p99: itl },
      ...(measured ? {} : { e2e: null }),
    },
  }))

const anyConcurrency = fc.constantFrom(1, 2, 4, 8, 16, 32, 64, 128)

export const anyClosedRun: fc.Arbitrary<SettledRun> = fc
  .tuple(anyChoices, anyConcurrency)
  .map(([choices, concurrency]) => someRun({ ...choices, load: { concurrency } }))

/** A closed-loop sweep on one or two GPUs, repeats and gaps included. */
export const anyClosedSweep = fc.array(anyClosedRun, { maxLength: 9 })

const anyRate = fc.constantFrom<number | 'inf'>(0.5, 1, 2, 4, 8, 16, 'inf')

const anyOpenRun = fc
  .tuple(anyChoices, anyRate, fc.option(anyConcurrency), fc.double({ min: 0.1, max: 20, noNaN: true }))
  .map(([choices, requestRate, concurrency, requests]) =>
    someRun({ ...choices, load: { requestRate, concurrency }, throughput: { requests } }),
  )

/** Runs under every kind of load. */
export const anyRuns = fc.array(fc.oneof(anyClosedRun, anyOpenRun), { maxLength: 9 })
