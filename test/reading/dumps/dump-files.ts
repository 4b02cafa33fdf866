import { seededRandom } from '../../../simulator/random.ts'

const texts = [
  '',
  'plain',
  'a "quoted" word: ',
  'line\nend, tab\t, slash \\',
  '日本語 と 絵文字 😀',
  '\\"',
  '"key": [1, 2]',
]

/** A result of `vllm bench serve --save-detailed`, of so many requests. */
export const vllmDump = (requests = 40, concurrency = 4) => {
  const random = seededRandom(requests + concurrency)
  const itls = Array.from({ length: requests }, () =>
    Array.from({ length: Math.floor(20 * random()) }, () => 0.01 + random() / 100),
  )
  const ttfts = itls.map(() => 0.1 + random())
  const outputs = itls.map(({ length }) => length + 1)
  const total = outputs.reduce((sum, one) => sum + one, 0)
  return {
    date: '20260901-101500',
    backend: 'vllm',
    label: null,
    model_id: 'acme/model',
    tokenizer_id: 'acme/model',
    num_prompts: requests,
    tensor_parallel_size: '2',
    request_rate: 'inf',
    burstiness: 1,
    max_concurrency: concurrency,
    duration: requests,
    completed: requests,
    failed: 0,
    total_input_tokens: 512 * requests,
    total_output_tokens: total,
    request_throughput: 1,
    output_throughput: total / requests,
    total_token_throughput: total / requests + 512,
    input_lens: itls.map(() => 512),
    output_lens: outputs,
    ttfts,
    itls,
    start_times: itls.map((_, i) => 1000 + i),
    generated_texts: itls.map((_, i) => texts[i % texts.length]),
    errors: itls.map(() => ''),
    mean_ttft_ms: 600,
    median_ttft_ms: 600,
    std_ttft_ms: 100,
    p99_ttft_ms: 1090,
    mean_itl_ms: 15,
    median_itl_ms: 15,
    std_itl_ms: 3,
    p99_itl_ms: 19.9,
  }
}

/** A line of SGLang's bench_serving with `--output-details`. */
export const sglangDump = (requests = 40, concurrency = 4) => {
  const { itls, ttfts, input_lens, output_lens, generated_texts, errors, ...vllm } = vllmDump(requests, concurrency)
  return {
    backend: 'sglang',
    dataset_name: 'random',
    request_rate: 'inf',
    max_concurrency: concurrency,
    sharegpt_output_len: null,
    random_input_len: 512,
    random_output_len: 10,
    random_range_ratio: 0,
    duration: vllm.duration,
    completed: requests,
    total_input_tokens: vllm.total_input_tokens,
    total_output_tokens: vllm.total_output_tokens,
    request_throughput: 1,
    output_throughput: vllm.output_throughput,
    total_throughput: vllm.total_token_throughput,
    mean_e2e_latency_ms: 800,
    median_e2e_latency_ms: 800,
    mean_ttft_ms: 600,
    p99_ttft_ms: 1090,
    mean_itl_ms: 15,
    p99_itl_ms: 19.9,
    server_info: { tp_size: 2, lists: [[1], { itls: [1] }] },
    input_lens,
    output_lens,
    ttfts,
    itls,
    generated_texts,
    errors,
  }
}
