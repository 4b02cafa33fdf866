import { blank, option, valueOr } from '../../records/command.ts'
import type { Command, Order } from '../input.ts'

/** Long enough that no run ends by it. */
const timeout = 86_400

const words = (order: Order): readonly string[] => {
  const { workload, load, requests } = order
  const asked = (tokens: number | null, name: string) => valueOr(workload.kind === 'nominal' ? tokens : null, name)
  return [
    'python',
    'token_benchmark_ray.py',
    '--llm-api',
    'openai',
    ...option('--model', valueOr(order.model, 'MODEL')),
    '--mean-input-tokens',
    asked(workload.inputTokens, 'INPUT_LEN'),
    '--stddev-input-tokens',
    valueOr(order.settings['stddev_input_tokens'] ?? null, 'STDDEV_INPUT'),
    '--mean-output-tokens',
    asked(workload.outputTokens, 'OUTPUT_LEN'),
    '--stddev-output-tokens',
    valueOr(order.settings['stddev_output_tokens'] ?? null, 'STDDEV_OUTPUT'),
    '--num-concurrent-requests',
    valueOr(load.concurrency, 'CONCURRENCY'),
    '--max-num-completed-requests',
    String(requests),
    '--timeout',
    String(timeout),
    '--results-dir',
    blank('RESULTS_DIR'),
  ]
}

/** It sends at no rate, so that another client has to. */
const noRate = (rate: number): string => blank(`CLIENT: ${rate} requests/s, which LLMPerf cannot send`)

/** LLMPerf (token_benchmark_ray.py). */
export const llmperfCommand: Command = {
  cold: true,
  words: (order) => (order.load.requestRate === 'inf' ? words(order) : [noRate(order.load.requestRate)]),
  metrics: null,
  percentiles: () => null,
}
