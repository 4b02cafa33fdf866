import { clientDefinition, type LatencyMetric } from '../model/metric.ts'
import type { Facts } from '../model/fact.ts'
import type { Load, Run } from '../model/run.ts'
import { has } from '../records/detect.ts'
import { positiveAt, textAt, type Picked } from '../records/pick.ts'
import { type RawRecord, textsOf } from '../records/values.ts'
import { countsOf, latencyOf, runOf, statisticsOf, type Numbers, untoldLoad } from '../records/run.ts'
import { type Input, ofObjects } from './input.ts'
import { factOf, factIn, knownFacts } from '../records/stated-facts.ts'

type Places = Readonly<Record<string, string>>

/** Milliseconds. Where every request of a log was added up, what is called TPOT is no TPOT, and no TTFT stands beside it. */
const placesOf = (record: RawRecord, metric: LatencyMetric): Places => {
  if (metric === 'e2e')
    return { mean: 'metrics.latency.mean', median: 'metrics.latency.p50', p99: 'metrics.latency.p99' }
  if (positiveAt(record, 'metrics.ttft.mean') === null) return {}
  if (metric === 'ttft') return { mean: 'metrics.ttft.mean', median: 'metrics.ttft.p50', p99: 'metrics.ttft.p99' }
  return { mean: `metrics.${metric}` }
}

/** Percentiles that an importer did not find were filled in as 0. */
const latency = (record: RawRecord): Run['latency'] =>
  latencyOf((metric) => {
    const found = Object.entries(placesOf(record, metric)).flatMap(([name, path]) => {
      const picked = positiveAt(record, path)
      return picked ? [{ name, value: picked.value / 1000, field: path }] : []
    })
    return statisticsOf(clientDefinition(metric, 'ms'), found)
  })

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 0.005 * b

/** `throughput` is of all tokens in one kind of row and of output alone in the other: the lengths tell which. */
const rates = (record: RawRecord): Numbers => {
  const [rate, throughput, output] = ['request_rate', 'throughput', 'output_tput'].map((key) =>
    positiveAt(record, `metrics.${key}`),
  )
  const [input, answer] = ['input_tokens', 'output_tokens'].map((key) => positiveAt(record, `workload.${key}`))
  const expected = rate && input && answer ? rate.value * (input.value + answer.value) : null
  const total = throughput && expected !== null && near(throughput.value, expected) ? throughput : null
  return {
    'throughput.requests': rate ?? null,
    'throughput.outputTokens': output ?? null,
    'throughput.totalTokens': total ?? null,
  }
}

const numbers = (record: RawRecord): Numbers => {
  const found = rates(record)
  const throughput = found['throughput.requests'] ?? null
  return {
    ...found,
    ...countsOf({ completed: positiveAt(record, 'workload.request_count'), throughput }),
    'load.concurrency': positiveAt(record, 'workload.concurrency'),
  }
}

/** `target_qps` repeats the rate that was reached: what was asked for is not told. */
const loadOf = (record: RawRecord): Load => {
  const concurrency = positiveAt(record, 'workload.concurrency')?.value ?? null
  return { ...untoldLoad, concurrency, capRecorded: concurrency !== null }
}

const knownText = (record: RawRecord, path: string): string | null => {
  const text = textAt(record, path)
  return text !== null && /^unknown$/i.test(text) ? null : text
}

/** Prefill and decode may lie on different numbers of GPUs: then no one parallel size is that of the layout. */
const parallelOf = (record: RawRecord): Picked | null => {
  const [prefill, decode] = [positiveAt(record, 'prefill_tp'), positiveAt(record, 'decode_tp')]
  if (prefill && decode) return prefill.value === decode.value ? prefill : null
  return positiveAt(record, 'metadata.tensor_parallelism')
}

/** `2 TP4`: copies on as many GPUs each. */
const copiesOf = (record: RawRecord): Picked | null => {
  const copies = /^(\d+) TP\d+$/.exec(textAt(record, 'configuration') ?? '')?.[1]
  return copies === undefined || copies === '1' ? null : { value: Number(copies), field: 'configuration' }
}

const factsOf = (record: RawRecord): Facts => {
  const text = (path: string) => factOf(knownText(record, path), path)
  const number = (path: string) => factIn(positiveAt(record, path))
  return knownFacts({
    model: text('model_name'),
    gpu: text('hardware'),
    engine: text('metadata.backend'),
    gpus: number('accelerator_count'),
    tensorParallel: factIn(parallelOf(record)),
    dataParallel: factIn(copiesOf(record)),
    prefillWorkers: number('prefill_node_count'),
    decodeWorkers: number('decode_node_count'),
    inputTokens: number('workload.input_tokens'),
    outputTokens: number('workload.output_tokens'),
  })
}

const settingPaths = ['configuration', 'architecture', 'metadata.precision', 'source_info.origin', 'run_id']

const settingsOf = (record: RawRecord): Run['settings'] =>
  textsOf(settingPaths.map((path) => [path.split('.').at(-1)!, knownText(record, path)]))

const read = ofObjects((record, at, from) => {
  const run = runOf(numbers(record), 0, {
    ...from,
    at,
    tool: 'prism',
    load: loadOf(record),
    latency: latency(record),
    stated: factsOf(record),
    settings: settingsOf(record),
    // Rows added up from a log carry the time at which that was done.
    date: textAt(record, 'filename') === null ? null : textAt(record, 'timestamp'),
  })
  return { runs: [run], problems: [] }
})

/** The archive of llm-d Prism: flat rows that its importers made of other tools' results. */
export const prism: Input = {
  tool: 'llm-d Prism',
  notes: ['zeroFilled'],
  marks: ['source_info', 'file_identifier', 'accelerator_count', 'metrics', 'workload', 'request_rate', 'pd_ratio'],
  detect: has('source_info.origin', 'workload.input_tokens', 'metrics.request_rate'),
  read,
  command: null,
}
