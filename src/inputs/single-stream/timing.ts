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

/** A value over another, such as tokens over seconds; null without both. */
export const ratio = (above: Picked | null, below: Picked | null): Picked | null =>
  above && below && below.value > 0
    ? { value: above.value / below.value, field: `${above.field} / ${below.field}` }
    : null

/** In other units, told where it stood. */
export const scaled = (picked: Picked | null, factor: number): Picked | null =>
  picked && { value: picked.value * factor, field: picked.field }

type Timings = Readonly<Partial<Record<keyof Baseline['timings'], Timing | null>>>

const present = (timings: Timings): Baseline['timings'] =>
  Object.fromEntries(Object.entries(timings).filter(([, timing]) => timing !== null))

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
