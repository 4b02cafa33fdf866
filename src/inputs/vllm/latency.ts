import { type Document, type Problem, problem } from '../../model/source.ts'
import { any, columns, has, text } from '../../records/detect.ts'
import { type RawRecord, asNumber, isRecord } from '../../records/values.ts'
import { type Found, type Input, type Reading, entriesOf, holdsNone } from '../input.ts'
import { vllmCommand } from './command.ts'
import { vllmServe } from './serve.ts'
import { vllmThroughput } from './throughput.ts'

/** What a file holds that times whole batches, one after another; `seconds`: their mean. */
export const batchLatency = (seconds: number | null, where: string): Problem =>
  seconds === null ? problem('rowWithoutRun', where) : problem('batchLatency', where, { mean: seconds })

const printed = /^Avg latency: ([\d.]+) seconds/m

const read = (document: Document): Reading =>
  document.kind === 'text'
    ? holdsNone(batchLatency(asNumber(printed.exec(document.text)?.[1]), ''))
    : holdsNone(...entriesOf(document).map(({ at, record }) => batchLatency(asNumber(record['avg_latency']), at)))

/**
 * `vllm bench latency`: seconds from handing over a batch to its last token. That is neither the TTFT nor the E2EL of a
 * request that others are served beside, and no load was offered: nothing of it is a run.
 */
export const vllmLatency: Input = {
  tool: 'vllm bench latency',
  notes: ['offline'],
  marks: ['avg_latency', 'latencies', 'percentiles'],
  detect: any(
    has('avg_latency', 'percentiles'),
    columns('input_len', 'output_len', 'batch_size', 'avg_latency'),
    text(printed),
  ),
  read,
  command: vllmCommand,
}

const inside = (value: unknown, ...path: readonly string[]): RawRecord => {
  const found = path.reduce<unknown>((one, key) => (isRecord(one) ? one[key] : undefined), value)
  return isRecord(found) ? found : {}
}

/** Arguments of the client that state what its results do not. */
const statedArguments =
  /^(tensor|pipeline|data)_parallel_size$|^(in|out)put_len$|^(quantization|dtype|max_num_seqs|max_model_len)$/

/** What one record of a metric says of its run: the metric, and beside it all else that the result holds. */
const partOf = (document: Document): RawRecord => {
  const value = document.kind === 'object' ? document.value : {}
  const metric = inside(value, 'metric')
  const values = metric['benchmark_values']
  const given = Object.entries(inside(value, 'benchmark', 'extra_info', 'args'))
  const model = inside(value, 'model')['name']
  return {
    ...(model !== undefined && { model_id: model }),
    ...Object.fromEntries(given.filter(([key, one]) => statedArguments.test(key) && one !== null)),
    ...inside(metric, 'extra_info'),
    ...(Array.isArray(values) && values.length === 1 && { [String(metric['name'])]: values[0] as unknown }),
  }
}

/** The run that records of one file tell together, by the reader of the benchmark that they are of. */
const runIn = (records: readonly Found[]): Reading => {
  const value: RawRecord = Object.assign({}, ...records.map(({ document }) => partOf(document)))
  const document: Document = { kind: 'object', at: '', value }
  const input = [vllmServe, vllmThroughput, vllmLatency].find(({ detect }) => detect(document))
  if (!input) return holdsNone(problem('rowWithoutRun'))
  const { runs, problems } = input.read(document, records[0]!.from)
  return { runs: runs.map((run) => ({ ...run, tool: 'vllmPytorch', wholeRecord: false, absent: [] })), problems }
}

/** The first record of each file has the run, the others nothing: copies in a result beside it are found like any other. */
const join = (found: readonly Found[]): readonly Reading[] =>
  found.map((one) => {
    const own = found.filter(({ from }) => from.source === one.from.source)
    return own[0] === one ? runIn(own) : holdsNone()
  })

/** `*.pytorch.json` of vLLM's benchmarks: a record for each metric of one run. */
export const vllmPytorch: Input = {
  tool: 'vllm bench (PyTorch benchmark format)',
  notes: ['chunks'],
  marks: ['benchmark', 'metric', 'benchmark_values', 'extra_info'],
  detect: has('benchmark.extra_info', 'metric.benchmark_values'),
  read: () => holdsNone(),
  join,
  command: vllmCommand,
}
