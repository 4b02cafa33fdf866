import type { Baseline, Timing } from '../../model/baseline.ts'
import type { Picked } from '../../records/pick.ts'
import type { Provenance } from '../input.ts'

const nothing = { std: null, median: null, p95: null, p99: null, samples: 1 } as const

/** A quantity that was timed once. */
export const once = (picked: Picked | null): Timing | null =>
  picked && { mean: picked.value, ...nothing, field: picked.field }

/** A quantity over several repeats, by its mean and, where the tool tells it, their spread. */
export const repeated = (mean: Picked | null, samples: number, more: Partial<Timing> = {}): Timing | null =>
  mean && { mean: mean.value, ...nothing, samples, field: mean.field, ...more }

/** In other units, told where it stood. */
export const scaled = (picked: Picked | null, factor: number): Picked | null =>
  picked && { value: picked.value * factor, field: picked.field }

type Timings = Readonly<Partial<Record<keyof Baseline['timings'], Timing | null>>>

/** Seconds or tokens/s that something can have measured. */
const isPossible = (value: number): boolean => value === 0 || (value >= 1e-15 && value <= 1e12)

const ifPossible = (value: number | null): number | null => (value !== null && isPossible(value) ? value : null)

/** What nothing can have measured is no timing; a mean of no samples was one all the same. */
const present = (timings: Timings): Baseline['timings'] =>
  Object.fromEntries(
    Object.entries(timings).flatMap(([name, timing]) => {
      if (timing === null || !isPossible(timing.mean) || !(timing.samples <= 1e9)) return []
      const [std, median, p95, p99] = [timing.std, timing.median, timing.p95, timing.p99].map(ifPossible)
      return [[name, { ...timing, std, median, p95, p99, samples: Math.max(1, timing.samples) }]]
    }),
  )

type Told = Partial<Omit<Baseline, 'timings' | 'tool' | 'at'>> & Pick<Baseline, 'tool' | 'at'>

/** A baseline of the quantities that a file tells; everything it does not say is null, and it is one stream, once. */
export const baselineOf = (from: Provenance, timings: Timings, told: Told): Baseline => ({
  model: null,
  engine: null,
  gpu: null,
  name: null,
  streams: 1,
  tokens: { prompt: null, output: null, depth: null },
  repeats: { made: 1, succeeded: 1 },
  date: null,
  settings: {},
  ...from,
  ...told,
  timings: present(timings),
})
