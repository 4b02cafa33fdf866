import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { csvOf } from '../../src/outputs/runs-table.ts'
import { named } from '../document/ugly-names.ts'
import { uglyReports, type UglyName } from '../document/ugly-reports.ts'

type Row = Readonly<Record<string, string>>

const rowsOf = (text: string): readonly Row[] => parse<Row>(text, { columns: true, bom: true })

describe('the CSV of the runs', () => {
  it.each(Object.keys(uglyReports) as UglyName[])('has each run of %s with its numbers as they are', (name) => {
    const report = uglyReports[name]()
    const text = csvOf(report)
    const rows = rowsOf(text)
    expect(rows.map((row) => row['run'])).toEqual(report.runs.map(({ id }) => id))
    expect(rows.map((row) => row['requests_per_s'])).toEqual(
      report.runs.map(({ throughput: { requests } }) => (requests === null ? '' : String(requests))),
    )
    expect(rows.map((row) => Number(row['ttft_p99_s'] || 0))).toEqual(
      report.runs.map(({ latency }) => latency.ttft?.p99 ?? 0),
    )
    expect(rows.map((row) => row['sha256'])).toEqual(
      report.runs.map(({ source }) => report.sources.find(({ id }) => id === source)!.sha256),
    )
    expect(text.startsWith('\uFEFFrun,series,')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
  })

  it('gives levels and verdicts of the runs that have one', () => {
    const report = uglyReports.everyStatus()
    const rows = rowsOf(csvOf(report))
    const [series] = report.series
    for (const point of series!.points) {
      const own = rows.filter(({ run }) => point.runs.includes(run!))
      expect(own.map((row) => [row['level'], row['level_verdict']])).toEqual(
        point.runs.map(() => [String(point.level), point.verdict]),
      )
    }
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '＋1', '－1', '＠A1', '\n=1', '|cmd'])(
    'has no text that runs as a formula: %j',
    (text) => {
      for (const row of rowsOf(csvOf(named([text])))) expect(row['model']).toBe(`'${text}`)
    },
  )
})
