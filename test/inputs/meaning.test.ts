import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { InputId } from '../../src/inputs/index.ts'
import type { LatencyMetric } from '../../src/model/metric.ts'
import { diskRead, shared } from './read-folder.ts'

type Unit = 's' | 'ms' | 'ns'

/** Metric and statistic of konkyo; the number as it stands in the file; its unit there, sample, percentiles and clock. */
type Meaning = readonly [
  metric: LatencyMetric,
  statistic: 'mean' | 'median' | 'p95' | 'p99',
  written: number,
  unit: Unit,
  weighting: string,
  percentiles: string,
  clock: string,
]

interface Told {
  readonly tool: InputId
  /** Of the project, or behind `data:` of the results of others. */
  readonly path: string
  readonly at: string
  readonly means: readonly Meaning[]
}

const seconds: Readonly<Record<Unit, number>> = { s: 1, ms: 1e-3, ns: 1e-9 }

/** Read by hand out of each file, by what FORMATS of the tool says that its field is. */
const table: readonly Told[] = [
  {
    tool: 'vllmServe',
    path: 'data:vllm/tsho__vllm-benchmark-scripts/vllm-bench-gpu/bench-results/20260427-104816-gemma4-gpu/result-long-rate1.json',
    at: '',
    means: [
      ['ttft', 'p99', 1583345.6830200495, 'ms', 'perRequest', 'linear', 'client'],
      ['tpot', 'mean', 127.17265184685789, 'ms', 'perRequest', 'linear', 'client'],
      ['itl', 'p99', 511.29952728921126, 'ms', 'perGap', 'linear', 'client'],
    ],
  },
  {
    tool: 'sglang',
    path: 'data:sglang-bench-serving/datacrunch-research__h200-benchmarks/sglang/outputs/llama_3_3_70b_offline_output.jsonl',
    at: 'line:1',
    means: [
      ['ttft', 'median', 91282.20983641222, 'ms', 'perRequest', 'linear', 'client'],
      ['itl', 'median', 159.01175909675658, 'ms', 'perGap', 'linear', 'client'],
      ['e2e', 'mean', 224918.79882259612, 'ms', 'perRequest', 'linear', 'client'],
    ],
  },
  {
    tool: 'aiperf',
    path: 'data:aiperf/ai-dynamo__aiperf/examples/artifacts/run1/profile_export_aiperf.json',
    at: '',
    means: [
      ['ttft', 'p99', 3833.3894000399996, 'ms', 'perRequest', 'linear', 'client'],
      ['tpot', 'mean', 27.763065454471807, 'ms', 'perRequest', 'linear', 'client'],
      ['itl', 'p99', 140.53429476, 'ms', 'perGap', 'linear', 'client'],
      ['e2e', 'mean', 9059.654633033708, 'ms', 'perRequest', 'linear', 'client'],
    ],
  },
  {
    tool: 'guidellm',
    path: 'data:guidellm/vllm-project__guidellm/tests/unit/entrypoints/assets/benchmarks_stripped.json',
    at: '/0',
    means: [
      ['ttft', 'mean', 16.792535781860348, 'ms', 'perRequest', 'nearestRank', 'client'],
      ['tpot', 'mean', 4.941609043733832, 'ms', 'perToken', 'weighted', 'client'],
      ['e2e', 'mean', 0.6444743664368339, 's', 'perRequest', 'nearestRank', 'client'],
    ],
  },
  {
    tool: 'llmperf',
    path: 'data:llmperf/ray-project__llmperf/benchmarks/results/yi/4xa10g/vllm/result_01-ai_Yi-1.5-34B-Chat_64/01-ai-Yi-1-5-34B-Chat_550_150_summary.json',
    at: '',
    means: [
      ['ttft', 'p99', 30.57152236029999, 's', 'perRequest', 'linear', 'client'],
      ['e2e', 'p99', 52.91490417055951, 's', 'perRequest', 'linear', 'client'],
    ],
  },
  {
    tool: 'inferencePerf',
    path: 'data:inference-perf/kubernetes-sigs__inference-perf/demos/kubecon-na-2025/vllm/results/stage_0_lifecycle_metrics.json',
    at: '',
    means: [
      ['ttft', 'p99', 0.039696927970508104, 's', 'perRequest', 'linear', 'client'],
      ['e2e', 'mean', 0.48048226445680486, 's', 'perRequest', 'linear', 'client'],
    ],
  },
  {
    tool: 'genaiBench',
    path: 'data:genai-bench/sgl-project__genai-bench/tests/analysis/mock_run_data.json',
    at: '',
    means: [
      ['ttft', 'p99', 0.47234579389914955, 's', 'perRequest', 'linear', 'client'],
      ['tpot', 'mean', 0.017912086899741553, 's', 'perRequest', 'linear', 'client'],
    ],
  },
  {
    tool: 'inferencex',
    path: 'data:inferencex/SemiAnalysisAI__InferenceX/agg_kimik2.5_1k1k_int4_vllm_tp8-ep1-dpafalse_disagg-false_spec-mtp_conc4_MI355-gbt350-odcdh5-wbb3.json',
    at: '',
    means: [
      ['ttft', 'p99', 0.5859901384473777, 's', 'perRequest', 'linear', 'client'],
      ['tpot', 'mean', 0.017294128568510713, 's', 'perRequest', 'linear', 'client'],
      ['itl', 'p99', 0.17026271915528923, 's', 'perGap', 'linear', 'client'],
    ],
  },
  {
    tool: 'inferencexAgentic',
    path: 'data:aiperf/SemiAnalysisAI__InferenceX/tp4_sweep_29003473063/bmk_agentic_kimik2.7_tp4_conc1_kvnone_fp4_vllm_tp4-dcp1-pcp1-ep1-dpafalse_disagg-false_spec-none_conc1_mi355x-amds_01/kimik2.7_tp4_conc1_kvnone_fp4_vllm_tp4-dcp1-pcp1-ep1-dpafalse_disagg-false_spec-none_conc1_mi355x-amds_01.json',
    at: '',
    means: [
      ['ttft', 'mean', 10.25911, 's', 'perRequest', 'linear', 'client'],
      ['tpot', 'mean', 0.01321, 's', 'perRequest', 'linear', 'client'],
    ],
  },
  {
    tool: 'guidellm',
    path: 'data:llm-d-benchmark/llm-d__llm-d-benchmark/tests/fixtures/guidellm_report_v2.json',
    at: '/0',
    means: [['tpot', 'mean', 1.1508464813232422, 'ms', 'perToken', 'weighted', 'client']],
  },
  {
    tool: 'inferenceBenchmarker',
    path: 'fixtures/inference-benchmarker/results.json',
    at: '/1',
    means: [
      ['ttft', 'p99', 2250.0, 'ms', 'perRequest', 'linear', 'client'],
      ['tpot', 'mean', 27.0, 'ms', 'perRequest', 'linear', 'client'],
      ['e2e', 'p95', 7213.950000000001, 'ms', 'perRequest', 'linear', 'client'],
    ],
  },
  {
    tool: 'genaiPerf',
    path: 'fixtures/genai-perf/c4/profile_export_genai_perf.json',
    at: '',
    means: [
      ['ttft', 'p99', 9124.0, 'ms', 'perRequest', 'linear', 'client'],
      ['tpot', 'mean', 9.13, 'ms', 'perRequest', 'linear', 'client'],
    ],
  },
  {
    tool: 'trtllmBench',
    path: 'fixtures/trtllm-bench/report.json',
    at: '',
    means: [
      ['ttft', 'mean', 460.0, 'ms', 'perRequest', 'nearestRank', 'inProcess'],
      ['tpot', 'mean', 10.43, 'ms', 'perRequest', 'nearestRank', 'inProcess'],
    ],
  },
  {
    tool: 'evalscope',
    path: 'fixtures/evalscope/20250812_011200/Qwen3-8B/parallel_8_number_100/benchmark_summary.json',
    at: '',
    means: [
      ['tpot', 'mean', 0.02, 's', 'perRequest', 'nearestRank', 'client'],
      ['itl', 'mean', 0.0201, 's', 'perGap', 'nearestRank', 'client'],
    ],
  },
  {
    tool: 'evalscope',
    path: 'fixtures/evalscope/20260301_090000/Qwen3-8B/parallel_16_number_160/benchmark_summary.json',
    at: '',
    means: [['tpot', 'mean', 25.01, 'ms', 'perRequest', 'nearestRank', 'client']],
  },
  {
    tool: 'mlperf',
    path: 'data:mlperf/mlcommons__inference_results_v4.1/closed/NVIDIA/results/DGX-H100_H100-SXM-80GBx8_TRT/llama2-70b-99.9/Server/performance/run_1/mlperf_log_summary.txt',
    at: '',
    means: [
      ['ttft', 'p99', 461278089, 'ns', 'perRequest', 'nearestRank', 'client'],
      ['tpot', 'p99', 175354317, 'ns', 'perRequest', 'nearestRank', 'client'],
    ],
  },
  {
    tool: 'prism',
    path: 'data:llm-d-prism/llm-d__llm-d-prism/public/data/archive/llmd_results/archived_drive_data.json',
    at: '/0',
    means: [['e2e', 'mean', 27252.09005484445, 'ms', 'perRequest', 'linear', 'client']],
  },
]

const root = new URL('../../', import.meta.url)

const isShared = ({ path }: Told): boolean => path.startsWith('data:')

const readOf = async (told: Told) => {
  const file = told.path.replace('data:', '')
  const all = await diskRead(isShared(told) ? shared : root, dirname(file))
  return all.flatMap(({ runs }) => runs).find((run) => run.path.endsWith(file) && run.at === told.at)
}

describe('what each tool means', () => {
  for (const told of table)
    it.skipIf(isShared(told) && !existsSync(shared))(`${told.tool}, ${told.path} ${told.at}`, async () => {
      const run = await readOf(told)
      expect(run?.tool).toBe(told.tool)
      for (const [metric, statistic, written, unit, weighting, percentiles, clock] of told.means) {
        const found = run!.latency[metric]!
        expect(found[statistic]! / (written * seconds[unit])).toBeCloseTo(1, 12)
        expect(found.definition).toEqual({ unit, weighting, percentiles, clock })
      }
    })
})
