import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { SettledRun } from '../../src/model/run.ts'
import { readSources } from '../../src/reading/read-sources.ts'
import { recognise } from '../../src/recognition/recognise.ts'
import { distinctRuns } from '../../src/series/duplicates.ts'
import { settleFacts } from '../../src/series/facts.ts'
import { groupRuns } from '../../src/series/series-of.ts'

const data = new URL('../../../shared/data/', import.meta.url).pathname
const dstack = 'vllm/dstackai__benchmarks'

const settled = async (...paths: readonly string[]) => {
  const recognised = (await readSources(paths, data)).map(recognise)
  const distinct = distinctRuns(recognised.flatMap((one) => one.runs))
  const runs: readonly SettledRun[] = distinct.runs.map((run, i) => settleFacts(run, `r${i + 1}`, []))
  return { recognised, distinct, runs, groups: groupRuns(runs) }
}

describe.skipIf(!existsSync(data))('results measured by others (shared/data)', () => {
  it('split prefill and decode: 19 sweeps of three levels, each run once', async () => {
    const { distinct, groups } = await settled(`${dstack}/comparison/pd_ratio`)
    expect(distinct.runs).toHaveLength(57)
    expect(distinct.repeated).toHaveLength(27)
    expect(distinct.repeated.every(({ run }) => run.path.endsWith('results.csv'))).toBe(true)
    expect(groups).toHaveLength(19)
    for (const { runs, lengths, axis, layout } of groups) {
      expect(runs.map((run) => run.load.concurrency).toSorted((a, b) => a! - b!)).toEqual([32, 64, 128])
      expect(lengths.kind).toBe('nominal')
      expect(axis).toBe('concurrency')
      expect(layout.name).toMatch(/^\dp\dd$/)
    }
  })

  it('names and records agree wherever both tell something', async () => {
    const { runs } = await settled(`${dstack}/comparison/pd_ratio`)
    expect(runs.flatMap((run) => run.overruled)).toEqual([])
  })

  it('rate sweeps with per-request arrays, and the table that repeats them with slips of the pen', async () => {
    const { groups, distinct } = await settled(`${dstack}/comparison/h100sxm5_vs_mi300x`)
    expect(distinct.repeated.map(({ run }) => run.at)).toEqual([2, 3, 4, 5, 6, 7].map((row) => `row:${row}`))
    expect(groups.map((group) => [group.layout.name, group.runs.length, group.lengths.kind])).toEqual([
      ['4x Mi300x 1FP8-amd', 3, 'measured'],
      ['8x Mi300x  2FP8-amd', 3, 'measured'],
      ['8x Mi300x 1FP8-amd', 3, 'measured'],
      ['8x H100 SXM5', 3, 'measured'],
      ['8x MI300X', 3, 'measured'],
      [null, 3, 'measured'],
    ])
    expect(groups.every((group) => group.axis === 'requestRate')).toBe(true)
  })

  it('17 of 1000 completed', async () => {
    const { runs } = await settled(`${dstack}/comparison/h100sxm5_vs_mi300x/raw_data/misc`)
    expect(runs.filter((run) => run.failed !== 0)).toMatchObject([
      { completed: 17, failed: 983, tokens: { output: 0 }, latency: { ttft: null, tpot: null, itl: null } },
    ])
  })

  it('four copies of one table, one with a shifted header: a sweep of three rates for each configuration', async () => {
    const copies = ['output.csv', 'qps_output.csv', 'scripts/qps_output.csv', 'nvidia/8xh100/charts/qps_output.csv']
    const { distinct, groups } = await settled(...copies.map((name) => `${dstack}/${name}`))
    expect(distinct.runs).toHaveLength(39)
    expect(distinct.repeated).toHaveLength(39 + 39 + 1)
    expect(groups).toHaveLength(13)
    expect(groups.every((group) => group.runs.length === 3)).toBe(true)
    expect(new Set(groups.map((group) => JSON.stringify(group.variant))).size).toBe(13)
  })

  it('an open loop of six rates for each of three shapes; what was sent at once is none', async () => {
    const { groups } = await settled('vllm/tsho__vllm-benchmark-scripts')
    expect(
      groups.map(({ axis, lengths, runs }) => [axis, lengths.inputTokens, lengths.outputTokens, runs.length]),
    ).toEqual([
      ['requestRate', 1024, 256, 6],
      ['requestRate', 4096, 512, 6],
      ['requestRate', 8000, 1000, 6],
    ])
  })

  it('a run of the vLLM client that completed nothing', async () => {
    const { runs } = await settled('inferencex')
    expect(runs.filter((run) => run.completed === 0)).toMatchObject([
      { tokens: { input: null, output: null }, latency: { ttft: null, tpot: null, itl: null, e2e: null } },
    ])
  })

  it('takes nothing of the tools that it does not read, and of a table of several clients the rows of vLLM', async () => {
    const others = ['sglang-bench-serving', 'guidellm', 'aiperf', 'genai-perf', 'llama-bench', 'ollama', 'mlperf']
    const { recognised } = await settled(...others)
    expect(recognised.length).toBeGreaterThan(50)
    const read = recognised.filter((one) => one.runs.length > 0)
    expect(read.map(({ source }) => source.path)).toEqual([
      expect.stringMatching(/genai-perf\/.*cross_tool_values\.csv$/),
    ])
    expect(read[0]?.runs.map((run) => run.settings['tool'])).toEqual(Array(4).fill('vllm bench'))
  })
})
