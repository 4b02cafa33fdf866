import { normalKey } from '../../model/setting.ts'
import {
  blank,
  type Command,
  isShowable,
  lengthsOf,
  option,
  pairsOf,
  type Order,
  percentOf,
  valueOr,
} from '../../records/command.ts'

/** A table as of BurstGPT, of which prompts are made that have as many tokens (vLLM benchmarks/datasets.py, BurstGPTDataset). */
const together = ({ mix }: Order): readonly string[] => {
  const rows = mix.map((one) => `${percentOf(one)}% of rows 0,GPT-4,${one.inputTokens},${one.outputTokens}`)
  const table = blank(`MIX_CSV: Timestamp,Model,Request tokens,Response tokens; ${rows.join('; ')}`)
  return ['--dataset-name', 'burstgpt', '--dataset-path', table, '--ignore-eos']
}

const lengths = (order: Order): readonly string[] => {
  const { dataset, mix } = order
  if (mix.length > 0) return together(order)
  if (dataset !== null && !/^random/i.test(dataset))
    return [...option('--dataset-name', valueOr(dataset, 'DATASET')), '--dataset-path', blank('DATASET_PATH')]
  if (order.workload.kind !== 'nominal' && dataset === null) return ['--dataset-name', blank('DATASET')]
  const { input, output } = lengthsOf(order)
  return [
    ...option('--dataset-name', valueOr(dataset ?? 'random', 'DATASET')),
    ...option('--random-input-len', input),
    ...option('--random-output-len', output),
    '--ignore-eos',
  ]
}

const load = ({ load: { concurrency, requestRate, burstiness } }: Order): readonly string[] => [
  ...(concurrency === null ? [] : ['--max-concurrency', String(concurrency)]),
  ...option('--request-rate', String(requestRate)),
  ...(requestRate === 'inf' ? [] : ['--burstiness', String(burstiness)]),
]

/** Settings under names that are safe and that no result of the client has. */
const settings = (order: Order): readonly string[] =>
  Object.entries(order.settings)
    .filter(([key, value]) => /^[a-z_][\w.-]*$/i.test(key) && isShowable(value))
    .filter(([key]) => !/^(seed|dataset.*|label|version|steady_state.*)$/.test(normalKey(key)))
    .map(([key, value]) => `${key}=${value}`)

/** What the result has no place for, by keys that are read again as what they state. */
const metadata = (order: Order): readonly string[] => {
  const { layout, workload, prefixCache } = order
  const nominal = workload.kind === 'nominal'
  const known: readonly (readonly [string, number | null])[] = [
    ['tensor_parallel_size', layout.tensorParallel],
    ['pipeline_parallel_size', layout.pipelineParallel],
    ['data_parallel_size', layout.dataParallel],
    ['input_len', nominal ? workload.inputTokens : null],
    ['output_len', nominal ? workload.outputTokens : null],
  ]
  return [
    `gpu=${valueOr(layout.gpu, 'GPU')}`,
    `gpu_count=${valueOr(layout.gpus, 'GPU_COUNT')}`,
    ...(order.mix.length > 0 ? [`mix=${pairsOf(order.mix)}`] : []),
    ...known.flatMap(([key, value]) => (value === null ? [] : [`${key}=${value}`])),
    ...settings(order),
    `${prefixCache.key}=${valueOr(prefixCache.value, 'PREFIX_CACHING')}`,
    `num_warmups=${order.warmups}`,
    `seed=${order.seed}`,
  ]
}

const metrics = 'ttft,tpot,itl,e2el'

const words = (order: Order): readonly string[] => {
  const { model, tokenizer, backend } = order
  return [
    'vllm',
    'bench',
    'serve',
    ...option('--backend', valueOr(backend, 'BACKEND')),
    ...option('--base-url', blank('BASE_URL')),
    ...(backend === 'openai-chat' ? ['--endpoint', '/v1/chat/completions'] : []),
    ...option('--model', valueOr(model, 'MODEL')),
    ...(tokenizer !== null && tokenizer !== model ? option('--tokenizer', valueOr(tokenizer, 'TOKENIZER')) : []),
    ...lengths(order),
    ...load(order),
    ...option('--num-prompts', String(order.requests)),
    ...option('--num-warmups', String(order.warmups)),
    ...option('--seed', String(order.seed)),
    ...option('--percentile-metrics', metrics),
    ...option('--metric-percentiles', order.percentiles.join(',')),
    '--save-result',
    '--save-detailed',
    '--metadata',
    ...metadata(order),
  ]
}

/** `vllm bench serve` (vLLM benchmarks/serve.py). */
export const vllmCommand: Command = {
  words,
  mixes: true,
  metrics: `--percentile-metrics ${metrics}`,
  percentiles: (percentiles) => `--metric-percentiles ${percentiles.join(',')}`,
}
