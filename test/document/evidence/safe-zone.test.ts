import { describe, expect, it } from 'vitest'
import { betweenBlocks } from '../../../src/document/evidence/safe-zone.ts'
import type { Report } from '../../../src/model/report.ts'
import { someSweep } from '../../analysis/some-sweep.ts'
import { spelt } from '../../i18n/marked.ts'
import { layoutReports } from '../../trails/layout-reports.ts'
import { recordsOf, tablesOf } from '../read-document.ts'
import { someReport } from '../some-report.ts'
import { editionOf } from '../../../src/document/edition.ts'

const language = spelt('en')
const tableOf = (report: Report) =>
  tablesOf({ id: '', title: '', blocks: betweenBlocks(editionOf(report, language), report.series) })[0]

describe('betweenBlocks', () => {
  it('tell what is expected at the crossing as estimates with their errors', () => {
    const table = tableOf(layoutReports.queue())
    const [row] = recordsOf(table!)
    for (const column of ['chart.axis.throughput', 'column.between.tpot', 'number.meanTtft'])
      expect(row![column]).toMatch(/^between\.value \(error: \d.*, value: \d/)
    expect(row!['column.between.held']).toContain('between.held')
    expect(table?.rows[0]?.slice(1, 5).map(({ nature }) => nature)).toEqual(
      Array.from({ length: 4 }, () => 'estimated'),
    )
    expect(table?.notes).toEqual(['between.note'])
  })

  it('say why a value is not given beside others that are', () => {
    const report = layoutReports.queue()
    const silent = report.series.map((one) => ({
      ...one,
      interpolation: {
        ...one.interpolation,
        ttft: { ...one.interpolation.ttft!, value: null, reason: 'regimes' as const },
      },
    }))
    const [row] = recordsOf(tableOf({ ...report, series: silent })!)
    expect(row).toMatchObject({ 'number.meanTtft': 'between.reason.regimes' })
  })

  it('are nothing where no value may be given', () => {
    expect(tableOf(someReport(someSweep('pppf')))).toBeUndefined()
  })

  it('are nothing where nothing lies between a pass and a fail', () => {
    for (const letters of ['ppp', 'ff', 'u']) expect(tableOf(someReport(someSweep(letters)))).toBeUndefined()
  })
})
