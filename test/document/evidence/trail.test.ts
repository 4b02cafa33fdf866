import { expect, it } from 'vitest'
import { trail } from '../../../src/document/evidence/trail.ts'
import { groundsIn } from '../../../src/document/trail/leaves.ts'
import type { Report } from '../../../src/model/report.ts'
import { spelt } from '../../i18n/marked.ts'
import { askedReports } from '../asked-reports.ts'
import { tablesOf } from '../read-document.ts'
import { editionOf } from '../../../src/document/edition.ts'

/** The report with its first demand as often, and what it takes. */
const repeated = (report: Report, times: number): Report => {
  const own = Object.entries(report.trails).filter(([ref]) => ref.startsWith('sizing/0/'))
  const copies = Array.from({ length: times }, (_, i) =>
    own.map(([ref, one]) => [ref.replace('sizing/0/', `sizing/${i}/`), one] as const),
  )
  return {
    ...report,
    demand: [],
    sizing: Array.from({ length: times }, () => report.sizing[0]!),
    trails: { ...report.trails, ...Object.fromEntries(copies.flat()) },
  }
}

it('says how many numbers a table leaves to report.json', () => {
  const language = spelt('en')
  const lastOf = (report: Report) => tablesOf(trail(editionOf(report, language), groundsIn(report))).at(-1)!
  const short = lastOf(repeated(askedReports.everyDemand(), 1))
  expect(short.notes).toEqual([])
  const long = lastOf(repeated(askedReports.everyDemand(), 20))
  expect(long.rows).toHaveLength(40)
  expect(long.notes[0]).toMatch(/^trail\.moreNumbers \(count: [1-9]/)
})
