import { scaling } from '../capacity/scaling.ts'
import type { Comparison, SizeQuestion } from '../model/size.ts'

/** What more GPUs gain by two typed throughputs at equal concurrency, with the interval that their written places allow. */
export const comparisonOf = ({ compare }: SizeQuestion): Comparison | null => {
  if (!compare) return null
  const [base, scaled] = compare.throughputs
  const [few, many] = compare.gpus
  const told = scaling({
    base: base.value,
    scaled: scaled.value,
    baseRounding: base.rounding,
    scaledRounding: scaled.rounding,
    baseUnits: few,
    scaledUnits: many,
  })
  if (!told) return null
  const { speedup, gain, interval, efficiency, karpFlatt, costPerRequest, latencyChange } = told
  const count = many / few
  return {
    ...compare,
    speedup,
    gain,
    interval: [interval[0], Number.isFinite(interval[1]) ? interval[1] : null],
    efficiency,
    karpFlatt,
    e2eChange: latencyChange,
    costPerRequest,
    replicas: Number.isInteger(count) ? { count, throughput: count * base.value, nature: 'assumed' } : null,
  }
}
