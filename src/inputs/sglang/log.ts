import { namespaceIn } from '../../records/text.ts'
import { type PrintedEntry, type PrintedResult, printedEntries } from '../../records/printed.ts'
import { renamedProblem, renamedRun } from '../../records/names.ts'
import { pickNumber } from '../../records/pick.ts'
import type { RawRecord } from '../../records/values.ts'
import type { Document } from '../../model/source.ts'
import { inAll, type Input, type Provenance, type Reading } from '../input.ts'
import { sglangCommand } from './serve.ts'
import { toRun } from './record.ts'

/** What the client prints, by the keys of its result files; rates, which are rounded, are worked out of the counts. */
const labels: ReadonlyMap<string, string> = new Map([
  ['backend', 'backend'],
  ['traffic request rate', 'request_rate'],
  ['max request concurrency', 'max_concurrency'],
  ['successful requests', 'completed'],
  ['benchmark duration (s)', 'duration'],
  ['total input tokens', 'total_input_tokens'],
  ['total generated tokens', 'total_output_tokens'],
  ['total generated tokens (retokenized)', 'total_output_tokens_retokenized'],
  ['concurrency', 'concurrency'],
  ['peak concurrent requests', 'max_concurrent_requests'],
  ['accept length', 'accept_length'],
])

const latency = /^(mean|median|std|p\d{1,2}) (ttft|tpot|itl|e2e latency) ?\(ms\)$/

const keyOf = (text: string): string | null => {
  const label = text.slice(0, 80).toLowerCase().replaceAll(/\s+/g, ' ').trim()
  const [, statistic, metric] = latency.exec(label) ?? []
  return statistic && metric ? `${statistic}_${metric.replace(' ', '_')}_ms` : (labels.get(label) ?? null)
}

/** The same heading stands over results of other clients. */
const isOwn = ({ record }: PrintedResult): boolean =>
  'backend' in record &&
  ['completed', 'duration'].every((key) => pickNumber(record, key) !== null) &&
  ['mean_e2e_latency_ms', 'total_output_tokens_retokenized', 'request_rate'].some((key) => key in record)

/** `Namespace(…)` or `benchmark_args=Namespace(…)`, printed before each result with every argument. */
const argumentsIn = (text: string): RawRecord =>
  Object.fromEntries(
    namespaceIn(text)
      .map(([name, value]) => [name, value.replaceAll(/^'|'$/g, '')] as const)
      .filter(([, value]) => !/^(none|null)$/i.test(value)),
  )

const askedKeys = `model tokenizer dataset_name num_prompts random_input_len random_output_len random_range_ratio seed
  warmup_requests flush_cache`.split(/\s+/)

/** `not set` says that there is no cap, which is known then. */
const recordOf = ({ block, beside }: PrintedEntry): RawRecord => {
  const given = argumentsIn(block.before)
  const asked = Object.fromEntries(askedKeys.flatMap((key) => (key in given ? [[key, given[key]]] : [])))
  const cap = block.record['max_concurrency'] ?? given['max_concurrency'] ?? null
  return {
    ...beside,
    ...asked,
    ...('request_rate' in given && { request_rate: given['request_rate'] }),
    ...block.record,
    max_concurrency: pickNumber({ cap }, 'cap') ? cap : null,
  }
}

const entriesOf = (document: Document): readonly PrintedEntry[] =>
  printedEntries(document, keyOf).filter(({ block }) => isOwn(block))

const read = (document: Document, from: Provenance): Reading => {
  const readings = entriesOf(document).map((entry) => {
    const { runs, problems } = toRun(recordOf(entry), entry.at, from)
    const { names } = entry.block
    return {
      runs: runs.map((run) => ({ ...renamedRun(run, names), tool: 'sglangLog' })),
      problems: problems.map((problem) => renamedProblem(problem, names)),
    }
  })
  return inAll(readings)
}

/** What `python -m sglang.bench_serving` prints: logs of one run or many, also inside a string of a JSON object. */
export const sglangLog: Input = {
  tool: 'SGLang bench_serving (log)',
  notes: ['chunks', 'uncountedFailures'],
  marks: [],
  detect: (document) => entriesOf(document).length > 0,
  read,
  command: sglangCommand,
}
