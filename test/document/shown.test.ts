import { describe, expect, it } from 'vitest'
import { conditions } from '../../src/document/evidence/conditions.ts'
import { points } from '../../src/document/evidence/points.ts'
import { workloads } from '../../src/document/evidence/evidence.ts'
import { options } from '../../src/document/body/options.ts'
import type { Section } from '../../src/document/block.ts'
import { seriesAtMost, shownSeries, shownWorkloads } from '../../src/document/shown.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import type { SettledRun } from '../../src/model/run.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { someRun } from '../builders.ts'
import { someReport } from './some-report.ts'
import { editionOf } from '../../src/document/edition.ts'

const language = createLanguage('en')

const manySeqs = Array.from({ length: seriesAtMost + 20 }, (_, i) => String(i + 1))

/** Runs of the same numbers would be one run. */
const slower = (run: SettledRun, by: number): SettledRun => {
  const { ttft } = run.latency
  return { ...run, latency: { ...run.latency, ttft: ttft && { ...ttft, mean: ttft.mean! + by / 10_000 } } }
}

const other = someRun()

/** One workload of 120 settings, of which the last alone passes, and one of a single run. */
const report = someReport([
  ...manySeqs.flatMap((max_num_seqs, i) =>
    someSweep(i === manySeqs.length - 1 ? 'ppppppf' : 'f').map((run) => ({
      ...slower(run, i),
      settings: { max_num_seqs },
    })),
  ),
  { ...other, stated: { ...other.stated, model: { value: 'other', from: 'result', where: 'model_id' } } },
])

const texts = ({ blocks }: Section) => blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))
const tables = ({ blocks }: Section) => blocks.filter(({ kind }) => kind === 'table')

describe('a report of more series than a document shows', () => {
  it('shows of each workload as many, those of the answers among them', () => {
    expect(report.series).toHaveLength(seriesAtMost + 21)
    const [large, small] = shownWorkloads(report)
    expect(large?.series).toHaveLength(seriesAtMost / 2)
    expect(large?.series).toContain(report.decisions.find(({ workload }) => workload === large?.id)?.series)
    expect(small?.series).toEqual(report.workloads[1]?.series)
    expect(shownSeries(report).map(({ id }) => id)).toEqual([...large!.series, ...small!.series])
  })

  it('says in each place how many are left out, and where they are', () => {
    const left = /^70 more series are in report\.json.*NAME\.points\.csv/
    for (const section of [conditions(editionOf(report, language)), points(editionOf(report, language))]) {
      expect(tables(section)).toHaveLength(51)
      expect(texts(section)).toContainEqual(expect.stringMatching(left))
    }
    const [large, small] = workloads(editionOf(report, language))
    expect(texts(large!)).toContainEqual(expect.stringMatching(left))
    expect(texts(small!)).not.toContainEqual(expect.stringMatching(/report\.json/))
    const [compared] = options(editionOf(report, language))
    expect(tables(compared!)[0]).toMatchObject({ rows: { length: 51 } })
    expect(texts(compared!)).toContainEqual(expect.stringMatching(left))
  })
})
