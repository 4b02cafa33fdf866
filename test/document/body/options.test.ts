import { describe, expect, it } from 'vitest'
import { options } from '../../../src/document/body/options.ts'
import type { Report } from '../../../src/model/report.ts'
import { someArrivals, someSweep } from '../../analysis/some-sweep.ts'
import { factsOn } from '../../builders.ts'
import { spelt } from '../../i18n/marked.ts'
import { elsewhere } from '../elsewhere.ts'
import { recordsOf, sentencesOf, tablesOf } from '../read-document.ts'
import { someReport } from '../some-report.ts'
import { statuses, uglyReports } from '../ugly-reports.ts'
import { editionOf } from '../../../src/document/edition.ts'

const language = spelt('en')
const names = Object.keys(statuses)
const tableOf = (report: Report) => tablesOf(options(editionOf(report, language))[0]!)[0]!

const choicesOf = (report: Report) => recordsOf(tableOf(report)).map((row) => row['body.column.choice'])

describe('the options', () => {
  it('are all layouts that were measured, one row each', () => {
    for (const report of [uglyReports.everyStatus(), uglyReports.manyLayouts()])
      expect(tableOf(report).rows).toHaveLength(report.series.length)
    expect(options(editionOf({ ...uglyReports.noFindings(), series: [] }, language))).toEqual([])
  })

  it('show no limit where there is none, and no planning rate without a judged one', () => {
    const { rows, columns } = tableOf(uglyReports.everyStatus())
    const cellOf = (name: string, column: string) =>
      rows[names.indexOf(name)]?.[columns.findIndex(({ label }) => label === column)]
    expect(cellOf('bracketed', 'column.limit')?.text).toBe('4')
    for (const name of ['leftCensored', 'contradiction', 'metricMissing', 'audited'])
      expect(cellOf(name, 'column.limit')?.text).toBe('—')
    expect(cellOf('bracketed', 'decision.column.rate')?.text).not.toBe('—')
    for (const name of ['metricMissing', 'leftCensored'])
      expect(cellOf(name, 'decision.column.rate')).toMatchObject({ text: '—' })
  })

  it('name the unit of each limit where some are requests in flight and others a rate', () => {
    const report = someReport([...someSweep('ppf'), someArrivals('p', 0.5, 0.5)])
    expect(recordsOf(tableOf(report)).map((row) => row['column.limit'])).toEqual([
      'level.concurrency (level: 2)',
      'level.requestRate (level: 0.5)',
    ])
  })

  it('say which one was taken, which comes next, and which cannot be had', () => {
    const report = someReport([
      ...someSweep('ppf'),
      ...elsewhere(someSweep('ppf'), factsOn(2), 1),
      ...elsewhere(someSweep('ff'), factsOn(4), 2),
    ])
    const chosen = report.series.findIndex(({ id }) => id === report.decisions[0]!.series)
    const choices = recordsOf(tableOf(report)).map((row) => row['body.column.choice'])
    expect(choices[chosen]).toMatch(/^body\.choice\.(?:chosen|soFar)$/)
    expect(choices.filter((choice) => choice === 'body.choice.next')).toHaveLength(1)
    expect(choices).toContain('body.choice.out')
  })

  it('stand where their workload has them, whatever a mix that comes first takes', () => {
    const report = someReport([...someSweep('ppf'), ...elsewhere(someSweep('ppf'), factsOn(2), 1)])
    const [decision] = report.decisions
    const other = report.series.find(({ id }) => id !== decision!.series)!.id
    const mix = { ...decision!, id: 'decision-0', mix: 'mix-1', workload: null, series: other }
    expect(choicesOf({ ...report, decisions: [mix, decision!] })).toEqual(choicesOf(report))
  })

  it('show what loads at random are planned with, and where that comes from', () => {
    const report = someReport([
      someArrivals('p', 1, 1),
      someArrivals('f', 2, 2),
      ...elsewhere([someArrivals('p', 3, 3), someArrivals('f', 4, 4)], factsOn(2), 1),
    ])
    const { rows, columns } = tableOf(report)
    const cells = rows.map((row) => row[columns.findIndex(({ label }) => label === 'decision.column.rate')])
    expect(cells.map((one) => one?.text)).toEqual(['0.9', '2.7'])
    expect(cells.map((one) => one?.ref)).toEqual([0, 1].map((i) => `series/${i}/headroom/arrivalRate`))
  })

  it('speak of planning rates only where there are any', () => {
    const notes = ['uu', 'ppf'].map((letters) => tableOf(someReport(someSweep(letters))).notes)
    expect(notes).toEqual([[], ['body.options.note']])
  })

  it('leave open what was not judged, and rule out what fails', () => {
    const rows = recordsOf(tableOf(uglyReports.everyStatus()))
    const choiceOf = (name: string) => rows[names.indexOf(name)]?.['body.column.choice']
    for (const name of ['contradiction', 'metricMissing', 'audited', 'singleUnknown'])
      expect(choiceOf(name)).toBe('body.choice.open')
    for (const name of ['leftCensored', 'singleFail']) expect(choiceOf(name)).toBe('body.choice.out')
  })

  it('leave open what may still be planned with, and count loads at random with the sweep that they are part of', () => {
    const evenly = [someArrivals('p', 90, 90), someArrivals('f', 99, 99)].map((run) => ({
      ...run,
      load: { ...run.load, burstiness: 'inf' as const },
    }))
    const smoother = someReport([...elsewhere(someSweep('pppf'), factsOn(2), 1), ...evenly])
    expect(choicesOf(smoother)).toContain('body.choice.open')
    const beside = someReport([...someSweep('pppf'), someArrivals('p', 0.5, 0.5), someArrivals('f', 2, 2)])
    expect(choicesOf(beside).toSorted()).toEqual(['body.choice.only', 'body.choice.part'])
  })

  it('give the reasons where they do not stand on the cards of the conclusion, as far as there is room', () => {
    const report = uglyReports.everyStatus()
    const said = (decisions: Report['decisions']) =>
      sentencesOf(options(editionOf({ ...report, decisions }, language))[0]!)
    expect(said(report.decisions).join(' ')).not.toContain('decision.')
    const many = (one: Report['decisions'][number]) => said(Array.from({ length: 20 }, () => one))
    const [first] = report.decisions
    expect(many({ ...first!, status: 'decided' })).toEqual([expect.stringMatching(/^body\.reason\.all.*decision\.why/)])
    const whys = ['only', 'perGpu', 'price', 'gpus', 'spare', 'fails', 'unjudged', 'contradiction', 'noRoom'] as const
    const varied = said([...whys, ...whys].map((why) => ({ ...first!, why })))
    expect(varied).toHaveLength(9)
    expect(varied[0]).toMatch(/body\.condition/)
    expect(varied.at(-1)).toBe('body.list.more (count: 1)')
  })
})
