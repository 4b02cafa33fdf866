import { describe, expect, it } from 'vitest'
import { arrivalModels } from '../../../src/document/sections/arrivals.ts'
import type { Report } from '../../../src/model/report.ts'
import { someSweep } from '../../analysis/some-sweep.ts'
import { spelt } from '../../i18n/marked.ts'
import { mixedReports } from '../mixed-reports.ts'
import { tablesOf } from '../read-document.ts'
import { someReport } from '../some-report.ts'
import { uglyReports } from '../ugly-reports.ts'

const language = spelt('en')
const tableOf = (report: Report) =>
  tablesOf({ id: '', title: '', blocks: arrivalModels(report, report.series[0]!, language) })[0]

describe('arrivalModels', () => {
  it('has a row for each model: what it assumes, the load, the arrivals', () => {
    const report = mixedReports.mixed()
    const table = tableOf(report)
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
    const table = tableOf(someReport(someSweep('ppf')))
    const absent = table?.rows.filter((row) => row[2]?.text === '—').map((row) => row[1]?.text)
    expect(absent).toEqual(['model.absent.arrivalsNotGiven', 'model.absent.fewLevels'])
    expect(table?.notes).toHaveLength(1)
  })

  it('is silent about what fails and about an open loop', () => {
    const failing = someReport(someSweep('ff'))
    expect(arrivalModels(failing, failing.series[0]!, language)).toEqual([])
    const open = uglyReports.openLoop()
    expect(arrivalModels(open, open.series[0]!, language)).toEqual([])
  })
})
