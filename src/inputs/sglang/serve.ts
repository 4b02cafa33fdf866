import type { Document, Problem } from '../../model/source.ts'
import { all, any, columns, hasKey } from '../../records/detect.ts'
import type { RawRecord } from '../../records/pick.ts'
import type { Input, Provenance, Reading } from '../input.ts'
import { sglangCommand } from './command.ts'
import { isRun, toRun } from './record.ts'

/** Keys of SGLang's client beside its name for the end-to-end latency; one name alone is anyone's. */
const ownKeys = [
  'total_throughput',
  'sharegpt_output_len',
  'random_range_ratio',
  'accept_length',
  'server_info',
  'total_output_tokens_retokenized',
] as const

interface Entry {
  readonly at: string
  readonly record: RawRecord
}

const entriesOf = (document: Document): readonly Entry[] => {
  if (document.kind === 'object') return [{ at: document.at, record: document.value }]
  return document.kind === 'table' ? document.rows.map(({ at, cells }) => ({ at, record: cells })) : []
}

const read = (document: Document, from: Provenance): Reading => {
  const entries = entriesOf(document)
  const results = entries.filter(({ record }) => isRun(record)).map(({ at, record }) => toRun(record, at, from))
  const others = entries.filter(({ record }) => !isRun(record))
  return {
    runs: results.map(({ run }) => run),
    problems: [
      ...results.flatMap(({ problems }) => problems),
      ...others.map(({ at }): Problem => ({ code: 'rowWithoutRun', where: at, values: {} })),
    ],
  }
}

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
