import { type Document, type Problem, problem } from '../../model/source.ts'
import { any, columns, has, text } from '../../records/detect.ts'
import { asNumber } from '../../records/values.ts'
import { entriesOf, holdsNone, type Input, type Reading } from '../input.ts'
import { vllmCommand } from './command.ts'

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
