import * as z from 'zod'
import { type BaselineMetric, baselineMetrics } from '../baseline.ts'
import { number, text } from './parts.ts'

/** One quantity over the repeats of a test; null is what the file does not say. `field`: where it stood, or what it was made of. */
const timing = z.object({
  mean: z.number(),
  /** Over `samples`, as the tool gives it. */
  std: number,
  median: number,
  p95: number,
  p99: number,
  samples: z.number(),
  field: z.string(),
})

/** Of the prompt of a request, of its answer, and those that stood before it. */
const tokens = z.object({ prompt: number, output: number, depth: number })

/** One stream, or streams in lock step, as a file tells it: seconds, tokens/s. */
export const baseline = z.object({
  id: z.string(),
  source: z.string(),
  /** Place in the source, as of a run. */
  at: z.string(),
  /** Id of the input. */
  tool: z.string(),
  model: text,
  /** What served it, as the file says. */
  engine: text,
  gpu: text,
  /** Name of the prompt or test: `short`, `pp512`. */
  name: text,
  /** Streams that run together in lock step; 1 is one alone. */
  streams: z.number(),
  tokens,
  repeats: z.object({ made: z.number(), succeeded: z.number() }),
  date: text,
  /** How it was run: tests that differ in it are not repeats. */
  settings: z.record(z.string(), z.string()),
  timings: z.partialRecord(z.enum(baselineMetrics), timing),
})

export const symptoms = [
  'coldStart',
  'longPrompt',
  'slowPrompt',
  'slowGeneration',
  'longAnswer',
  'elsewhere',
  'balanced',
] as const

/** Mean and standard deviation over all repeats of a test; `std` null of one. */
const repeated = z.object({ mean: z.number(), std: number, samples: z.number() })

/** Repeats of one test together, and what they say. */
export const singleStream = z.object({
  id: z.string(),
  /** Ids of the baselines. */
  baselines: z.array(z.string()),
  tool: z.string(),
  model: text,
  engine: text,
  gpu: text,
  name: text,
  quantisation: text,
  streams: z.number(),
  tokens,
  repeats: z.object({ made: z.number(), succeeded: z.number() }),
  /** Of these, the repeats that loaded the model first; they stand in no mean but their own. */
  cold: z.number(),
  coldLoad: number,
  timings: z.partialRecord(z.enum(baselineMetrics), repeated),
  /** Load and prompt: the wait for the first token, as far as the server sees it; null where it is timed itself. */
  firstToken: number,
  /** Of the total, what is neither load nor prompt nor generation; and each of these as a share. */
  rest: number,
  shares: z.object({ load: number, prompt: number, generation: number, rest: number }),
  symptoms: z.array(z.enum(symptoms)),
})

/** One metric of two engines: `difference` of b over a, and half the 95 % interval of it that the repeats allow. */
const duelMetric = z.object({
  metric: z.string<BaselineMetric>(),
  a: z.number(),
  b: z.number(),
  difference: z.number(),
  noise: number,
  /** Who is better beyond noise; null where the repeats do not say. */
  winner: z.enum(['a', 'b']).nullable(),
})

/** Two engines on the same test. */
export const duel = z.object({
  /** Ids of the tests in `singleStream`. */
  a: z.string(),
  b: z.string(),
  /** What differs beside the engine. */
  differs: z.array(z.enum(['model', 'quantisation', 'gpu', 'outputTokens'])),
  metrics: z.array(duelMetric),
})
