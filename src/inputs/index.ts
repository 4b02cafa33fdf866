import { aiperf } from './nvidia/aiperf.ts'
import { genaiPerf } from './nvidia/genai-perf.ts'
import { guidellm } from './guidellm/guidellm.ts'
import type { Input } from './input.ts'
import { evalscope } from './evalscope/evalscope.ts'
import { genaiBench } from './genai-bench/genai-bench.ts'
import { inferenceBenchmarker } from './inference-benchmarker.ts'
import { konkyoRuns } from './konkyo-runs.ts'
import { inferencePerf } from './inference-perf.ts'
import { llmperf } from './llmperf/llmperf.ts'
import { prometheus } from './prometheus/prometheus.ts'
import { serverLog } from './prometheus/server-log.ts'
import { trtllmBench } from './trtllm/bench.ts'
import { sglangLog } from './sglang/log.ts'
import { sglang } from './sglang/serve.ts'
import { vllmCiResults } from './vllm/ci-results.ts'
import { backendComparison } from './single-stream/backend-comparison.ts'
import { llamaBatchedBench } from './single-stream/llama-batched-bench.ts'
import { llamaBench } from './single-stream/llama-bench.ts'
import { llamaBenchy } from './single-stream/llama-benchy.ts'
import { ollama } from './single-stream/ollama.ts'
import { columnTable } from './vllm/column-table.ts'
import { vllmLatency, vllmPytorch } from './vllm/latency.ts'
import { vllmMultiTurn } from './vllm/multi-turn.ts'
import { vllmThroughput } from './vllm/throughput.ts'
import { labelTable } from './vllm/label-table.ts'
import { vllmLog } from './vllm/log.ts'
import { vllmServe } from './vllm/serve.ts'
import { inferencexAgentic } from './inferencex/agentic.ts'
import { inferencex } from './inferencex/aggregate.ts'
import { llmdReport } from './llmd/report.ts'
import { mlperf } from './mlperf.ts'
import { prism } from './prism.ts'

/** Every result format that konkyo reads; the key is the format's id in report.json. First match wins. */
export const inputs = {
  // Results that are told by their own keys and marks.
  inferencex,
  inferencexAgentic,
  llmdReport,
  prism,
  mlperf,
  llmperf,
  inferencePerf,
  genaiBench,
  evalscope,
  inferenceBenchmarker,
  aiperf,
  genaiPerf,
  guidellm,
  trtllmBench,
  sglang,
  vllmMultiTurn,
  vllmServe,
  vllmLog,
  sglangLog,
  vllmThroughput,
  vllmLatency,
  vllmPytorch,
  vllmCiResults,
  ollama,
  llamaBench,
  llamaBatchedBench,
  llamaBenchy,
  backendComparison,
  prometheus,
  serverLog,
  // Tables by the names of their columns.
  konkyoRuns,
  labelTable,
  columnTable,
} as const satisfies Record<string, Input>

export type InputId = keyof typeof inputs

/** The input of an id in a report; null for one that is not known here. */
export const inputOf = (id: string | null): Input | null =>
  Object.entries<Input>(inputs).find(([known]) => known === id)?.[1] ?? null
