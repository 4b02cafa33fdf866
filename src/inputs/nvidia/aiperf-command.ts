import { blank, option, valueOr } from '../../records/command.ts'
import type { Command, Order } from '../input.ts'

/** Public data sets by name, own files by a placeholder; else lengths of synthetic prompts. */
const dataset = ({ dataset: name, workload: { kind, inputTokens, outputTokens } }: Order): readonly string[] => {
  if (name !== null) return option('--public-dataset', valueOr(name, 'DATASET'))
  const asked = (tokens: number | null, placeholder: string) => valueOr(kind === 'nominal' ? tokens : null, placeholder)
  return [
    ...option('--isl', asked(inputTokens, 'INPUT_LEN')),
    ...option('--osl', asked(outputTokens, 'OUTPUT_LEN')),
    ...option('--extra-inputs', 'ignore_eos:true'),
  ]
}

const load = ({ load: { concurrency, requestRate, burstiness } }: Order): readonly string[] => [
  ...(concurrency === null ? [] : ['--concurrency', String(concurrency)]),
  ...(requestRate === 'inf'
    ? []
    : ['--request-rate', String(requestRate), '--request-rate-mode', burstiness === 'inf' ? 'constant' : 'poisson']),
]

/** `aiperf profile` (AIPerf, cli options of profile); it writes its statistics and percentiles whatever is asked. */
export const aiperfCommand: Command = {
  words: (order) => [
    'aiperf',
    'profile',
    ...option('--model', valueOr(order.model, 'MODEL')),
    '--url',
    blank('BASE_URL'),
    ...option('--endpoint-type', valueOr(order.backend, 'ENDPOINT_TYPE')),
    '--streaming',
    ...(order.tokenizer === null ? [] : option('--tokenizer', valueOr(order.tokenizer, 'TOKENIZER'))),
    ...dataset(order),
    ...load(order),
    '--request-count',
    String(order.requests),
    '--warmup-request-count',
    String(order.warmups),
    '--random-seed',
    String(order.seed),
  ],
  metrics: null,
  percentiles: () => null,
}
