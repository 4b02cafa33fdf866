import { blank, option, valueOr } from '../../records/command.ts'
import type { Command, Order } from '../input.ts'

const lengths = ({ dataset, workload: { kind, inputTokens, outputTokens } }: Order): readonly string[] => {
  const asked = (tokens: number | null, name: string) => valueOr(kind === 'nominal' ? tokens : null, name)
  const [input, output] = [asked(inputTokens, 'INPUT_LEN'), asked(outputTokens, 'OUTPUT_LEN')]
  return [
    ...option('--dataset', valueOr(dataset ?? 'random', 'DATASET')),
    ...(dataset !== null && dataset !== 'random'
      ? ['--dataset-path', blank('DATASET_PATH')]
      : ['--min-prompt-length', input, '--max-prompt-length', input, '--prefix-length', '0']),
    '--min-tokens',
    output,
    '--max-tokens',
    output,
  ]
}

const words = (order: Order): readonly string[] => {
  const { concurrency, requestRate } = order.load
  return [
    'evalscope',
    'perf',
    ...option('--model', valueOr(order.model, 'MODEL')),
    '--url',
    blank('URL'),
    ...option('--api', valueOr(order.backend ?? 'openai', 'API')),
    ...option('--tokenizer-path', valueOr(order.tokenizer, 'TOKENIZER')),
    ...lengths(order),
    '--parallel',
    concurrency === null ? '-1' : String(concurrency),
    '--rate',
    requestRate === 'inf' ? '-1' : String(requestRate),
    '--number',
    String(order.requests),
    '--seed',
    String(order.seed),
    '--stream',
  ]
}

/** `evalscope perf` (modelscope/evalscope, perf/arguments.py); it writes its own percentiles alone. */
export const evalscopeCommand: Command = { cold: true, words, metrics: '--stream', percentiles: () => null }
