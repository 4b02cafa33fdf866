import type { ServerCounter, ServerGauge, ServerTime } from '../../model/snapshot.ts'

/** Names of each engine and version, without `_total`; the first that a server has is read, as old and new ones stand side by side. */
export const gaugeNames: Readonly<Partial<Record<ServerGauge, readonly string[]>>> = {
  running: ['vllm:num_requests_running', 'sglang:num_running_reqs', 'decode_batch_size_mean'],
  waiting: ['vllm:num_requests_waiting', 'sglang:num_queue_reqs', 'wait_queue_size_mean'],
  kvUse: ['vllm:kv_cache_usage_perc', 'vllm:gpu_cache_usage_perc', 'sglang:token_usage', 'block_usage_gpu_mean'],
  hitRate: ['vllm:gpu_prefix_cache_hit_rate', 'sglang:cache_hit_rate'],
  outputRate: ['vllm:avg_generation_throughput_toks_per_s', 'sglang:gen_throughput', 'tps_out'],
  totalRate: ['tps'],
  kvTokens: ['sglang:max_total_num_tokens'],
}

/** SGLang's num_retracted_reqs is a gauge of the last batch, and not among them. */
export const counterNames: Readonly<Record<ServerCounter, readonly string[]>> = {
  requests: ['vllm:request_success', 'sglang:num_requests'],
  promptTokens: ['vllm:prompt_tokens', 'sglang:prompt_tokens'],
  outputTokens: ['vllm:generation_tokens', 'sglang:generation_tokens'],
  preemptions: ['vllm:num_preemptions', 'sglang:num_retracted_requests'],
  prefixQueries: ['vllm:prefix_cache_queries', 'vllm:gpu_prefix_cache_queries'],
  prefixHits: ['vllm:prefix_cache_hits', 'vllm:gpu_prefix_cache_hits'],
}

/** What vLLM called time_per_output_token_seconds is every gap between chunks (vLLM #19776, #24015): ITL. */
export const timeNames: Readonly<Record<ServerTime, readonly string[]>> = {
  ttft: ['vllm:time_to_first_token_seconds', 'sglang:time_to_first_token_seconds'],
  itl: ['vllm', 'sglang'].flatMap((engine) => [
    `${engine}:inter_token_latency_seconds`,
    `${engine}:time_per_output_token_seconds`,
  ]),
  tpot: ['vllm:request_time_per_output_token_seconds'],
  e2e: ['vllm:e2e_request_latency_seconds', 'sglang:e2e_request_latency_seconds'],
  queue: ['vllm:request_queue_time_seconds', 'sglang:queue_time_seconds'],
  prefill: ['vllm:request_prefill_time_seconds'],
  decode: ['vllm:request_decode_time_seconds'],
}

/** BladeLLM's names have no prefix, so that two of them together are asked for. */
export const bladeNames = [
  'decode_batch_size_mean',
  'wait_queue_size_mean',
  'block_usage_gpu_mean',
  'tps',
  'tps_out',
] as const
