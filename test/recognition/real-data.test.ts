import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { SettledRun } from '../../src/model/run.ts'
import { readSources } from '../../src/reading/read-sources.ts'
import { recognise, recogniseAll } from '../../src/recognition/recognise.ts'
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
    const [served, offline] = [false, true].map((is) =>
      distinct.repeated.filter(({ run }) => (run.tool === 'vllmThroughput') === is),
    )
    expect(served?.map(({ run }) => run.at)).toEqual([2, 3, 4, 5, 6, 7].map((row) => `row:${row}`))
    expect(offline).toHaveLength(72)
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

  it('what was handed over at once and what was timed in batches, apart from what was served', async () => {
    const { recognised } = await settled('vllm')
    const count = (format: string): number => recognised.filter((one) => one.format === format).length
    const read = (format: string): number => recognised.flatMap((one) => (one.format === format ? one.runs : [])).length
    expect(['vllmThroughput', 'vllmLatency'].map((format) => [count(format), read(format)])).toEqual([
      [58, 194],
      [13, 0],
    ])
    const { groups } = await settled(`${dstack}/comparison/h100sxm5_vs_mi300x/raw_data/8xH100SXM5-throughput`)
    expect(groups).toEqual([])
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

  it('an open loop of SGLang’s client, apart from another data set at two of its rates', async () => {
    const { groups, runs } = await settled('sglang-bench-serving')
    expect(runs).toHaveLength(21)
    expect(
      groups.map(({ axis, tool, lengths, runs: own }) => [axis, tool, lengths.kind, lengths.inputTokens, own.length]),
    ).toEqual([
      ['requestRate', 'sglang', 'measured', expect.closeTo(224, 0), 2],
      ['requestRate', 'sglang', 'measured', expect.closeTo(224, 0), 2],
      ['requestRate', 'sglang', 'nominal', 512, 5],
      ['requestRate', 'sglang', 'nominal', 512, 4],
    ])
  })

  it('a run of the vLLM client that completed nothing', async () => {
    const { runs } = await settled('inferencex')
    expect(runs.filter((run) => run.completed === 0)).toMatchObject([
      { tokens: { input: null, output: null }, latency: { ttft: null, tpot: null, itl: null, e2e: null } },
    ])
  })

  it.each([
    ['aiperf', { aiperf: 15 }],
    ['guidellm', { guidellm: 1 }],
    ['llm-d-benchmark', { guidellm: 1 }],
  ])('runs of each file of %s, and no other file read', async (folder, expected) => {
    const recognised = recogniseAll(await readSources([folder], data))
    const told = recognised.filter(({ format }) => format !== null && format in expected)
    const counted = told.filter(({ runs }) => runs.length > 0)
    const formats = counted.map(({ format }) => format)
    expect(Object.fromEntries(formats.map((one) => [one, formats.filter((other) => other === one).length]))).toEqual(
      expected,
    )
    expect(told.filter(({ runs, problems }) => runs.length === 0 && problems.length === 0)).toEqual([])
  })

  it('takes nothing of the tools that it does not read, and of a table of several clients the rows of vLLM', async () => {
    const others = ['genai-perf', 'llama-bench', 'ollama']
    const { recognised } = await settled(...others)
    expect(recognised.length).toBeGreaterThan(15)
    const read = recognised.filter((one) => one.runs.length > 0)
    expect(read.map(({ source }) => source.path)).toEqual([
      expect.stringMatching(/genai-perf\/.*cross_tool_values\.csv$/),
    ])
    expect(read[0]?.runs.map((run) => run.settings['tool'])).toEqual(Array(4).fill('vllm bench'))
  })
})
