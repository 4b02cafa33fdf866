const seconds = (i: number, j: number): number => 0.01 + ((i * 7919 + j * 104_729) % 1000) / 123_456

/** A result of vLLM with per-request arrays, larger than what a store passes over. */
export const detailed = (concurrency: number, requests = 300, tokens = 256): string => {
  const numbers = Array.from({ length: requests }, (_, i) => i)
  const gaps = numbers.map((i) => Array.from({ length: tokens - 1 }, (_, j) => seconds(i, j)))
  return JSON.stringify({
    date: '20260701-120000',
    backend: 'openai',
    model_id: 'some/model',
    num_prompts: requests,
    gpu: 'H100',
    gpu_count: 1,
    input_len: 256,
    output_len: tokens,
    request_rate: 'inf',
    max_concurrency: concurrency,
    duration: requests / concurrency,
    completed: requests,
    total_input_tokens: 256 * requests,
    total_output_tokens: tokens * requests,
    request_throughput: concurrency,
    output_throughput: concurrency * tokens,
    mean_ttft_ms: 100,
    input_lens: numbers.map(() => 256),
    output_lens: numbers.map(() => tokens),
    ttfts: numbers.map((i) => 10 * seconds(i, 0)),
    itls: gaps,
    errors: numbers.map(() => ''),
  })
}
