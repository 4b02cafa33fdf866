import type { Report } from './report.ts'

/** What one stream was timed for: seconds, and tokens/s for the rates. By meaning, never by the name a tool gives it. */
export const baselineMetrics = [
  'load',
  'prompt',
  'generation',
  'total',
  'ttft',
  'tpot',
  'promptRate',
  'generationRate',
] as const
export type BaselineMetric = (typeof baselineMetrics)[number]

/** One request at a time, or streams in lock step, timed by a tool that puts no load on a server: never a capacity. With its path. */
export type Baseline = Omit<Report['baselines'][number], 'id'> & { readonly path: string }
export type Timing = NonNullable<Baseline['timings'][BaselineMetric]>

/** Everything but the place and the numbers; of a model that is not known, only tests of one file can be the same. */
export const testKey = (test: Omit<Baseline, 'path' | 'at'>): string => {
  const { tool, model, engine, gpu, name, streams, tokens, settings, source } = test
  return JSON.stringify([tool, model ?? { in: source }, engine, gpu, name, streams, tokens.depth, settings])
}
