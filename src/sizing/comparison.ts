import type { Comparison, SizeQuestion } from '../model/size.ts'

/**
 * What more GPUs gain at equal concurrency by two typed throughputs (requests/s), with the interval that their written
 * places allow; null unless both and both GPU counts are positive. A description of these two points (Karp & Flatt 1990 for
 * the serial fraction), not a law to extrapolate.
 */
export const comparisonOf = ({ compare }: Pick<SizeQuestion, 'compare'>): Comparison | null => {
  if (!compare) return null
  const [base, scaled] = compare.throughputs
  const [few, many] = compare.gpus
  if (!(Math.min(base.value, scaled.value, few, many) > 0)) return null
  const speedup = scaled.value / base.value
  const units = many / few
  const least = (scaled.value - scaled.rounding) / (base.value + base.rounding)
  const most = base.rounding < base.value ? (scaled.value + scaled.rounding) / (base.value - base.rounding) : null
  return {
    ...compare,
    speedup,
    gain: speedup - 1,
    interval: [least - 1, most && most - 1],
    efficiency: speedup / units,
    karpFlatt: units > 1 ? (1 / speedup - 1 / units) / (1 - 1 / units) : null,
    e2eChange: 1 / speedup - 1,
    costPerRequest: units / speedup,
    replicas: Number.isInteger(units) ? { count: units, throughput: units * base.value, nature: 'assumed' } : null,
  }
}
