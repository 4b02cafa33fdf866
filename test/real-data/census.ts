import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { called } from '../commands/called.ts'

const data = new URL('../../../shared/data/', import.meta.url).pathname

interface Told {
  readonly path: string
  readonly format: string | null
  readonly runs: readonly string[]
  readonly problems: readonly { readonly code: string }[]
}

/** Folder, format, why there are no runs; files and runs. A file is in one row. */
const census = [
  ['aiperf', 'aiperf', '', 15, 15],
  ['aiperf', 'aiperf', 'partOf', 17, 0],
  ['aiperf', 'inferencexAgentic', '', 10, 10],
  ['aiperf', null, 'sideFile', 15, 0],
  ['genai-bench', 'genaiBench', '', 1, 1],
  ['genai-bench', 'genaiBench', 'partOf', 1, 0],
  ['genai-perf', 'columnTable', '', 1, 4],
  ['guidellm', 'guidellm', '', 1, 1],
  ['guidellm', 'guidellm', 'partOf', 1, 0],
  ['inference-perf', 'inferencePerf', '', 42, 42],
  ['inference-perf', 'inferencePerf', 'mixture', 12, 0],
  ['inference-perf', 'inferencePerf', 'partOf', 42, 0],
  ['inference-perf', null, 'notRecognised', 1, 0],
  ['inferencex', 'inferencex', '', 15, 15],
  ['inferencex', 'vllmServe', '', 27, 27],
  ['inferencex', null, 'notRecognised', 1, 0],
  ['llama-bench', 'llamaBench', '', 14, 0],
  ['llama-bench', 'llamaBench', 'repeatedRun rowWithoutRun', 2, 0],
  ['llama-bench', null, 'sideFile', 4, 0],
  ['llama-benchy', 'llamaBenchy', '', 1, 0],
  ['llm-d-benchmark', 'guidellm', '', 1, 2],
  ['llm-d-prism', 'prism', '', 2, 177],
  ['llmperf', 'llmperf', '', 36, 54],
  ['llmperf', 'llmperf', 'partAlone', 19, 0],
  ['llmperf', 'llmperf', 'partOf', 14, 0],
  ['llmperf', 'llmperf', 'repeatedRun', 16, 0],
  ['mlperf', 'mlperf', '', 2, 2],
  ['ollama', 'ollama', '', 1, 0],
  ['prometheus', 'prometheus', '', 1, 0],
  ['sglang-bench-serving', 'sglang', '', 4, 21],
  ['vllm', 'columnTable', 'guessedColumns repeatedRun', 1, 0],
  ['vllm', 'labelTable', '', 2, 8],
  ['vllm', 'labelTable', 'repeatedRun', 6, 0],
  ['vllm', 'vllmLatency', 'batchLatency', 12, 0],
  ['vllm', 'vllmLatency', 'batchLatency raggedRow', 1, 0],
  ['vllm', 'vllmLog', '', 2, 50],
  ['vllm', 'vllmLog', 'repeatedRun', 3, 0],
  ['vllm', 'vllmServe', '', 60, 132],
  ['vllm', 'vllmServe', 'repeatedRun', 2, 0],
  ['vllm', 'vllmServe', 'repeatedRun unnamedColumn', 1, 0],
  ['vllm', 'vllmThroughput', '', 57, 84],
  ['vllm', 'vllmThroughput', 'repeatedRun', 1, 0],
  ['vllm', null, 'sideFile', 3, 0],
  ['vllm', null, 'tableWithoutRuns', 5, 0],
] as const

const rowOf = ({ path, format, runs, problems }: Told): string => {
  const why = runs.length > 0 ? [] : [...new Set(problems.map(({ code }) => code))].toSorted()
  return JSON.stringify([path.split('/')[0], format, why.join(' ')])
}

const order = (a: readonly unknown[], b: readonly unknown[]): number =>
  JSON.stringify(a).localeCompare(JSON.stringify(b))

describe.skipIf(!existsSync(data))('every file of shared/data', () => {
  it('is named for what it is', async () => {
    const { out } = await called(['check', '.', '--json'], { cwd: data })
    const { sources } = JSON.parse(out.join('\n')) as { readonly sources: readonly Told[] }
    const rows = new Map<string, [files: number, runs: number]>()
    for (const source of sources) {
      const [files, runs] = rows.get(rowOf(source)) ?? [0, 0]
      rows.set(rowOf(source), [files + 1, runs + source.runs.length])
    }
    const told = [...rows].map(([key, counts]) => [...(JSON.parse(key) as unknown[]), ...counts])
    expect(told.toSorted(order)).toEqual(census.map((row) => [...row]).toSorted(order))
  })
})
