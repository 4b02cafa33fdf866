import type { Baseline, Timing } from '../model/baseline.ts'
import type { Problem } from '../model/source.ts'
import { type Bounds, oddIn, problemsOf, without } from './bounds.ts'

/** Seconds, or tokens by the second. */
const timed: Bounds = { least: 1e-12, most: 1e12 }
const counted: Bounds = { least: 1, most: 1e9 }
const tokens: Bounds = { least: 1e-9, most: 1e12 }

const needed = { mean: timed, samples: counted }
const spread = { std: timed, median: timed, p95: timed, p99: timed }

/**
 * A test of one stream without the numbers that nothing can have counted or timed, and what is said of them; null where it
 * cannot be told how often it was made.
 */
export const possibleBaseline = (
  told: Baseline,
): { readonly baseline: Baseline | null; readonly problems: readonly Problem[] } => {
  const all = Object.entries(told.timings).map(([name, timing]) => ({
    name,
    timing,
    broken: oddIn(timing, needed, (part) => `${timing.field} ${part}`),
    odd: oddIn(timing, spread, (part) => `${timing.field} ${part}`),
  }))
  const ofTokens = oddIn(told.tokens, { prompt: tokens, output: tokens, depth: tokens }, (name) => `${name} tokens`)
  const times = [
    ...oddIn(told, { streams: counted }, (name) => name),
    ...oddIn(told.repeats, { made: counted, succeeded: counted }, (name) => `repeats ${name}`),
  ]
  const found = [...times, ...ofTokens, ...all.flatMap(({ broken, odd }) => [...broken, ...odd])]
  if (found.length === 0) return { baseline: told, problems: [] }
  const timings = all.flatMap(({ name, timing, broken, odd }): (readonly [string, Timing])[] =>
    broken.length > 0 ? [] : [[name, without(timing, odd)]],
  )
  return {
    baseline:
      times.length > 0
        ? null
        : { ...told, tokens: without(told.tokens, ofTokens), timings: Object.fromEntries(timings) },
    problems: problemsOf(found, told.at),
  }
}
