import type { Baseline, Timing } from '../../model/baseline.ts'
import { has } from '../../records/detect.ts'
import { type Picked, pickNumber } from '../../records/pick.ts'
import { asList, asNumber, asRecord, asText, isRecord, type RawRecord } from '../../records/values.ts'
import { type Input, ofObjects, type Provenance } from '../input.ts'
import { baselineOf, repeated, scaled } from './timing.ts'

/** `{mean, std, values}` in the unit of the tool; one value is no percentile. */
const timingOf = (field: string, told: unknown, factor: number): Timing | null => {
  const record = asRecord(told) ?? {}
  const pick = (key: string): Picked | null => scaled(pickNumber(record, key), factor)
  const values = (asList(record['values']) ?? []).filter((value) => asNumber(value) !== null)
  return repeated(pick('mean'), Math.max(1, values.length), { std: pick('std')?.value ?? null, field })
}

interface Whole {
  readonly file: RawRecord
  readonly at: string
  readonly from: Provenance
}

/** What a request has for itself where several run together: its own rates, not those of all. */
const toBaseline = (one: RawRecord, index: number, { file, at, from }: Whole): Baseline => {
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
      at: `${at}/${index}`,
      tool: 'llamaBenchy',
      model: asText(file['model']),
      name: `pp${count('prompt_size') ?? '?'}+tg${count('response_size') ?? '?'}${one['is_context_prefill_phase'] === true ? ' (context)' : ''}`,
      streams: count('concurrency') ?? 1,
      tokens: { prompt: count('prompt_size'), output: count('response_size'), depth: count('context_size') },
      repeats: { made: samples, succeeded: samples },
      date: asText(file['timestamp']),
    },
  )
}

const read = ofObjects((file, at, from) => {
  const benchmarks = (asList(file['benchmarks']) ?? []).filter(isRecord)
  const baselines = benchmarks.map((one, i) => toBaseline(one, i, { file, at, from }))
  return { runs: [], baselines, problems: [] }
})

/** llama-benchy: the tests of llama-bench over HTTP, a handful of requests each. */
export const llamaBenchy: Input = {
  tool: 'llama-benchy',
  notes: ['oneStream'],
  marks: ['latency_mode', 'prompt_size', 'response_size', 'tg_throughput', 'est_ppt', 'ttfr', 'e2e_ttft'],
  detect: has('benchmarks.0.est_ppt', 'benchmarks.0.tg_throughput', 'latency_mode'),
  read,
  command: null,
}
