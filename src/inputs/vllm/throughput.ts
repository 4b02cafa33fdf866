import type { Run } from '../../model/run.ts'
import type { Document } from '../../model/source.ts'
import { any, columns, has, text } from '../../records/detect.ts'
import { pickNumber } from '../../records/pick.ts'
import { asText, type RawRecord, roundingOf } from '../../records/values.ts'
import { type Numbers, runOf, cappedLoad } from '../../records/run.ts'
import { makerOf, statedFacts, factOf, knownFacts } from '../../records/stated-facts.ts'
import { type Input, type Provenance, type Reading, entriesOf, readRows } from '../input.ts'
import { vllmCommand } from './command.ts'

const noLatency = { ttft: null, tpot: null, itl: null, e2e: null } as const

/** Input and output together are all that the tool counts; its text has output tokens apart. */
const numbersOf = (record: RawRecord): Numbers => ({
  completed: pickNumber(record, 'num_requests'),
  duration: pickNumber(record, 'elapsed_time'),
  'totals.input': pickNumber(record, 'total_input_tokens'),
  'totals.output': pickNumber(record, 'total_output_tokens'),
  'throughput.requests': pickNumber(record, 'requests_per_second'),
  'throughput.totalTokens': pickNumber(record, 'tokens_per_second'),
  'throughput.outputTokens': pickNumber(record, 'output_tokens_per_second'),
  'load.prompts': pickNumber(record, 'num_requests'),
})

/** All requests were handed over at once: neither cap nor rate. */
export const offlineRun = (record: RawRecord, at: string, from: Provenance, tool: string): Run => {
  const model = asText(record['model_id']) ?? asText(record['model'])
  const numbers = numbersOf(record)
  return runOf(numbers, roundingOf(record['requests_per_second']), {
    ...from,
    at,
    tool,
    load: cappedLoad(numbers),
    latency: noLatency,
    stated: { ...knownFacts({ model: factOf(model, 'model', 'metadata') }), ...statedFacts(record) },
    synthetic: makerOf(record),
  })
}

const printed = /^Throughput: ([\d.]+) requests\/s, ([\d.]+) (?:total )?tokens\/s(?:, ([\d.]+) output tokens\/s)?/gm
const totals = /^Total num (prompt|output) tokens:\s*(\d+)/gm

/** The last result of a text, with the totals that are printed below it. */
const recordIn = (words: string): RawRecord => {
  const last = [...words.matchAll(printed)].at(-1)
  const [, requests, tokens, output] = last ?? []
  const counted = [...words.slice(last?.index ?? 0).matchAll(totals)]
  return {
    requests_per_second: requests,
    tokens_per_second: tokens,
    output_tokens_per_second: output,
    ...Object.fromEntries(
      counted.map(([, kind, count]) => [kind === 'prompt' ? 'total_input_tokens' : 'total_output_tokens', count]),
    ),
  }
}

const read = (document: Document, from: Provenance): Reading =>
  readRows(
    document.kind === 'text' ? [{ at: '', record: recordIn(document.text) }] : entriesOf(document),
    (record) => pickNumber(record, 'requests_per_second') !== null,
    ({ at, record }) => ({ runs: [offlineRun(record, at, from, 'vllmThroughput')], problems: [] }),
  )

/** `vllm bench throughput`: requests that were handed over at once, and how fast they were worked off. No level, no latency. */
export const vllmThroughput: Input = {
  tool: 'vllm bench throughput',
  notes: ['offline'],
  marks: ['elapsed_time', 'num_requests', 'total_num_tokens', 'requests_per_second', 'tokens_per_second'],
  detect: any(
    has('elapsed_time', 'requests_per_second'),
    columns('elapsed_time', 'requests_per_second'),
    text(/^Throughput: [\d.]+ requests\/s, [\d.]+ (total )?tokens\/s/m),
  ),
  read,
  command: vllmCommand,
}
