interface ScalingInput {
  /** Throughput of the smaller layout, in requests/s. */
  readonly base: number
  /** Throughput of the larger layout at the same concurrency, in requests/s. */
  readonly scaled: number
  /** Half of the last printed digit's place: 0.005 for 27.07; 0 if not rounded. */
  readonly baseRounding: number
  readonly scaledRounding: number
  /** GPUs. */
  readonly baseUnits: number
  readonly scaledUnits: number
}

export interface Scaling {
  readonly speedup: number
  /** Speedup − 1. */
  readonly gain: number
  /** Smallest and largest gain that the rounded throughputs allow; the largest is infinite if the base may be 0. */
  readonly interval: readonly [number, number]
  /** Speedup per GPU ratio. */
  readonly efficiency: number
  /** Experimentally determined serial fraction; null unless the larger layout has more GPUs. */
  readonly karpFlatt: number | null
  /** GPU time per request relative to the smaller layout. */
  readonly costPerRequest: number
  /** Relative change of mean latency at equal concurrency, by Little's law. */
  readonly latencyChange: number
}

/**
 * What more GPUs gain at equal concurrency, from two measured throughputs; null unless both and both GPU
 * counts are positive. A description of these two points (Karp & Flatt 1990 for the serial fraction), not a
 * law to extrapolate.
 */
export function scaling({
  base,
  scaled,
  baseRounding,
  scaledRounding,
  baseUnits,
  scaledUnits,
}: ScalingInput): Scaling | null {
  if (!(Math.min(base, scaled, baseUnits, scaledUnits) > 0)) return null
  const speedup = scaled / base
  const units = scaledUnits / baseUnits
  const least = (scaled - scaledRounding) / (base + baseRounding)
  const most = baseRounding < base ? (scaled + scaledRounding) / (base - baseRounding) : Infinity
  return {
    speedup,
    gain: speedup - 1,
    interval: [least - 1, most - 1],
    efficiency: speedup / units,
    karpFlatt: units > 1 ? (1 / speedup - 1 / units) / (1 - 1 / units) : null,
    costPerRequest: units / speedup,
    latencyChange: 1 / speedup - 1,
  }
}
