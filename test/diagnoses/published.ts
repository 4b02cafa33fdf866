export interface PublishedLevel {
  /** Concurrency. */
  readonly load: number
  /** Means, seconds. */
  readonly ttft: number
  readonly latency: number
  readonly gap: number
  /** Requests/s. */
  readonly throughput: number
  readonly outputTokens: number
}

const row = (
  load: number,
  [ttft, latency, gap]: readonly [ttft: number, latency: number, gap: number],
  throughput: number,
  outputTokens: number,
): PublishedLevel => ({ load, ttft: ttft / 1000, latency: latency / 1000, gap: gap / 1000, throughput, outputTokens })

/**
 * akamaslabs/vllm-benchmark 8846e6a, study 26 aiperf-exp7-no-mig-repeat: the means of its sweep_aggregate (ms, requests/s),
 * one GPU with max_num_seqs 256.
 */
export const slicedGpu: readonly PublishedLevel[] = [
  row(16, [28.74, 2334.77, 8.78], 6.81, 262.99),
  row(32, [36.17, 2879.89, 10.73], 11.02, 265.35),
  row(64, [51.44, 3853.47, 14.53], 16.33, 262.36),
  row(96, [73.16, 5457.03, 20.32], 17.32, 265.54),
  row(128, [92.81, 6964.9, 25.84], 18.1, 266.69),
  row(192, [147.81, 10557.49, 39.75], 17.66, 263.09),
  row(256, [206, 13960.15, 52.96], 17.67, 260.46),
  row(320, [3579.7, 17393.73, 53.14], 17.65, 260.79),
  row(384, [6990.14, 20854.94, 53.09], 17.56, 261.87),
  row(512, [13783.44, 27779.76, 53.34], 17.41, 263.67),
]

const nim = (load: number, ttft: number, gap: number, tokens: number): PublishedLevel =>
  row(load, [ttft, ttft + 499 * gap, gap], tokens / 500, 500)

/** NVIDIA NIM 1.8.0, Llama 3.3 70B, 2x H100 fp8, 5000 tokens in and 500 out: mean TTFT and ITL (ms), tokens/s. */
export const nim5000: readonly PublishedLevel[] = [
  nim(1, 406.77, 18.58, 51.67),
  nim(5, 546.7, 21.83, 218.48),
  nim(25, 688.69, 38.75, 623.4),
  nim(50, 834.51, 59.73, 814.37),
  nim(100, 7996.25, 92.91, 917.26),
  nim(150, 34_794.22, 92.86, 920.9),
  nim(200, 61_680.22, 93.06, 920.54),
  nim(250, 88_605.32, 93.2, 920.12),
]
