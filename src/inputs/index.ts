import type { Input } from './input.ts'
import { evalscope } from './evalscope/evalscope.ts'
import { genaiBench } from './genai-bench/genai-bench.ts'
import { inferenceBenchmarker } from './inference-benchmarker.ts'
import { inferencePerf } from './inference-perf.ts'
import { llmperf } from './llmperf/llmperf.ts'
import { prometheus } from './prometheus/prometheus.ts'
import { serverLog } from './prometheus/server-log.ts'
import { backendComparison } from './single-stream/backend-comparison.ts'
import { llamaBatchedBench } from './single-stream/llama-batched-bench.ts'
import { llamaBench } from './single-stream/llama-bench.ts'
import { llamaBenchy } from './single-stream/llama-benchy.ts'
import { ollama } from './single-stream/ollama.ts'
import { columnTable } from './vllm/column-table.ts'
import { labelTable } from './vllm/label-table.ts'
import { vllmLog } from './vllm/log.ts'
import { vllmServe } from './vllm/serve.ts'

/** Every result format that konkyo reads; the key is the format's id in report.json. First match wins. */
export const inputs = {
  llmperf,
  inferencePerf,
  genaiBench,
  evalscope,
  inferenceBenchmarker,
  vllmServe,
  vllmLog,
  ollama,
  llamaBench,
  llamaBatchedBench,
  llamaBenchy,
  backendComparison,
  prometheus,
  serverLog,
  labelTable,
  columnTable,
} as const satisfies Record<string, Input>

export type InputId = keyof typeof inputs

/** The input of an id in a report; null for one that is not known here. */
export const inputOf = (id: string | null): Input | null =>
  Object.entries<Input>(inputs).find(([known]) => known === id)?.[1] ?? null
