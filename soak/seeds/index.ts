import type { InputId } from '../../src/inputs/index.ts'
import { inferencex, inferencexAgentic, konkyoRuns, llmdReport, mlperf, prism } from './archives.ts'
import { evalscope, genaiBench, guidellm, inferenceBenchmarker, inferencePerf, llmperf } from './clients.ts'
import { columnTable, labelTable, prometheus, serverLog, sglangLog, trtllmBench, vllmLog } from './printed.ts'
import {
  aiperf,
  genaiPerf,
  sglang,
  vllmCiResults,
  vllmLatency,
  vllmMultiTurn,
  vllmPytorch,
  vllmServe,
  vllmThroughput,
} from './serving.ts'
import { backendComparison, llamaBatchedBench, llamaBench, llamaBenchy, ollama } from './single-stream.ts'
import type { Seed } from './sweep.ts'

/** Whole files of every format that konkyo reads, by its id: what mutations begin with. */
export const seeds = {
  inferencex,
  inferencexAgentic,
  konkyoRuns,
  llmdReport,
  prism,
  mlperf,
  inferencePerf,
  genaiBench,
  evalscope,
  guidellm,
  llmperf,
  inferenceBenchmarker,
  vllmLog,
  sglangLog,
  labelTable,
  columnTable,
  trtllmBench,
  prometheus,
  serverLog,
  vllmServe,
  sglang,
  vllmMultiTurn,
  vllmPytorch,
  vllmCiResults,
  vllmThroughput,
  vllmLatency,
  aiperf,
  genaiPerf,
  llamaBench,
  llamaBatchedBench,
  llamaBenchy,
  ollama,
  backendComparison,
} satisfies Readonly<Record<InputId, readonly Seed[]>>
