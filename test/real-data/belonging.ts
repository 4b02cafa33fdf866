import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { reportOf } from '../../src/analysis/report.ts'
import { layoutText, workloadText } from '../../src/document/speech.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import type { Report, Series } from '../../src/model/report.ts'
import { readSources } from '../../src/reading/read-sources.ts'
import { recognise } from '../../src/recognition/recognise.ts'
import { somePlan } from '../builders.ts'

/** Results measured by others, beside the project and not in it: without them the tests of them are skipped. */
const data = '../shared/data'
const present = existsSync(data)
const inferencex = 'inferencex/SemiAnalysisAI__InferenceX'
const dstack = 'vllm/dstackai__benchmarks'
const tsho = 'vllm/tsho__vllm-benchmark-scripts/vllm-bench-gpu/bench-results'

/**
 * Folder × series × limit at the default service level: name, runs of each level, largest level that passes and the
 * first that fails. Those marked * were worked out by hand from the files: the names of a sweep's files picked by eye, and
 * p99 TTFT and ITL of each level held against 3 s and 120 ms.
 */
const table: Readonly<Record<string, readonly string[]>> = {
  [`${inferencex}/benchmarks/multi_node/results/gpt-oss-120b`]: ['* 16x GPU · 1024/1024 | 1 1 1 1 1 1 1 1 | 512 –'],
  [`${inferencex}/benchmarks/multi_node/results/minimax-m2.5`]: ['* 16x GPU · 1024/1024 | 1 1 1 1 1 1 1 1 | 128 256'],
  // conc64 and conc64_rerun are repeats.
  [`${inferencex}/local-results/fixed-ar-mtp-8k1k`]: ['* ? · 8192/1024 | 1 2 | – 32'],
  [`${inferencex}/local-results/kimi-fp4-fixed-ar`]: ['* ? · 921/922 | 1 1 | – 32'],
  // gmu090 and gmu090_rerun2 are repeats; the run without either completed nothing.
  [`${inferencex}/local-results/minimax-eagle3-conc64`]: [
    '? · 922/922 | 1 | 64 –',
    '* ? · 7387/922 | 2 | – 64',
    '? · ?/? | 1 | – –',
  ],
  [`${inferencex}/local-results/mxfp4-eagle3-conc64`]: ['? · 922/922 | 1 | – 64', '? · 7387/922 | 1 | – 64'],
  [`${dstack}/comparison/h100sxm5_vs_mi300x/raw_data/8xH100SXM5-serving`]: ['8x H100 SXM5 · 215/121 | 1 1 | – –'],
  [`${dstack}/comparison/h100sxm5_vs_mi300x/raw_data/8xMi300x-serving-meta`]: ['8x MI300X · 215/121 | 1 1 | – –'],
  [`${dstack}/comparison/h100sxm5_vs_mi300x/raw_data/misc`]: ['? · 215/122 | 1 1 | – –'],
  [`${dstack}/comparison/pd_ratio/raw_data`]: [
    '1p3d · 128/2048 | 1 1 1 | 64 –',
    '2p2d · 128/2048 | 1 1 1 | 64 –',
    '* 3p1d · 128/2048 | 1 1 1 | 64 128',
    '1p3d · 2048/128 | 1 1 1 | 32 128',
    '* 2p2d · 2048/128 | 1 1 1 | 32 64',
    '3p1d · 2048/128 | 1 1 1 | 64 128',
    '1p3d · 2048/2048 | 1 1 1 | 64 –',
    '* 2p2d · 2048/2048 | 1 1 1 | 64 128',
    '* 3p1d · 2048/2048 | 1 1 1 | 128 –',
  ],
  [`${tsho}/20260427-104816-gemma4-gpu`]: [
    '* ? · 1024/256 | 1 1 1 1 1 1 | – 0.993',
    '? · 4096/512 | 1 1 1 1 1 1 | – 0.83',
    '? · 8000/1000 | 1 1 1 1 1 1 | – 0.381',
  ],
}

const reported = async (...paths: readonly string[]): Promise<Report> => {
  const recognised = (await readSources(paths, process.cwd())).map(recognise)
  return reportOf(recognised, somePlan(), { version: '0', now: '2026-01-01T00:00:00Z' })
}

const level = (value: number | null): string => (value === null ? '–' : String(Number(value.toPrecision(3))))

const row = ({ name, points, capacity }: Series): string =>
  [
    name,
    points.map(({ runs }) => runs.length).join(' '),
    `${level(capacity.maxConcurrency)} ${level(capacity.firstFailing)}`,
  ].join(' | ')

/** Names as report.json, terminal and page have them, in both languages. */
const namesIn = ({ series }: Report): readonly (readonly string[])[] => [
  series.map(({ name }) => name),
  ...(['en', 'ja'] as const).map((locale) => {
    const language = createLanguage(locale)
    return series.map((one) => `${workloadText(one.workload, language)} ${layoutText(one, language)}`)
  }),
]

const twice = (names: readonly string[]): readonly string[] => names.filter((name, i) => names.indexOf(name) !== i)

describe.skipIf(!present)('folder by folder', () => {
  it.each(Object.entries(table))('%s', async (folder, rows) => {
    const { series } = await reported(`${data}/${folder}`)
    expect(series.map(row)).toEqual(rows.map((one) => one.replace(/^\* /, '')))
  })

  it('ten of them are worked out by hand', () => {
    expect(
      Object.values(table)
        .flat()
        .filter((one) => one.startsWith('*')),
    ).toHaveLength(10)
  })
})

describe.skipIf(!present)('everything at once', async () => {
  const report = present ? await reported(data) : null

  it('joins no runs of different folders in a point', () => {
    const pathOf = new Map(report!.sources.map(({ id, path }) => [id, path]))
    const folderOf = new Map(
      report!.runs.map(({ id, source }) => [id, pathOf.get(source)!.split('/').slice(0, -1).join('/')]),
    )
    const joined = report!.series.flatMap(({ name, points }) =>
      points.flatMap(({ runs, level: at }) => {
        const folders = new Set(runs.map((id) => folderOf.get(id)))
        return folders.size > 1 ? [`${name} at ${at}: ${[...folders].join(', ')}`] : []
      }),
    )
    expect(joined).toEqual([])
  })

  it('names no two series alike, and each by its model', () => {
    const names = namesIn(report!)
    expect(names.map(twice)).toEqual([[], [], []])
    const models = report!.series.filter(({ model }) => model !== null)
    expect(models.filter(({ distinction }) => distinction['model'] === undefined)).toEqual([])
  })
})

describe('fixtures', () => {
  it.each([['fixtures/ugly'], ['fixtures/vllm'], ['fixtures'], ['fixtures/ugly', 'fixtures/course']])(
    '%s %s: no two series are named alike',
    async (...paths) => {
      const report = await reported(...paths)
      expect(report.series.length).toBeGreaterThan(0)
      expect(namesIn(report).map(twice)).toEqual([[], [], []])
    },
  )
})
