import { describe, expect, it } from 'vitest'
import type { Run } from '../../src/model/run.ts'
import { readSources } from '../../src/reading/read-sources.ts'
import { recognise } from '../../src/recognition/recognise.ts'
import { distinctRuns } from '../../src/series/duplicates.ts'
import { someRun, type RunChoices } from '../builders.ts'

const root = new URL('../../fixtures/vllm/', import.meta.url).pathname

const measured = (choices: RunChoices = {}): Run => someRun({ completed: 1000, duration: 41.728413585, ...choices })

/** Paths of the runs that are kept. */
const kept = (...runs: readonly Run[]) => distinctRuns(runs).runs.map((run) => run.path)

/** Fields in which a copy contradicts the run that is kept, which says the same of itself. */
const differing = (other: RunChoices) => {
  const { runs, repeated } = distinctRuns([measured({ path: 'a.json' }), measured({ path: 'b.json', ...other })])
  expect([runs.length, repeated.length]).toEqual([1, 1])
  expect(repeated[0]!.fields).toEqual(runs[0]!.contradicted ?? [])
  return repeated[0]!.fields
}

describe('distinctRuns', () => {
  it('counts a sweep once: run files, the list of a combination, the table of all', async () => {
    const sources = await readSources(['sweep'], root)
    const all = sources.flatMap((source) => recognise(source).runs)
    const { runs, repeated } = distinctRuns(all)
    expect(all).toHaveLength(12)
    expect(runs.map((run) => run.path.split('/').at(-1))).toEqual([
      'run=0.json',
      'run=1.json',
      'run=0.json',
      'run=1.json',
    ])
    expect(repeated).toHaveLength(8)
    expect(repeated.every(({ run, kept: one }) => runs.includes(one) && one.duration === run.duration)).toBe(true)
  })

  it('sees through the rounding of a spreadsheet and a column that was lost', () => {
    const table = measured({ path: 'b.csv', at: 'row:2', duration: 41.72841359, latency: { ttft: null } })
    expect(kept(measured({ path: 'a.json' }), table)).toEqual(['a.json'])
  })

  it('believes three equal means before a duration that was retyped', () => {
    expect(kept(measured({ path: 'a.json' }), measured({ path: 'b.csv', duration: 41.73 }))).toEqual(['a.json'])
  })

  it('keeps runs that differ in a mean, the load or the count', () => {
    const other: readonly RunChoices[] = [
      { latency: { ttft: { mean: 0.2000002 } } },
      { load: { concurrency: 64 } },
      { load: { requestRate: 8 } },
      { completed: 999 },
    ]
    const runs = other.map((choices, i) => measured({ ...choices, path: `${i}.json` }))
    expect(kept(measured({ path: 'a.json' }), ...runs)).toEqual(['a.json', '0.json', '1.json', '2.json', '3.json'])
  })

  it('does not take one rounded number for proof', () => {
    const silent = { ttft: null, tpot: null, itl: null, e2e: null }
    const rounded = ['a.csv', 'b.csv'].map((path) => measured({ path, duration: 60, latency: silent }))
    expect(kept(...rounded)).toEqual(['a.csv', 'b.csv'])
    const exact = ['a.json', 'b.csv'].map((path) => measured({ path, latency: silent }))
    expect(kept(...exact)).toEqual(['a.json'])
  })

  it('does not compare thousands of rows alike, none of them proof, each with each', () => {
    const silent = { ttft: null, tpot: null, itl: null, e2e: null }
    const rows = Array.from({ length: 10_000 }, (_, i) => measured({ path: `${i}.csv`, duration: 60, latency: silent }))
    const start = process.cpuUsage().user
    expect(distinctRuns(rows).repeated).toEqual([])
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(5)
  })

  it('leaves runs alone that count no answers', () => {
    expect(kept(...['a.csv', 'b.csv'].map((path) => measured({ path, completed: null })))).toEqual(['a.csv', 'b.csv'])
  })

  it('knows a run by what the client prints of it, two decimals of each, and keeps the whole record', () => {
    const whole = { ttft: { mean: 0.10118961341 }, tpot: { mean: 0.0112774 }, itl: { mean: 0.0112813 } }
    const short = { ttft: { mean: 0.10119 }, tpot: { mean: 0.01128 }, itl: { mean: 0.01128 } }
    const copy = (latency: NonNullable<RunChoices['latency']>) =>
      measured({ path: 'a.log', wholeRecord: false, duration: 41.73, latency })
    const record = measured({ path: 'b.json', latency: whole })
    expect(kept(copy(short), record)).toEqual(['b.json'])
    expect(kept(copy({ ...short, itl: { mean: 0.01129 } }), record)).toEqual(['a.log', 'b.json'])
    expect(kept({ ...copy(short), wholeRecord: true }, record)).toEqual(['a.log', 'b.json'])
  })

  it('knows the row of a summary that leaves the count out by its rate and statistics', () => {
    const throughput = { requests: 23.9644 + 1e-9 }
    const row = (other: RunChoices = {}) =>
      measured({ path: 'b.csv', completed: null, duration: null, throughput, ...other })
    const record = measured({ path: 'a.json', throughput })
    expect(kept(record, row())).toEqual(['a.json'])
    expect(kept(record, row({ latency: { ttft: { p99: 9 } } }))).toEqual(['a.json', 'b.csv'])
    expect(kept(record, row({ load: { concurrency: 64 } }))).toEqual(['a.json', 'b.csv'])
  })

  it('finds a failed run again by its duration', () => {
    const failed = { completed: 0, latency: { ttft: null, tpot: null, itl: null, e2e: null } }
    expect(kept(...['a.json', 'b.csv'].map((path) => measured({ ...failed, path })))).toEqual(['a.json'])
  })

  it('keeps the fullest copy, of equals the file of its own, in any order', () => {
    const row = measured({ path: 'a.csv', at: 'row:2' })
    const file = measured({ path: 'b.json' })
    const settled = measured({ path: 'c.csv', at: 'row:2', settings: { dtype: 'bf16' } })
    const detailed = measured({ path: 'd.json', samples: { ttft: Float64Array.of(0.2) } })
    expect(kept(row, file)).toEqual(['b.json'])
    expect(kept(file, row)).toEqual(['b.json'])
    expect(kept(file, settled, row)).toEqual(['c.csv'])
    expect(kept(detailed, settled, file)).toEqual(['d.json'])
    expect(kept(settled, file, detailed)).toEqual(['d.json'])
  })

  it('prefers the copy whose folder tells the hardware', () => {
    const [bare, placed] = ['a.csv', 'z/8xH100/b.csv'].map((path) => measured({ path, at: 'row:2', stated: {} }))
    expect(kept(bare!, placed!)).toEqual(['z/8xH100/b.csv'])
  })

  it('says in which fields an edited copy contradicts the run that is kept, and does not choose', () => {
    const gpu = { value: 'H100', from: 'metadata', where: 'gpu' } as const
    expect(differing({})).toEqual([])
    expect(differing({ latency: { ttft: { p99: 0.4 } } })).toEqual(['p99_ttft_ms'])
    expect(differing({ latency: { ttft: { p99: null } } })).toEqual([])
    expect(differing({ failed: 300 })).toEqual(['num_prompts', 'failed'])
    expect(differing({ stated: { gpu } })).toEqual(['gpu'])
    expect(differing({ stated: { gpus: { ...gpu, value: 2 } } })).toEqual(['gpu_count'])
    expect(differing({ stated: { gpu: { ...gpu, value: 'NVIDIA GeForce RTX 5090' } } })).toEqual([])
  })

  it('counts the copy with the statistic that another lacks', () => {
    const cut = measured({ path: 'a.json', latency: { ttft: { p99: null } } })
    expect(kept(cut, measured({ path: 'b.json' }))).toEqual(['b.json'])
  })

  it('names the run that stands for each copy', () => {
    const [row, file] = [measured({ path: 'a.csv', at: 'row:2' }), measured({ path: 'b.json' })]
    expect(distinctRuns([row, file]).repeated).toEqual([{ run: row, kept: file, fields: [] }])
  })
})
