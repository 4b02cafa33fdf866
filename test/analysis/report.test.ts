import { describe, expect, it } from 'vitest'
import { reportOf } from '../../src/analysis/report.ts'
import { reportSchema } from '../../src/model/report.ts'
import type { SettledRun } from '../../src/model/run.ts'
import type { Recognised } from '../../src/recognition/recognise.ts'
import { somePlan, someRun } from '../builders.ts'

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
