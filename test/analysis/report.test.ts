import { describe, expect, it } from 'vitest'
import { reportOf } from '../../src/analysis/report.ts'
import { reportSchema } from '../../src/model/report.ts'
import type { SettledRun } from '../../src/model/run.ts'
import { examine } from '../../src/pipeline.ts'
import type { Recognised } from '../../src/recognition/recognise.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'
import { somePlan, someRun } from '../builders.ts'
import { vllmRecord, writeDump } from '../cases/dump.ts'

const planText = `
series:
  - { match: "3xH100/**", gpu: H100 }
  - { match: "h100/*", gpu: H100 }
columns:
  - map: { completed: Answers }
  - map: { completed: Replies }
  - { match: '*.tsv', map: { gpu: Card } }
mix:
  - classes:
      - { inputTokens: 1024, outputTokens: 256, weight: 1 }
      - { inputTokens: 77, outputTokens: 256, weight: 1 }
cost:
  { currency: JPY, date: 2026-11, source: a quote, layouts: [{ name: B200, purchase: 1 }, { name: h100, purchase: 2 }] }
`

describe('parts of a plan that meet nothing', () => {
  it('are in the report, with what there is to meet', async () => {
    const { unmet } = await withTemporaryFolder('konkyo-test', async (cwd) => {
      const lengths = { input_len: 1024, output_len: 256 }
      await writeDump(cwd, {
        'plan.yaml': planText,
        'H100/c8.json': vllmRecord({}, lengths),
        'L40S/c8.json': vllmRecord({ ttft: 300 }, lengths),
        'L40S/own.csv': 'Users,Answers\n1,2\n',
      })
      const stamp = { version: '0.0.0', now: '2026-09-30T00:00:00Z' }
      return examine({ paths: ['H100', 'L40S'], cwd, planPath: 'plan.yaml', flags: {}, stamp })
    })
    expect(unmet.map(({ part, at, text }) => [part, at, text])).toEqual([
      ['match', 'series.0.match', '3xH100/**'],
      ['columns', 'columns.1', 'Replies'],
      ['columns', 'columns.2', '*.tsv'],
      ['mixClass', 'mix.0.classes.1', '77/256'],
      ['costLayout', 'cost.layouts.0', 'B200'],
    ])
    expect(unmet[0]).toMatchObject({ choices: ['H100/**', 'L40S/**'], more: 0 })
    expect(unmet[1]).toMatchObject({ choices: ['Users', 'Answers'], more: 0 })
    expect(unmet[3]).toMatchObject({ choices: ['1024/256'], more: 0 })
    expect(unmet[4]?.choices.some((name) => /H100/i.test(name))).toBe(true)
  })
})

const stamp = { version: '0.1.0', now: '2026-01-01T00:00:00Z' }

const someSource = (id: string, ...runs: readonly SettledRun[]): Recognised => ({
  source: { id, path: `bench/${id}.json`, sha256: 'ab', bytes: 1, documents: [], problems: [] },
  format: 'vllmServe',
  runs: runs.map((run) => Object.assign({}, run, { source: id, path: `bench/${id}.json` })),
  problems: [],
})

describe('reportOf', () => {
  it('is valid, stamped, and holds the question', () => {
    const plan = somePlan({
      title: { ja: '根拠', en: 'Grounds' },
      customer: 'A',
      series: [{ match: '*.json', gpus: 1 }],
    })
    const report = reportOf([someSource('s1', someRun())], plan, stamp)
    expect(reportSchema.parse(report)).toEqual(report)
    expect(report).toMatchObject({
      createdAt: stamp.now,
      tool: { version: '0.1.0' },
      plan: { customer: 'A', overflow: 0.01 },
    })
    expect(report.plan).not.toHaveProperty('series')
  })

  it('counts a run that lies in two files once, and names the other place', () => {
    const { runs, sources } = reportOf([someSource('s1', someRun()), someSource('s2', someRun())], somePlan(), stamp)
    expect(runs).toHaveLength(1)
    expect(sources.map((source) => source.runs)).toEqual([['r1'], []])
    expect(sources[1]?.problems).toEqual([
      { code: 'repeatedRun', where: '', values: { path: 'bench/s1.json', at: '' } },
    ])
  })

  it('says of a run without a load that it has no place', () => {
    const nowhere = someRun({ load: { concurrency: null, requestRate: null }, at: 'line:2' })
    const { sources, series } = reportOf([someSource('s1', nowhere)], somePlan(), stamp)
    expect(series).toEqual([])
    expect(sources[0]?.problems).toEqual([{ code: 'loadUnknown', where: 'line:2', values: {} }])
  })

  it('lists a source that nothing understood', () => {
    const unknown = { ...someSource('s1'), format: null }
    expect(reportOf([unknown], somePlan(), stamp).sources[0]).toMatchObject({ format: null, runs: [] })
  })
})
