import { describe, expect, it } from 'vitest'
import { diagnosisBlocks } from '../../../src/document/evidence/diagnosis.ts'
import { createLanguage } from '../../../src/i18n/language.ts'
import { locales } from '../../../src/i18n/locale.ts'
import { valueAt } from '../../../src/model/place.ts'
import type { Report } from '../../../src/model/report.ts'
import { someRun } from '../../builders.ts'
import { someDiagnosed } from '../../trails/diagnosed-report.ts'
import { spelt } from '../../i18n/marked.ts'
import { recordsOf, sentencesOf, tablesOf } from '../read-document.ts'
import { someReport } from '../some-report.ts'
import { editionOf } from '../../../src/document/edition.ts'

const language = spelt('en')
const sectionOf = (report: Report, spoken = language) => ({
  id: 'diagnosis',
  title: '',
  blocks: diagnosisBlocks(editionOf(report, spoken), report.series),
})

const unknown = someReport([
  someRun({
    wholeRecord: false,
    latency: { ttft: null, tpot: null, itl: null, e2e: null },
    throughput: { requests: 8 },
  }),
])

describe('diagnosisBlocks', () => {
  const report = someDiagnosed()

  it('tells each bottleneck with its numbers and the first action, and where it is seen', () => {
    const rows = recordsOf(tablesOf(sectionOf(report))[0]!)
    const row = rows.find((one) => one['column.bottleneck']?.startsWith('Q'))
    expect(row?.['column.seenAt']).toBe('diagnosis.where.sweep (level: level.concurrency (level: 32))')
    expect(row?.['column.evidence']).toMatch(
      /^diagnosis\.Q\.capped \(load: 32, loadBelow: 16, .*\n.*diagnosis\.Q\.action/,
    )
    const prefill = rows.find((one) => one['column.bottleneck']?.startsWith('P'))
    expect(prefill?.['column.seenAt']).toBe('diagnosis.where.limit (level: level.concurrency (level: 16))')
    expect(rows.length).toBe(report.series.flatMap(({ diagnosis }) => diagnosis.rules).length)
  })

  it('shows the levels that are named, each number with its place', () => {
    const levels = tablesOf(sectionOf(report))[1]!
    const refs = levels.rows.flatMap((row) => row.flatMap(({ ref }) => ref ?? []))
    expect(refs.length).toBe(levels.rows.length * 8)
    expect(refs.filter((ref) => valueAt(report, ref) === undefined)).toEqual([])
  })

  it('says what is missing where nothing can be judged, and shows no table', () => {
    const section = sectionOf(unknown)
    expect(tablesOf(section)).toEqual([])
    expect(sentencesOf(section)).toHaveLength(1)
    expect(sentencesOf(section)[0]).toMatch(/^diagnosis\.cannot\.all \(.*missing\.ttft/)
  })

  it('names what was looked for in vain, and what cannot be judged beside it', () => {
    const slower = { tpot: { mean: 0.021 }, e2e: { mean: 5.555, median: 5.5, p99: 6 }, itl: null }
    const quiet = someReport([
      someRun({ load: { concurrency: 1 }, latency: { itl: null } }),
      someRun({ load: { concurrency: 2 }, latency: slower }),
    ])
    const [none, cannot] = sentencesOf(sectionOf(quiet))
    expect(none).toMatch(/^diagnosis\.none \(.*Q diagnosis\.Q\.title/)
    expect(cannot).toMatch(/^diagnosis\.cannot \(.*missing\.itl.*J diagnosis\.J\.title/)
  })

  it.each(locales)('has every number that its sentences ask for, in %s', (locale) => {
    const text = JSON.stringify(tablesOf(sectionOf(report, createLanguage(locale)))[0])
    expect(text).not.toMatch(/undefined|NaN|—/)
  })
})
