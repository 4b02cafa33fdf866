import { describe, expect, it } from 'vitest'
import { decisionFaults } from '../../validation/claims/decisions.ts'
import { estimatedLayouts } from '../../src/model/served.ts'
import type { Report } from '../../src/model/report.ts'
import { csvOf } from '../../src/outputs/runs-table.ts'
import { scope } from '../../src/document/body/scope.ts'
import { nextOf } from '../../src/planning/proposals.ts'
import { mixes } from '../../src/document/evidence/mix.ts'
import { shortQuestion } from '../../src/document/decision-text.ts'
import { editionOf } from '../../src/document/edition.ts'
import { someDemand } from '../analysis/some-demand.ts'
import { someArrivals, someSweep } from '../analysis/some-sweep.ts'
import { sentencesOf } from '../document/read-document.ts'
import { spelt } from '../i18n/marked.ts'
import { classesOf, office, reportOn, sent } from './sent-mixes.ts'

const classes = [...classesOf('a', 1), ...classesOf('b', 3)]

const scopeOf = (report: Report) => sentencesOf(scope(editionOf(report, spelt('en')))).map((text) => text.split(' ')[0])

const modelOf = (report: Report, series: string) => report.series.find(({ id }) => id === series)!.model

/** GPUs of the layouts for which the estimate of the first mix stands. */
const estimatedOn = (report: Report) =>
  estimatedLayouts(report, report.mixes[0]!).map(
    ({ series }) => report.series.find(({ id }) => id === series)!.layout.gpus,
  )

describe('a mix that was measured as such on one of two models', () => {
  const report = reportOn([...classes, ...sent('a', 'office')])
  const [mix] = report.mixes
  const [estimate, own, ...others] = report.decisions

  it('is answered by the measurement there, and estimated of the other', () => {
    const measured = report.workloads.filter(({ id }) => mix!.measured.includes(id))
    expect(measured.map(({ model }) => model)).toEqual(['a'])
    expect(estimatedLayouts(report, mix!).map(({ series }) => modelOf(report, series))).toEqual(['b'])
    expect(estimate).toMatchObject({ mix: mix!.id, status: 'decided' })
    expect(estimate!.options.map(({ series }) => modelOf(report, series))).toEqual(['b'])
    expect(own).toMatchObject({ workload: measured[0]!.id, status: 'decided' })
    expect(others.every(({ mix: about }) => about === null)).toBe(true)
  })

  it('is told from the estimate by name, of what could not be judged too', () => {
    const unjudged = reportOn([...classesOf('a', 1), ...sent('a', 'office', someSweep('uu'))])
    for (const one of [report, unjudged]) {
      const names = one.decisions.map((decision) => shortQuestion(editionOf(one, spelt('en')), decision))
      expect(names.filter((name) => name.startsWith('mix.estimated'))).toHaveLength(1)
      expect(new Set(names).size).toBe(names.length)
    }
  })

  it('says so beside the estimate', () => {
    const said = sentencesOf(mixes(editionOf(report, spelt('en')))[0]!).map((text) => text.split(' ')[0])
    expect(said).toEqual(expect.arrayContaining(['mix.measured', 'mix.measured.others', 'mix.confirm']))
    const replaced = reportOn([...classesOf('a', 1), ...sent('a', '業務')])
    const then = sentencesOf(mixes(editionOf(replaced, spelt('en')))[0]!).map((text) => text.split(' ')[0])
    expect(then).toContain('mix.measured.replaced')
    expect(then).not.toContain('mix.confirm')
  })
})

describe('a mix that was measured on one of two layouts of a model', () => {
  const layouts = [...classesOf('a', 1), ...classesOf('a', 5, 2)]
  it('is answered by the measurement where it gives a rate, whatever the estimate of the other', () => {
    const report = reportOn([...layouts, ...sent('a', 'office')])
    expect(estimatedOn(report)).toEqual([])
    expect(report.decisions.every(({ mix }) => mix === null)).toBe(true)
  })

  it('is estimated where it was sent and not judged', () => {
    const elsewhere = sent('a', 'office', someSweep('uu'), 430, 2)
    expect(estimatedOn(reportOn([...layouts, ...sent('a', 'office', someSweep('ff')), ...elsewhere]))).toEqual([2])
  })

  it('has its decisions, and no others', () => {
    const demand = someDemand({ arrivalRates: [0.3, 0.5] })
    for (const sweep of ['ppf', 'ff', 'uu'])
      for (const plan of [{ mixes: [office] }, { mixes: [office], demand }])
        expect(decisionFaults(reportOn([...layouts, ...sent('a', 'office', someSweep(sweep))], plan))).toEqual([])
  })

  it('is estimated of the other where it gives none, and sized for each demand', () => {
    const plan = { mixes: [office], demand: someDemand({ arrivalRates: [0.3] }) }
    const report = reportOn([...layouts, ...sent('a', 'office', someSweep('ff'))], plan)
    expect(estimatedOn(report)).toEqual([2])
    const [estimate, own] = report.decisions
    expect(estimate).toMatchObject({ mix: 'mix-1', demand: 'demand-1', status: 'decided', next: { gain: 'mix' } })
    expect(own).toMatchObject({ mix: null, workload: report.mixes[0]!.measured[0], status: 'nothing' })
  })
})

describe('an estimate that a measurement has replaced', () => {
  const plan = { mixes: [office], demand: someDemand({ arrivalRates: [0.3] }) }
  const report = reportOn([...classes, ...sent('a', 'office')], plan)

  it('sizes no demand, and is no part of what is calculated', () => {
    const sized = report.mixes[0]!.layouts.map(({ series, sized: own }) => [modelOf(report, series), own.length])
    expect(sized).toEqual([
      ['a', 0],
      ['b', 1],
    ])
  })

  it('leaves what was sent named where runs are listed', () => {
    expect(csvOf(report)).toContain('"256,256:80;1024,256:20"')
    expect(csvOf(reportOn(classes))).not.toContain(',mix,')
  })

  it('says what recommendations cover', () => {
    expect(scopeOf(report)).toContain('body.questions.both')
    expect(scopeOf(reportOn([...classesOf('a', 1), ...sent('a', 'office')]))).toContain('body.questions.sent')
    expect(scopeOf(reportOn(classes))).toContain('body.questions.mixed')
  })
})

describe('a mix whose classes nobody measured', () => {
  const plan = { mixes: [office], series: [{ match: '**', mix: 'ofice' }] }

  it('misses no class where it was sent itself, and a name that no mix has is told', () => {
    const { unmet } = reportOn(sent('a', 'office'), { mixes: [office] })
    expect(unmet).toEqual([])
    const told = reportOn(sent('a', 'ofice'), plan).unmet
    expect(told.filter(({ part }) => part === 'mixName')).toEqual([
      { part: 'mixName', at: 'series.0.mix', text: 'ofice', choices: ['office', '業務'], more: 0 },
    ])
  })

  it('has no estimate to follow', () => {
    const alone = reportOn(sent('a', 'office'))
    const said = sentencesOf(mixes(editionOf(alone, spelt('en')))[0]!).map((text) => text.split(' ')[0])
    expect(said).toContain('mix.measured')
    expect(said).not.toContain('mix.measured.replaced')
  })
})

describe('a mix that the plan does not have', () => {
  const runs = [someArrivals('p', 1, 1), someArrivals('p', 2, 2)]
  const report = reportOn([...classesOf('a', 1), ...sent('a', '1024,256:2;256,256:8', runs)], {
    demand: someDemand({ arrivalRates: [0.3] }),
  })

  it('is asked for again as it was stated', () => {
    const own = report.series.find(({ workload }) => workload.mix !== null)!
    const run = nextOf(report, null).runs.find(({ series }) => series === own.id)!
    expect(run.commands[0]!.line).toContain("'mix=256,256:80;1024,256:20'")
  })

  it('is not bought beside its classes', () => {
    expect(report.decisions.filter(({ status }) => status === 'decided').length).toBeGreaterThan(2)
    expect(report.purchases).toEqual([])
  })
})
