import { describe, expect, it } from 'vitest'
import type { Table } from '../../../src/document/block.ts'
import { arrivalModels, promiseTable, startsTable } from '../../../src/document/evidence/headroom.ts'
import { valueAt } from '../../../src/model/place.ts'
import type { Report } from '../../../src/model/report.ts'
import { replayableSweep, unevenSweep } from '../../analysis/replayable-sweep.ts'
import { someArrivals, someSweep } from '../../analysis/some-sweep.ts'
import { spelt } from '../../i18n/marked.ts'
import { replayedReports } from '../../trails/replayed-reports.ts'
import { mixedReports } from '../mixed-reports.ts'
import { tablesOf } from '../read-document.ts'
import { someReport } from '../some-report.ts'
import { uglyReports } from '../ugly-reports.ts'
import { editionOf } from '../../../src/document/edition.ts'

const language = spelt('en')
const tableOf = (report: Report): Table | undefined =>
  promiseTable(editionOf(report, language), report.series[0]!).find((block): block is Table => block.kind === 'table')

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

  it('says which requests at random decide, what a server adjusted to them carries, and what is taken off', () => {
    const told = tableOf(replayedReports.adjusted())
    expect(told?.rows.slice(1, 4).map(([, value]) => value!.ref)).toEqual([
      'series/0/headroom/shown/rate',
      'series/0/headroom/shown/carried',
      'series/0/headroom/shown/margin',
    ])
    const texts = told!.rows.flat().map(({ text }) => text)
    expect(texts).toContain('promise.row.shown.kept')
    expect(texts).toContain('promise.row.off.adjusted')
    expect(
      tableOf(replayedReports.confirmed())!
        .rows.flat()
        .map(({ text }) => text),
    ).toContain('promise.row.off.fixed')
  })

  it('marks as assumed how answers vary, where the results do not tell it', () => {
    const { answerVariation } = report.series[0]!.headroom!.promise!
    expect([answerVariation, cellOf(table, 'answers')]).toEqual([null, undefined])
    const uneven = someReport(unevenSweep())
    const variation = uneven.series[0]!.headroom!.promise!.answerVariation!
    expect(cellOf(tableOf(uneven), 'answers')).toMatchObject({
      text: variation > 0 ? `promise.row.answers.varied (variation: ${100 * variation}%)` : 'promise.row.answers.alike',
      nature: 'assumed',
      ref: 'series/0/headroom/promise/answerVariation',
    })
  })

  it('says on how many servers and which levels it rests, and that a run must confirm it', () => {
    expect(cellOf(table, 'servers')!.text).toBe(String(report.series[0]!.headroom!.promise!.servers))
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
    const thin = tableOf(someReport(someSweep('ppf')))
    expect(thin!.rows.map(([head]) => head!.text)).toEqual(['promise.row.rate', 'promise.row.rule'])
    expect(cellOf(tableOf(someReport(someSweep('uu'))), 'rate')).toMatchObject({ nature: 'assumed' })
    expect(
      tableOf(someReport(someSweep('uu')))!
        .rows.flat()
        .map(({ text }) => text),
    ).toContain('promise.rule.unjudged.text')
  })

  it('says what decides the rate, and asks for no run where one did', () => {
    const [series] = report.series
    const decided = (from: 'replay' | 'measured', cappedBy: 'share' | null) => {
      const headroom = { ...series!.headroom!, from, cappedBy }
      const shown = tableOf({ ...report, series: [{ ...series!, headroom }] })
      return [shown!.rows.find(([head]) => head!.text === 'promise.row.rate')![2]!.text, shown!.notes]
    }
    expect(decided('replay', null)).toEqual(['planningRate.replay', ['promise.note']])
    expect(decided('replay', 'share')).toEqual(['planningRate.share', ['promise.note']])
    expect(decided('measured', null)).toEqual(['planningRate.measured', []])
  })

  it('is not there without a promise', () => {
    expect(tableOf(someReport(someSweep('ff')))).toBeUndefined()
    const evenly = { ...someArrivals('p', 1, 1), load: { ...someArrivals('p', 1, 1).load, burstiness: 2 } }
    expect(tableOf(someReport([evenly]))).toBeUndefined()
  })

  it('is of the rate that was kept and of what is deducted, where loads at random alone were measured', () => {
    const kept = tableOf(someReport([someArrivals('p', 1, 1)]))!
    expect(kept.rows.map(([item]) => item!.text)).toEqual(['promise.row.rate', 'promise.row.shown', 'promise.row.off'])
    expect(cellOf(kept, 'off')!.text).toBe('10%')
  })
})

const modelsOf = (report: Report) =>
  tablesOf({ id: '', title: '', blocks: arrivalModels(editionOf(report, language), report.series[0]!) })[0]

describe('arrivalModels', () => {
  it('has a row for each model: what it assumes, the load, the arrivals', () => {
    const report = mixedReports.mixed()
    const table = modelsOf(report)
    const { headroomModels } = report.series[0]!
    expect(table?.rows.map(([name]) => name?.text)).toEqual(headroomModels.map(({ model }) => `model.${model}`))
    expect(table?.rows.map((row) => row[1]?.text.split(' ')[0])).toEqual(
      headroomModels.map(({ model }) => `model.${model}.text`),
    )
    expect(table?.rows.flatMap((row) => row.slice(2).map(({ ref }) => ref))).toEqual(
      headroomModels.flatMap((_, i) =>
        ['utilization', 'arrivalRate'].map((name) => `series/0/headroomModels/${i}/${name}`),
      ),
    )
    expect(table?.notes.map((note) => note.split(' ')[0])).toEqual(['models.note', 'models.curveNote'])
  })

  it('gives the reason in place of a number', () => {
    const table = modelsOf(someReport(someSweep('ppf')))
    const absent = table?.rows.filter((row) => row[2]?.text === '—').map((row) => row[1]?.text)
    expect(absent).toEqual(['model.absent.arrivalsNotGiven', 'model.absent.fewLevels'])
    expect(table?.notes).toHaveLength(1)
  })

  it('is silent about what fails and about an open loop', () => {
    const failing = someReport(someSweep('ff'))
    expect(arrivalModels(editionOf(failing, language), failing.series[0]!)).toEqual([])
    const open = uglyReports.openLoop()
    expect(arrivalModels(editionOf(open, language), open.series[0]!)).toEqual([])
  })
})

const startsOf = (letters: string) => {
  const report = someReport(someSweep(letters))
  return tablesOf({ id: '', title: '', blocks: startsTable(editionOf(report, language), report.series[0]!) })[0]
}

describe('startsTable', () => {
  it('has a row for each think time and a column for each time to begin, each number with its place', () => {
    const table = startsOf('pppf')!
    expect(table.columns).toHaveLength(4)
    expect(table.rows.map((row) => row.slice(1).map(({ ref }) => ref))).toEqual(
      table.rows.map((_, i) => [0, 1, 2].map((j) => `series/0/starts/${3 * i + j}/users`)),
    )
  })

  it('is not there where nothing was judged', () => {
    expect(startsOf('uuu')).toBeUndefined()
  })
})
