import { describe, expect, it } from 'vitest'
import { analyze } from '../../src/analysis/analyze.ts'
import { reportOf } from '../../src/analysis/report.ts'
import type { Plan } from '../../src/model/plan.ts'
import { reportSchema } from '../../src/model/report.ts'
import type { SettledRun } from '../../src/model/run.ts'
import { factsOn, somePlan, someRun, someSla } from '../builders.ts'
import * as fc from '../property.ts'
import { anyClosedRun, anyClosedSweep, anyRuns } from './any-sweep.ts'

/** The limit of the sweep on one GPU; none counts as 0. */
const limitOf = (runs: readonly SettledRun[], plan: Plan = somePlan()): number =>
  analyze(runs, plan).series.find(({ layout }) => layout.gpus === 1)?.capacity.maxConcurrency ?? 0

const onOne = (run: SettledRun): SettledRun => ({ ...run, facts: factsOn(1), stated: factsOn(1) })
/** Of hundreds of random sweeps `npm run validate` says that a worse measurement raises nothing. */
const runs = { numRuns: 40 }

/**
 * Of thresholds only: a higher percentile may raise a limit, because a level with too few requests for it is left out
 * where a lower percentile would have let it fail.
 */
describe('a limit', () => {
  it('is not raised by lower thresholds', () => {
    const share = fc.double({ min: 0.01, max: 1, noNaN: true })
    fc.assert(
      fc.property(anyClosedSweep, share, share, (sweep, ttft, itl) => {
        const stricter = someSla(`ttft.p99<=${(3 * ttft).toFixed(9)}s,itl.p99<=${(120 * itl).toFixed(9)}ms`)
        expect(limitOf(sweep, somePlan({ sla: stricter }))).toBeLessThanOrEqual(limitOf(sweep))
      }),
      runs,
    )
  })

  it('is not raised by a run that fails, wherever it lies', () => {
    fc.assert(
      fc.property(anyClosedSweep, anyClosedRun, (sweep, run) => {
        const failing = someRun({ latency: { ttft: { p99: 3.1 } }, load: run.load, completed: 12_800 })
        expect(limitOf([...sweep, onOne(failing)])).toBeLessThanOrEqual(limitOf(sweep))
      }),
      runs,
    )
  })

  it('is not moved by a run that an audit rejects though it passes, and never raised by one that fails even so', () => {
    const rejected = { occupancy: 0.3, completed: 12_800, facts: factsOn(1) }
    fc.assert(
      fc.property(anyClosedSweep, anyClosedRun, (sweep, { load: { concurrency } }) => {
        const load = { concurrency }
        const before = limitOf(sweep)
        expect(limitOf([...sweep, someRun({ ...rejected, load })])).toBe(before)
        const failing = someRun({ ...rejected, load, latency: { ttft: { p99: 9 } } })
        expect(limitOf([...sweep, failing])).toBeLessThanOrEqual(before)
      }),
      runs,
    )
  })

  it('is a concurrency that was measured, passed, and has only passes below it', () => {
    fc.assert(
      fc.property(anyClosedSweep, (sweep) => {
        for (const { capacity, points } of analyze(sweep, somePlan()).series) {
          const most = capacity.maxConcurrency
          const below = points.filter(({ level, usable }) => usable && level <= (most ?? 0))
          expect(below.every(({ verdict }) => verdict === 'pass')).toBe(true)
          expect(below.at(-1)?.level ?? null).toBe(most)
        }
      }),
      runs,
    )
  })
})

const runNames = new Set(['run', 'below', 'unloaded', 'longer'])

const withoutRuns = (part: unknown): unknown =>
  JSON.parse(JSON.stringify(part, (key, value: unknown) => (runNames.has(key) ? '' : value)))

/** An answer without the numbers that runs and findings are given in the order of reading. */
const withoutIds = (sweep: readonly SettledRun[]) => {
  const { series, scaling, findings } = analyze(sweep, somePlan())
  const bare = findings.map((finding) => JSON.stringify({ ...finding, id: '', run: '' }))
  const measured = series.map((one) => ({
    ...one,
    points: one.points.map((point) => ({ ...point, runs: [], steady: withoutRuns(point.steady) })),
    diagnosis: withoutRuns(one.diagnosis),
  }))
  return { measured, scaling, findings: bare.toSorted() }
}

describe('an answer', () => {
  it('does not depend on the order of the runs', () => {
    fc.assert(
      fc.property(anyClosedSweep, fc.infiniteStream(fc.nat()), (sweep, keys) => {
        const shuffled = sweep
          .map((run) => ({ run, key: keys.next().value }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ run }) => run)
        expect(withoutIds(shuffled)).toEqual(withoutIds(sweep))
      }),
      { numRuns: 100 },
    )
  })

  it('is valid JSON: no NaN, no infinity, nothing undefined', () => {
    fc.assert(
      fc.property(anyRuns, (sweep) => {
        const source = { id: 's1', path: 'bench/result.json', sha256: '', bytes: 0, documents: [], problems: [] }
        const recognised = { source, format: 'vllmServe', runs: sweep, problems: [] } as const
        const report = reportOf([recognised], somePlan({ thinkTimes: [30] }), {
          version: '0',
          now: '2026-01-01T00:00:00Z',
        })
        expect(reportSchema.parse(report)).toStrictEqual(report)
        expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report)
      }),
      runs,
    )
  })
})
