import { expect, it } from 'vitest'
import { sglangCommand } from '../../../src/inputs/sglang/command.ts'
import type { Order } from '../../../src/inputs/input.ts'

const order: Order = {
  model: 'm/8b',
  tokenizer: null,
  backend: 'sglang',
  dataset: null,
  layout: {
    name: null,
    gpu: null,
    gpus: null,
    tensorParallel: null,
    pipelineParallel: null,
    dataParallel: null,
    prefillWorkers: null,
    decodeWorkers: null,
  },
  workload: {
    kind: 'nominal',
    inputTokens: 1024,
    outputTokens: 256,
    measured: { inputTokens: 1024, outputTokens: 256 },
  },
  load: { concurrency: 16, requestRate: 'inf', burstiness: 1 },
  requests: 1000,
  warmups: 16,
  seed: 3,
  percentiles: [99],
  settings: {},
  prefixCache: { key: 'prefix_caching', value: null },
}

it('asks for lengths that are all as asked', () => {
  expect(sglangCommand.words(order).join(' ')).toBe(
    'python -m sglang.bench_serving --backend sglang --base-url <BASE_URL> --model m/8b --dataset-name random ' +
      '--random-input-len 1024 --random-output-len 256 --random-range-ratio 1 --max-concurrency 16 --request-rate inf ' +
      '--num-prompts 1000 --warmup-requests 16 --seed 3 --flush-cache --output-details --output-file <OUTPUT_FILE>',
  )
})

it('asks for drawn lengths as they were drawn', () => {
  const settings = { random_input_len: '1024', random_output_len: '1024', random_range_ratio: '0' }
  const workload = { ...order.workload, inputTokens: 512, outputTokens: 512 }
  expect(sglangCommand.words({ ...order, settings, workload }).join(' ')).toContain(
    '--random-input-len 1024 --random-output-len 1024 --random-range-ratio 0 ',
  )
  expect(sglangCommand.words({ ...order, settings: { random_range_ratio: '0.5' }, workload }).join(' ')).toContain(
    '--random-input-len <INPUT_LEN> --random-output-len <OUTPUT_LEN> --random-range-ratio 0.5 ',
  )
})
