import { blank, option, valueOr } from '../../records/command.ts'
import type { Command, Order } from '../input.ts'

const load = ({ load: { concurrency, requestRate, burstiness } }: Order): readonly string[] =>
  requestRate === 'inf'
    ? ['--profile', 'concurrent', '--rate', String(concurrency ?? blank('STREAMS'))]
    : ['--profile', burstiness === 'inf' ? 'constant' : 'poisson', '--rate', String(requestRate)]

const data = ({ workload: { kind, inputTokens, outputTokens } }: Order): string => {
  const asked = (tokens: number | null, name: string) => valueOr(kind === 'nominal' ? tokens : null, name)
  return `prompt_tokens=${asked(inputTokens, 'INPUT_LEN')},output_tokens=${asked(outputTokens, 'OUTPUT_LEN')}`
}

/** `guidellm benchmark` (guidellm/__main__.py); it writes its percentiles whatever is asked, and no ITL. */
export const guidellmCommand: Command = {
  words: (order) => [
    'guidellm',
    'benchmark',
    '--target',
    blank('BASE_URL'),
    ...option('--model', valueOr(order.model, 'MODEL')),
    ...(order.tokenizer === null ? [] : option('--processor', valueOr(order.tokenizer, 'TOKENIZER'))),
    ...load(order),
    '--data',
    data(order),
    '--max-requests',
    String(order.requests + order.warmups),
    '--warmup-percent',
    (order.warmups / (order.requests + order.warmups)).toFixed(3),
    '--random-seed',
    String(order.seed),
  ],
  metrics: null,
  percentiles: () => null,
}
