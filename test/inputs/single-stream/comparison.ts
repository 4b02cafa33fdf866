/** Two engines on one prompt, made up, in the keys of the comparison. */
export const comparison = () => ({
  timestamp: '2026-01-09T03:00:00',
  scenario: 'made-up',
  config: { warmup_runs: 5, measurement_runs: 20 },
  results: {
    vllm: {
      model: 'Qwen/Qwen3-8B-AWQ',
      prompts: {
        short: {
          ttft_ms: { mean: 45.2, std: 5.1, p50: 44, p95: 55 },
          tps: { mean: 85.3, std: 3.2 },
          itl_mean_ms: { mean: 11.7, std: 0.4 },
          e2e_latency_ms: { mean: 1250.5, std: 50 },
          tokens_generated: { mean: 100 },
          successful_runs: 20,
          total_runs: 20,
        },
      },
    },
    llamacpp: {
      model: 'models/gguf/Qwen3-8B-Q4_K_M.gguf',
      prompts: {
        short: {
          ttft_ms: { mean: 75.2, std: 9.1 },
          tps: { mean: 84.9, std: 4.2 },
          itl_mean_ms: { mean: 11.8, std: 0.5 },
          e2e_latency_ms: { mean: 1290.5, std: 60 },
          tokens_generated: { mean: 100 },
          successful_runs: 19,
          total_runs: 20,
        },
      },
    },
  },
})
