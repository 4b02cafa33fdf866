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

/** One quantity over the repeats of a test; null is what the file does not say. `field`: where it stood, or what it was made of. */
export interface Timing {
  readonly mean: number
  /** Over `samples`, as the tool gives it. */
  readonly std: number | null
  readonly median: number | null
  readonly p95: number | null
  readonly p99: number | null
  readonly samples: number
  readonly field: string
}

/** One request at a time, or streams in lock step, timed by a tool that puts no load on a server: never a capacity. */
export interface Baseline {
  readonly source: string
  readonly path: string
  /** Place in the source, as of a run. */
  readonly at: string
  /** Id of the input. */
  readonly tool: string
  readonly model: string | null
  /** What served it, as the file says. */
  readonly engine: string | null
  readonly gpu: string | null
  /** Name of the prompt or test: `short`, `pp512`. */
  readonly name: string | null
  /** Streams that run together in lock step; 1 is one alone. */
  readonly streams: number
  /** Tokens of a request: of its prompt, of its answer, and those that stood before it. */
  readonly tokens: { readonly prompt: number | null; readonly output: number | null; readonly depth: number | null }
  readonly repeats: { readonly made: number; readonly succeeded: number }
  readonly date: string | null
  /** How it was run: tests that differ in it are not repeats. */
  readonly settings: Readonly<Record<string, string>>
  readonly timings: Readonly<Partial<Record<BaselineMetric, Timing>>>
}

/** Everything but the place and the numbers; of a model that is not known, only tests of one file can be the same. */
export const testKey = (test: Omit<Baseline, 'path' | 'at'>): string => {
  const { tool, model, engine, gpu, name, streams, tokens, settings, source } = test
  return JSON.stringify([tool, model ?? { in: source }, engine, gpu, name, streams, tokens.depth, settings])
}
