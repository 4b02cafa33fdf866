import type { LoadedLevel } from '../../src/maths/little.ts'

export function levelsOf(...pairs: readonly (readonly [number, number])[]): readonly LoadedLevel[] {
  return pairs.map(([concurrency, throughput]) => ({ concurrency, throughput }))
}

/** Requests/s of a published AIPerf sweep of vLLM with 256 slots (akamas vllm-benchmark, study 26). */
export const slotLimitedSweep = levelsOf([16, 6.8148], [32, 11.02], [64, 16.33], [96, 17.32], [128, 18.1], [256, 17.67])
