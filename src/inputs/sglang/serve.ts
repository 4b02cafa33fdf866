import type { Document } from '../../model/source.ts'
import { all, any, columns, hasKey } from '../../records/detect.ts'
import { entriesOf, type Input, type Provenance, type Reading, readRows } from '../input.ts'
import { isRun, toRun } from './record.ts'
import { blank, type Command, option, type Order, percentOf, valueOr } from '../../records/command.ts'

const setting = ({ settings }: Order, key: string): string | null => settings[key] ?? null

/** Conversations of a prompt and an answer, which is as long as the answer is to be (sglang benchmark/datasets/custom.py). */
const together = ({ mix }: Order): readonly string[] => {
  const parts = mix.map((one) => `${percentOf(one)}% of lines ${one.inputTokens} and ${one.outputTokens} tokens`)
  return ['--dataset-name', 'custom', '--dataset-path', blank(`MIX_JSONL: conversations; ${parts.join('; ')}`)]
}

/** Lengths are drawn between ratio × length and length; without a ratio of 1 their mean is below what is asked for. */
const lengths = (order: Order): readonly string[] => {
  const { dataset, workload, mix } = order
  if (mix.length > 0) return together(order)
  const name = dataset ?? (workload.kind === 'nominal' ? 'random' : null)
  if (name === null || !/^random/i.test(name))
    return [...option('--dataset-name', valueOr(name, 'DATASET')), '--dataset-path', blank('DATASET_PATH')]
  const ratio = setting(order, 'random_range_ratio')
  const nominal = workload.kind === 'nominal' && (ratio === null || Number(ratio) === 1)
  const asked = (tokens: number | null, key: string, placeholder: string): string =>
    valueOr(setting(order, key) ?? (nominal ? tokens : null), placeholder)
  return [
    ...option('--dataset-name', valueOr(name, 'DATASET')),
    ...option('--random-input-len', asked(workload.inputTokens, 'random_input_len', 'INPUT_LEN')),
    ...option('--random-output-len', asked(workload.outputTokens, 'random_output_len', 'OUTPUT_LEN')),
    ...option('--random-range-ratio', valueOr(ratio ?? (nominal ? 1 : null), 'RANGE_RATIO')),
  ]
}

/** SGLang keeps prefixes of prompts that it has seen: the same seed sends them again. */
const flush = ({ backend }: Order): readonly string[] => (/^sglang/i.test(backend ?? '') ? ['--flush-cache'] : [])

const words = (order: Order): readonly string[] => {
  const { model, tokenizer, backend, load } = order
  return [
    'python',
    '-m',
    'sglang.bench_serving',
    ...option('--backend', valueOr(backend, 'BACKEND')),
    ...option('--base-url', blank('BASE_URL')),
    ...option('--model', valueOr(model, 'MODEL')),
    ...(tokenizer !== null && tokenizer !== model ? option('--tokenizer', valueOr(tokenizer, 'TOKENIZER')) : []),
    ...lengths(order),
    ...(load.concurrency === null ? [] : ['--max-concurrency', String(load.concurrency)]),
    ...option('--request-rate', String(load.requestRate)),
    ...option('--num-prompts', String(order.requests)),
    ...option('--warmup-requests', String(order.warmups)),
    ...option('--seed', String(order.seed)),
    ...flush(order),
    '--output-details',
    '--output-file',
    blank('OUTPUT_FILE'),
  ]
}

/** `python -m sglang.bench_serving` (sglang bench_serving.py): arrivals are Poisson, statistics always the same. */
export const sglangCommand: Command = { words, mixes: true }

/** Keys of SGLang's client beside its name for the end-to-end latency; one name alone is anyone's. */
const ownKeys = [
  'total_throughput',
  'sharegpt_output_len',
  'random_range_ratio',
  'accept_length',
  'server_info',
  'total_output_tokens_retokenized',
] as const

const read = (document: Document, from: Provenance): Reading =>
  readRows(entriesOf(document), isRun, ({ at, record }) => toRun(record, at, from))

/** `python -m sglang.bench_serving`: its JSON Lines, old and new keys, and tables of the same keys. */
export const sglang: Input = {
  tool: 'SGLang bench_serving',
  notes: ['chunks', 'uncountedFailures'],
  marks: [
    'mean_e2e_latency_ms',
    'median_e2e_latency_ms',
    'total_throughput',
    'request_rate',
    'random_range_ratio',
    'sharegpt_output_len',
    'total_output_tokens_retokenized',
  ],
  detect: any(
    all(hasKey('mean_e2e_latency_ms', 'median_e2e_latency_ms'), hasKey(...ownKeys)),
    all(hasKey('sharegpt_output_len'), hasKey('total_throughput', 'server_info', 'accept_length')),
    all(columns('mean_e2e_latency_ms'), any(...ownKeys.map((key) => columns(key)))),
  ),
  read,
  command: sglangCommand,
}
