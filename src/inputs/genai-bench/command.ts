import { blank, option, valueOr } from '../../records/command.ts'
import type { Command, Order } from '../input.ts'

/** The scenario that all runs state, or the lengths as one. */
const scenarioOf = ({ settings, workload: { kind, inputTokens, outputTokens } }: Order): string => {
  const asked = (tokens: number | null, name: string) => valueOr(kind === 'nominal' ? tokens : null, name)
  const lengths = `D(${asked(inputTokens, 'INPUT_LEN')},${asked(outputTokens, 'OUTPUT_LEN')})`
  return valueOr(settings['scenario'] ?? lengths, 'SCENARIO')
}

const loadWords = ({ load: { concurrency, requestRate } }: Order): readonly string[] =>
  requestRate === 'inf'
    ? ['--num-concurrency', valueOr(concurrency, 'CONCURRENCY')]
    : ['--execution-engine', 'async', '--qps-level', String(requestRate)]

const words = (order: Order): readonly string[] => [
  'genai-bench',
  'benchmark',
  ...option('--api-backend', valueOr(order.backend, 'API_BACKEND')),
  '--api-base',
  blank('BASE_URL'),
  ...option('--api-model-name', valueOr(order.model, 'MODEL')),
  ...option('--model-tokenizer', valueOr(order.tokenizer ?? order.model, 'TOKENIZER')),
  '--task',
  'text-to-text',
  ...option('--traffic-scenario', scenarioOf(order)),
  ...loadWords(order),
  '--max-requests-per-run',
  String(order.requests),
  '--max-time-per-run',
  blank('MINUTES'),
  '--server-gpu-type',
  valueOr(order.layout.gpu, 'GPU'),
  '--server-gpu-count',
  valueOr(order.layout.gpus, 'GPU_COUNT'),
]

/** genai-bench (sgl-project, cli/option_groups.py). */
export const genaiBenchCommand: Command = { cold: true, words, metrics: null, percentiles: () => null }
