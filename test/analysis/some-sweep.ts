import { analyze } from '../../src/analysis/analyze.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { Capacity, Series } from '../../src/model/report.ts'
import type { Run, SettledRun } from '../../src/model/run.ts'
import { somePlan, someRun, type RunChoices } from '../builders.ts'
import { promisedOnce } from '../promised-once.ts'

const half: RunChoices = { occupancy: 0.5, latency: { e2e: { p99: null } } }

/**
 * What one letter of a sweep stands for: p(ass), f(ail), u(nknown for want of ITL), x (passes, but half of the load was
 * never there), X (fails although half of it was never there), v (void: p99 below the median).
 */
const kinds: Readonly<Record<string, RunChoices>> = {
  p: {},
  f: { latency: { ttft: { p99: 4 } } },
  u: { latency: { itl: null } },
  x: half,
  X: { ...half, latency: { ...half.latency, ttft: { p99: 4 } } },
  v: { latency: { ttft: { p99: 0.1 } } },
}

export const someLoad = (letter: string, concurrency: number): SettledRun =>
  someRun({ ...kinds[letter], load: { concurrency }, completed: Math.max(1000, 100 * concurrency) })

/** A closed-loop sweep written as letters from the bottom, at concurrencies 1, 2, 4 … */
export const someSweep = (letters: string): readonly SettledRun[] =>
  [...letters].map((letter, i) => someLoad(letter, 2 ** i))

/** An open-loop run: the offered rate, what was achieved, and the letter. */
export const someArrivals = (letter: string, requestRate: number | 'inf', requests: number): SettledRun =>
  someRun({ ...kinds[letter], load: { concurrency: null, requestRate }, completed: 1000, throughput: { requests } })

/** The only series that these runs make. */
export const onlySeries = (runs: readonly Run[], plan: Partial<Plan> = {}): Series => {
  const { series } = analyze(runs, somePlan(plan), promisedOnce)
  if (!series[0] || series.length > 1) throw new Error(`${series.length} series`)
  return series[0]
}

export const capacityOf = (runs: readonly Run[], plan: Partial<Plan> = {}): Capacity => onlySeries(runs, plan).capacity
