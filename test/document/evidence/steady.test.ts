import { describe, expect, it } from 'vitest'
import { createLanguage } from '../../../src/i18n/language.ts'
import { levelsText, steadyBlocks, steadyRemark, steadyRemarks } from '../../../src/document/evidence/steady.ts'
import { valueAt } from '../../../src/model/place.ts'
import type { Report, Series, SteadyLimit } from '../../../src/model/report.ts'
import { someRun, type RunChoices } from '../../builders.ts'
import { spelt } from '../../i18n/marked.ts'
import { recordsOf, sentencesOf, tablesOf } from '../read-document.ts'
import { someReport } from '../some-report.ts'
import { editionOf } from '../../../src/document/edition.ts'

const language = spelt('en')
const slots = 16
const count = 20 * slots
const ttft = Float64Array.from({ length: count }, (_, i) => (i < slots ? 5 : 1))

const burst: RunChoices = {
  completed: count,
  load: { concurrency: slots },
  latency: { ttft: { mean: 1.2, median: 1, p99: 5 }, e2e: { mean: 6, median: 6, p99: 6 }, itl: { p99: 0.02 } },
}

const samples = { ttft, e2e: ttft.map(() => 6), gaps: ttft.map(() => 0.02), gapCounts: ttft.map(() => 1) }
const report = someReport([someRun({ ...burst, samples })])
const sectionOf = (one: Report) => ({ id: 'steady', title: '', blocks: steadyBlocks(editionOf(one, language)) })

describe('steadyBlocks', () => {
  it('shows each level on the whole run and on the steady part side by side', () => {
    const [table] = tablesOf(sectionOf(report))
    expect(recordsOf(table!)).toEqual([
      expect.objectContaining({
        'column.whole (limit: p99 TTFT)': '5.00\u00a0s',
        'column.steady (limit: p99 TTFT)': '1.00\u00a0s',
        'number.verdict': 'chart.mark.fail',
        'column.verdict.steady': 'chart.mark.pass',
        'column.left': String(count - 2 * slots),
        'column.from': 'steady.from.rebuilt',
      }),
    ])
    const refs = table!.rows.flatMap((row) => row.flatMap(({ ref }) => ref ?? []))
    expect(refs.filter((ref) => valueAt(report, ref) === undefined || !(ref in report.trails))).toEqual([])
  })

  it('gives the reason where single requests were not recorded', () => {
    const [, missing] = sentencesOf(sectionOf(someReport([someRun(burst)])))
    expect(missing).toMatch(/^steady\.missing \(.*level\.concurrency \(level: 16\).*steady\.reason\.noRequests/)
  })

  it('names a row of levels by its ends, and never over one that is told elsewhere', () => {
    const runs = [8, 16, 32, 64, 128, 256].map((concurrency) => someRun({ ...burst, load: { concurrency } }))
    const [series] = someReport(runs).series
    const told = (levels: readonly number[]) =>
      levelsText(
        series!,
        series!.points.filter(({ level }) => levels.includes(level)),
        createLanguage('en'),
      )
    expect(told([8, 16, 32, 64])).toBe('concurrency 8 to concurrency 64')
    expect(told([8, 16, 64, 128])).toBe('concurrency 8, concurrency 16, concurrency 64, concurrency 128')
    expect(told([8, 32, 64, 128, 256])).toBe('concurrency 8, concurrency 32 to concurrency 256')
  })

  it('is silent where the first wave is no part of the tail', () => {
    expect(steadyBlocks(editionOf(someReport([someRun()]), language))).toEqual([])
  })
})

const remark = (limit: Partial<SteadyLimit> | null): string | null => {
  const steadyLimit = limit && {
    status: 'bracketed' as const,
    maxConcurrency: null,
    firstFailing: null,
    levels: 1,
    ...limit,
  }
  return steadyRemark({ ...report.series[0]!, steadyLimit } satisfies Series, language)
}

describe('steadyRemark', () => {
  it.each([
    ['found', { maxConcurrency: 32, firstFailing: 64 }],
    ['open', { maxConcurrency: 32 }],
    ['none', { firstFailing: 16 }],
    ['unknown', { status: 'noData' }],
  ] as const)('says %s', (name, limit) => {
    expect(remark(limit)).toMatch(new RegExp(String.raw`^steady\.remark\.${name} \(`))
  })

  it('is null without a steady part, and never stands without saying that it is no answer', () => {
    expect(remark(null)).toBeNull()
    expect(steadyRemarks([], language)).toEqual([])
    expect(JSON.stringify(steadyRemarks(report.series, language))).toContain('steady.remark.tail')
  })
})
