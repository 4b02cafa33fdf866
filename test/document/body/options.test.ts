import { describe, expect, it } from 'vitest'
import { options } from '../../../src/document/body/options.ts'
import type { Report } from '../../../src/model/report.ts'
import { someSweep } from '../../analysis/some-sweep.ts'
import { spelt } from '../../i18n/marked.ts'
import { recordsOf, sentencesOf, tablesOf } from '../read-document.ts'
import { someReport } from '../some-report.ts'
import { statuses, uglyReports } from '../ugly-reports.ts'

const language = spelt('en')
const names = Object.keys(statuses)
const tableIn = (report: Report) => tablesOf(options(report, language)[0]!)[0]!

const cellOf = (report: Report, name: string, column: string) => {
  const { rows, columns } = tableIn(report)
  return rows[names.indexOf(name)]?.[columns.findIndex(({ label }) => label === column)]
}

describe('the options', () => {
  it('are every layout in one row, however many there are', () => {
    for (const report of [uglyReports.everyStatus(), uglyReports.manyLayouts()])
      expect(tableIn(report).rows).toHaveLength(report.series.length)
  })

  it('show no limit where there is none', () => {
    const report = uglyReports.everyStatus()
    expect(cellOf(report, 'bracketed', 'column.limit')?.text).toBe('4')
    for (const name of ['leftCensored', 'contradiction', 'metricMissing', 'audited'])
      expect(cellOf(report, name, 'column.limit')?.text).toBe('—')
    expect(cellOf(report, 'leftCensored', 'column.safeRate')).toMatchObject({ text: '—' })
    expect(cellOf(report, 'bracketed', 'column.safeRate')?.nature).toBeUndefined()
  })

  it('say of a rate without a judged limit that it is assumed', () => {
    expect(cellOf(uglyReports.everyStatus(), 'metricMissing', 'column.safeRate')?.nature).toBe('assumed')
  })

  it('say what was taken, and rule out what cannot be had', () => {
    const choice = (letters: string) => recordsOf(tableIn(someReport(someSweep(letters))))[0]!['body.column.choice']
    expect(choice('ppf')).toMatch(/^body\.choice\.(chosen|soFar)$/)
    expect(choice('ff')).toBe('body.choice.out')
    expect(choice('uu')).toBe('body.choice.out')
  })

  it('give a reason for each of up to eight questions, and the rest stands in the table', () => {
    const texts = sentencesOf(options(uglyReports.manyLayouts(), language)[0]!)
    expect(texts.filter((text) => /^(body\.reason|decision\.sentence)/.test(text)).length).toBeLessThanOrEqual(8)
    expect(sentencesOf(options(someReport(someSweep('ff')), language)[0]!)[0]).toMatch(/^decision\.sentence\.nothing/)
  })
})
