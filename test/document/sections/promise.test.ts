import { describe, expect, it } from 'vitest'
import type { Table } from '../../../src/document/block.ts'
import { promiseTable } from '../../../src/document/sections/promise.ts'
import type { Report } from '../../../src/model/report.ts'
import { valueAt } from '../../../src/model/place.ts'
import { replayableSweep } from '../../analysis/replayable-sweep.ts'
import { someArrivals, someSweep } from '../../analysis/some-sweep.ts'
import { spelt } from '../../i18n/marked.ts'
import { someReport } from '../some-report.ts'

const language = spelt('en')
const tableOf = (report: Report): Table | undefined =>
  promiseTable(report, report.series[0]!, language).find((block): block is Table => block.kind === 'table')

const cellOf = (table: Table | undefined, item: string) =>
  table?.rows.find(([head]) => head!.text === `promise.row.${item}`)?.[1]

describe('the table of a promise', () => {
  const report = someReport(replayableSweep())
  const table = tableOf(report)

  it('keeps apart what is promised and what is estimated', () => {
    expect(cellOf(table, 'rate')).toMatchObject({ nature: 'derived', ref: 'series/0/headroom/arrivalRate' })
    expect(cellOf(table, 'expectation')).toMatchObject({
      nature: 'estimated',
      ref: 'series/0/headroom/expectation/arrivalRate',
    })
    expect(cellOf(table, 'expectation')!.text).toContain('error: ')
    expect(cellOf(table, 'sustained')).toMatchObject({ nature: 'estimated' })
  })

  it('says on how many servers and which levels it rests, and that a run must confirm it', () => {
    expect(cellOf(table, 'servers')!.text).toBe(String(report.series[0]!.headroom!.promise.servers))
    expect(table!.rows.flat().map(({ text }) => text)).toContain(
      'promise.rule.replay.text (levels: 1, 2, 4, 8, 16, 32, 64, 128)',
    )
    expect(table!.notes).toEqual(['promise.note'])
  })

  it('shows only numbers that have a trail', () => {
    const refs = table!.rows.flat().flatMap(({ ref }) => ref ?? [])
    expect(refs.length).toBeGreaterThan(5)
    for (const ref of refs) {
      expect(report.trails[ref], ref).toBeDefined()
      expect(typeof valueAt(report, ref), ref).toBe('number')
    }
  })

  it('has no replayed numbers where nothing was replayed, and calls what nobody judged assumed', () => {
    const thin = tableOf(someReport(someSweep('pf')))
    expect(thin!.rows.map(([head]) => head!.text)).toEqual(['promise.row.rate', 'promise.row.rule'])
    expect(cellOf(tableOf(someReport(someSweep('uu'))), 'rate')).toMatchObject({ nature: 'assumed' })
    expect(
      tableOf(someReport(someSweep('uu')))!
        .rows.flat()
        .map(({ text }) => text),
    ).toContain('promise.rule.unjudged.text')
  })

  it('is not there without a promise', () => {
    expect(tableOf(someReport(someSweep('ff')))).toBeUndefined()
    expect(tableOf(someReport([someArrivals('p', 1, 1)]))).toBeUndefined()
  })
})
