import type { Baseline, Timing } from '../../model/baseline.ts'
import type { Document } from '../../model/source.ts'
import { has } from '../../records/detect.ts'
import { asList, asNumber, asText, pickNumber, type RawRecord, isRecord } from '../../records/pick.ts'
import type { Input, Provenance, Reading } from '../input.ts'
import { baselineOf } from './timing.ts'

/** `{mean, std, values}` in the unit of the tool; one value is no percentile. */
const timingOf = (field: string, told: unknown, factor: number): Timing | null => {
  if (!isRecord(told)) return null
  const mean = asNumber(told['mean'])
  if (mean === null) return null
  const values = (asList(told['values']) ?? []).map(asNumber).filter((value) => value !== null)
  const std = asNumber(told['std'])
  return {
    mean: mean * factor,
    std: std === null ? null : std * factor,
    median: null,
    p95: null,
    p99: null,
    samples: Math.max(1, values.length),
    field,
  }
}

/** What a request has for itself where several run together: its own rates, not those of all. */
const toBaseline = (one: RawRecord, index: number, file: Document & { kind: 'object' }, from: Provenance): Baseline => {
  const timing = (key: string, factor = 1): Timing | null => timingOf(`benchmarks/${index}/${key}`, one[key], factor)
  const count = (key: string): number | null => pickNumber(one, key)?.value ?? null
  const samples = timing('tg_req_throughput')?.samples ?? 1
  return baselineOf(
    from,
    {
      ttft: timing('e2e_ttft', 1e-3),
      prompt: timing('est_ppt', 1e-3),
      promptRate: timing('pp_req_throughput'),
      generationRate: timing('tg_req_throughput'),
    },
    {
      at: `${file.at}/${index}`,
      tool: 'llamaBenchy',
      model: asText(file.value['model']),
      name: `pp${count('prompt_size') ?? '?'}+tg${count('response_size') ?? '?'}${one['is_context_prefill_phase'] === true ? ' (context)' : ''}`,
      streams: count('concurrency') ?? 1,
      tokens: { prompt: count('prompt_size'), output: count('response_size'), depth: count('context_size') },
      repeats: { made: samples, succeeded: samples },
      date: asText(file.value['timestamp']),
    },
  )
}

const read = (document: Document, from: Provenance): Reading => {
  if (document.kind !== 'object') return { runs: [], problems: [] }
  const benchmarks = (asList(document.value['benchmarks']) ?? []).filter(isRecord)
  return { runs: [], baselines: benchmarks.map((one, i) => toBaseline(one, i, document, from)), problems: [] }
}

/** llama-benchy: the tests of llama-bench over HTTP, a handful of requests each. */
export const llamaBenchy: Input = {
  tool: 'llama-benchy',
  notes: ['oneStream'],
  marks: ['latency_mode', 'prompt_size', 'response_size', 'tg_throughput', 'est_ppt', 'ttfr', 'e2e_ttft'],
  detect: has('benchmarks.0.est_ppt', 'benchmarks.0.tg_throughput', 'latency_mode'),
  read,
  command: null,
}
