import { describe, expect, it } from 'vitest'
import { startsTable } from '../../../src/document/sections/starts.ts'
import { someSweep } from '../../analysis/some-sweep.ts'
import { spelt } from '../../i18n/marked.ts'
import { tablesOf } from '../read-document.ts'
import { someReport } from '../some-report.ts'

const language = spelt('en')
const tableOf = (letters: string) => {
  const report = someReport(someSweep(letters))
  return tablesOf({ id: '', title: '', blocks: startsTable(report, report.series[0]!, language) })[0]
}

describe('startsTable', () => {
  it('has a row for each think time and a column for each time to begin, each number with its place', () => {
    const table = tableOf('pppf')!
    expect(table.columns).toHaveLength(4)
    expect(table.rows.map((row) => row.slice(1).map(({ ref }) => ref))).toEqual(
      table.rows.map((_, i) => [0, 1, 2].map((j) => `series/0/starts/${3 * i + j}/users`)),
    )
  })

  it('is not there where nothing was judged', () => {
    expect(tableOf('uuu')).toBeUndefined()
  })
})
