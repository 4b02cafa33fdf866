import type { LatencyMetric } from '../../model/metric.ts'
import type { Run } from '../../model/run.ts'
import type { Document } from '../../model/source.ts'
import { numberAt, positiveAt, textAt, valueAt, type Picked, pickNumber, product } from '../../records/pick.ts'
import { all, any, has, hasKey } from '../../records/detect.ts'
import { flattened, type RawRecord, roundingOf } from '../../records/values.ts'
import { countsOf, runOf, type Numbers } from '../../records/run.ts'
import { patternLatency } from '../../records/statistics.ts'
import { type Input, type Provenance, type Reading, entriesOf } from '../input.ts'
import { factsOf, gpusOf, gpusOfPart, isMultinode, loadOf, mockedBy, settingsOf } from './configuration.ts'

const isBaseline = (record: RawRecord): boolean => typeof valueAt(record, 'metrics.median_ttft_ms') === 'number'

/** Aggregates hold seconds under the client's names without their unit; baselines its milliseconds, one level deeper. */
const patternsOf = (record: RawRecord): Readonly<Record<LatencyMetric, RegExp>> => {
  const [inside, unit] = isBaseline(record) ? [String.raw`metrics\.`, '_ms'] : ['', '']
  const pattern = (spelt: string) => new RegExp(`^${inside}(mean|median|std|p\\d{1,2}(?:\\.\\d+)?)_${spelt}${unit}$`)
  return { ttft: pattern('ttft'), tpot: pattern('tpot'), itl: pattern('itl'), e2e: pattern('e2el') }
}

/** Output is divided by the GPUs of decode alone, where there are any (InferenceX utils/process_result.py). */
const decoders = (record: RawRecord) => {
  const decode = isMultinode(record) ? gpusOfPart(record, 'decode') : null
  return decode ? { value: decode, field: 'num_decode_gpu' } : gpusOf(record)
}

const perGpu = (record: RawRecord): Numbers => ({
  'throughput.outputTokens': product(pickNumber(record, 'output_tput_per_gpu'), decoders(record)),
  'throughput.totalTokens': product(pickNumber(record, 'tput_per_gpu'), gpusOf(record)),
  'load.concurrency': pickNumber(record, 'conc'),
})

const tokensOf = (completed: Picked | null, rate: Picked | null, requests: Picked | null): Picked | null =>
  completed && rate && requests
    ? {
        value: Math.round((completed.value * rate.value) / requests.value),
        field: `${completed.field} × ${rate.field} / ${requests.field}`,
      }
    : null

/** Rates of one run have one duration: their ratio to the rate of requests is the tokens of a request. */
const baseline = (record: RawRecord): Numbers => {
  const completed = numberAt(record, 'metrics.successful_requests')
  const requests = positiveAt(record, 'metrics.request_throughput')
  const output = positiveAt(record, 'metrics.output_token_throughput')
  const total = positiveAt(record, 'metrics.total_token_throughput')
  const input = total && output && { value: total.value - output.value, field: `(${total.field} - ${output.field})` }
  return {
    ...countsOf({ completed, throughput: requests }),
    'totals.input': tokensOf(completed, input, requests),
    'totals.output': tokensOf(completed, output, requests),
    'throughput.requests': requests,
    'throughput.outputTokens': output,
    'throughput.totalTokens': total,
    'load.concurrency': pickNumber(record, 'conc'),
  }
}

/** Baselines let answers end where the model ends them: their nominal lengths are what was asked for, and not served. */
const statedOf = (record: RawRecord): Run['stated'] => {
  const { inputTokens, outputTokens, ...facts } = factsOf(record)
  const nominal = { ...(inputTokens && { inputTokens }), ...(outputTokens && { outputTokens }) }
  return isBaseline(record) ? facts : { ...facts, ...nominal }
}

const nominalOf = (record: RawRecord): Readonly<Record<string, string>> =>
  isBaseline(record) ? { isl: String(record['isl']), osl: String(record['osl']) } : {}

const runIn = (record: RawRecord, at: string, from: Provenance): Run => {
  const numbers = isBaseline(record) ? baseline(record) : perGpu(record)
  return runOf(numbers, roundingOf(valueAt(record, numbers['throughput.requests']?.field ?? '-')), {
    ...from,
    at,
    tool: 'inferencex',
    backend: null,
    date: textAt(record, 'ts') ?? textAt(record, 'date'),
    load: loadOf(record),
    // 0 is what stands for a metric that was not measured.
    ...patternLatency(flattened(record), isBaseline(record) ? 'ms' : 's', patternsOf(record)),
    stated: statedOf(record),
    settings: { ...settingsOf(record), ...nominalOf(record) },
    synthetic: mockedBy(from.path),
  })
}

const read = (document: Document, from: Provenance): Reading => ({
  runs: entriesOf(document).map(({ at, record }) => runIn(record, at, from)),
  problems: [],
})

const isTable = (document: Document): boolean =>
  document.kind === 'table' &&
  ['tput_per_gpu', 'conc', 'hw'].every((name) => document.header.includes(name)) &&
  ['tp', 'decode_tp'].some((name) => document.header.includes(name))

/** The points of InferenceX (InferenceMAX): aggregates of vLLM's client, one a file or row, and baselines of a runner. */
export const inferencex: Input = {
  tool: 'InferenceX',
  notes: ['chunks', 'perGpu'],
  marks: ['infmax_model_prefix', 'hw', 'conc', 'tput_per_gpu', 'output_tput_per_gpu', 'framework', 'spec_decoding'],
  detect: any(
    all(has('conc', 'tput_per_gpu'), hasKey('hw', 'infmax_model_prefix'), hasKey('tp', 'prefill_tp', 'decode_tp')),
    has('metrics.median_ttft_ms', 'hw', 'conc', 'tp'),
    isTable,
  ),
  read,
  command: null,
}
