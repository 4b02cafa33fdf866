/**
 * Published service levels, by name. chat: the limits of the course that konkyo started from (HPC Systems 2025-09);
 * mlperf-*: 99th percentile TTFT/TPOT of MLPerf Inference (mlcommons/inference_policies, inference_rules.adoc);
 * vllm-dashboard: defaults of vLLM's comparison script (vLLM docs/benchmarking/dashboard.md).
 */
export const slaPresets = {
  chat: 'ttft.p99<=3s,itl.p99<=120ms',
  'mlperf-gpt-oss-120b-server': 'ttft.p99<=3s,tpot.p99<=80ms',
  'mlperf-gpt-oss-120b-interactive': 'ttft.p99<=2s,tpot.p99<=20ms',
  'mlperf-llama3.1-8b-conversational': 'ttft.p99<=2s,tpot.p99<=100ms',
  'mlperf-llama3.1-8b-interactive': 'ttft.p99<=500ms,tpot.p99<=30ms',
  'mlperf-llama2-70b-server': 'ttft.p99<=2s,tpot.p99<=200ms',
  'mlperf-llama2-70b-interactive': 'ttft.p99<=450ms,tpot.p99<=40ms',
  'vllm-dashboard': 'ttft.p99<=3s,tpot.p99<=100ms',
} as const satisfies Readonly<Record<string, string>>
