import type { Baseline, Timing } from '../../model/baseline.ts'
import { type Document, type Problem, problem } from '../../model/source.ts'
import { all, any, has } from '../../records/detect.ts'
import { type Picked, pickNumber } from '../../records/pick.ts'
import { asNumber, asRecord, asText, isRecord, type RawRecord } from '../../records/values.ts'
import type { Input, Provenance, Reading } from '../input.ts'
import { baselineOf, repeated, scaled } from './timing.ts'

/** Below so many repeats its p95 and p99, read by rank, are the largest or next to it. */
const enoughForP95 = 40
const enoughForP99 = 200

const timingOf = (field: string, told: unknown, samples: number, factor: number): Timing | null => {
  const record = asRecord(told) ?? {}
  const pick = (key: string): Picked | null => scaled(pickNumber(record, key), factor)
  const value = (key: string, fewest = 1): number | null => (samples >= fewest ? (pick(key)?.value ?? null) : null)
  const mean = pick('mean')
  if (!mean?.value || !(samples >= 1)) return null
  const percentiles = { median: value('p50'), p95: value('p95', enoughForP95), p99: value('p99', enoughForP99) }
  return repeated(mean, samples, { std: value('std'), ...percentiles, field })
}

interface Test {
  readonly backend: string
  readonly model: string | null
  readonly name: string
  readonly record: RawRecord
}

const toBaseline = (
  { backend, model, name, record }: Test,
  file: Document & { kind: 'object' },
  from: Provenance,
): Baseline => {
  const succeeded = asNumber(record['successful_runs']) ?? 0
  const made = asNumber(record['total_runs']) ?? succeeded
  const timing = (key: string, factor = 1): Timing | null =>
    timingOf(`results/${backend}/prompts/${name}/${key}`, record[key], succeeded, factor)
  const tokens = isRecord(record['tokens_generated']) ? asNumber(record['tokens_generated']['mean']) : null
  return baselineOf(
    from,
    {
      ttft: timing('ttft_ms', 1e-3),
      tpot: timing('itl_mean_ms', 1e-3),
      total: timing('e2e_latency_ms', 1e-3),
      generationRate: timing('tps'),
    },
    {
      at: `${file.at}/${backend}/${name}`,
      tool: 'backendComparison',
      model,
      engine: backend,
      name,
      tokens: { prompt: null, output: tokens, depth: null },
      repeats: { made, succeeded },
      date: asText(file.value['timestamp']),
    },
  )
}

const testsOf = (results: RawRecord): readonly Test[] =>
  Object.entries(results).flatMap(([backend, told]) => {
    const prompts = isRecord(told) && isRecord(told['prompts']) ? told['prompts'] : {}
    const model = isRecord(told) ? asText(told['model']) : null
    return Object.entries(prompts).flatMap(([name, record]) =>
      isRecord(record) ? [{ backend, model, name, record }] : [],
    )
  })

/** A backend that could not be reached stands with an error in place of its numbers. */
const unreached = (results: RawRecord): readonly Problem[] =>
  Object.entries(results).flatMap(([backend, told]): readonly Problem[] => {
    if (!isRecord(told) || !('error' in told)) return []
    const words = (asText(told['error']) ?? '').slice(0, 200)
    return [problem('backendFailed', '', { backend, words })]
  })

const read = (document: Document, from: Provenance): Reading => {
  const results = document.kind === 'object' ? document.value['results'] : null
  if (document.kind !== 'object' || !isRecord(results)) return { runs: [], problems: [] }
  const tests = testsOf(results).filter(({ record }) => (asNumber(record['successful_runs']) ?? 1) > 0)
  return { runs: [], baselines: tests.map((test) => toBaseline(test, document, from)), problems: unreached(results) }
}

/** The JSON by which vLLM and llama.cpp are compared, one request after another (github.com/nadirbekovnadir/llm-inference). */
export const backendComparison: Input = {
  tool: 'llm-inference',
  notes: ['oneStream'],
  marks: ['scenario', 'warmup_runs', 'measurement_runs', 'prompts', 'ttft_ms', 'itl_mean_ms', 'e2e_latency_ms'],
  detect: all(has('results', 'scenario'), any(has('config.measurement_runs'), has('config.warmup_runs'))),
  read,
  command: null,
}
