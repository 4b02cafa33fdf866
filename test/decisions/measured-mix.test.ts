import { describe, expect, it } from 'vitest'
import type { Facts } from '../../src/model/fact.ts'
import type { Mix, Plan } from '../../src/model/plan.ts'
import type { Report } from '../../src/model/report.ts'
import type { Run } from '../../src/model/run.ts'
import { estimatedLayouts } from '../../src/model/served.ts'
import { nextOf } from '../../src/planning/proposals.ts'
import { mixes } from '../../src/document/evidence/mix.ts'
import { editionOf } from '../../src/document/edition.ts'
import { someDemand } from '../analysis/some-demand.ts'
import { someArrivals, someSweep } from '../analysis/some-sweep.ts'
import { factsOn } from '../builders.ts'
import { elsewhere, stated } from '../document/elsewhere.ts'
import { sentencesOf } from '../document/read-document.ts'
import { someReport } from '../document/some-report.ts'
import { spelt } from '../i18n/marked.ts'

const office: Mix = {
  name: { en: 'office', ja: '業務' },
  classes: [
    { name: 'chat', inputTokens: 256, outputTokens: 256, weight: 80 },
    { name: null, inputTokens: 1024, outputTokens: 256, weight: 20 },
  ],
}

const { inputTokens: _, outputTokens: __, ...hardware } = factsOn(1)
const of = (model: string, facts: Facts): Facts => ({ ...hardware, model: stated(model), ...facts })
const ofLength = (model: string, tokens: number): Facts =>
  of(model, { inputTokens: stated(tokens), outputTokens: stated(256) })

const tokens = (input: number) => ({ tokens: { input, output: 256 } })
const classesOf = (model: string, number: number): readonly Run[] => [
  ...elsewhere(someSweep('pppf'), ofLength(model, 256), number, tokens(256)),
  ...elsewhere(someSweep('ppf'), ofLength(model, 1024), number + 1, tokens(1024)),
]
const sent = (model: string, mix: string, runs: readonly Run[] = someSweep('pppf')): readonly Run[] =>
  elsewhere(runs, of(model, { mix: stated(mix) }), 9, tokens(410))

const reportOn = (runs: readonly Run[], plan: Partial<Plan> = { mixes: [office] }): Report => someReport(runs, { plan })
const classes = [...classesOf('a', 1), ...classesOf('b', 3)]

describe('a mix that was measured as such on one of two models', () => {
  const report = reportOn([...classes, ...sent('a', 'office')])
  const [mix] = report.mixes
  const [estimate, own, ...others] = report.decisions
  const modelOf = (series: string) => report.series.find(({ id }) => id === series)!.model

  it('is answered by the measurement there, and estimated of the other', () => {
    const measured = report.workloads.filter(({ id }) => mix!.measured.includes(id))
    expect(measured.map(({ model }) => model)).toEqual(['a'])
    expect(estimatedLayouts(report, mix!).map(({ series }) => modelOf(series))).toEqual(['b'])
    expect(estimate).toMatchObject({ mix: mix!.id, status: 'decided' })
    expect(estimate!.options.map(({ series }) => modelOf(series))).toEqual(['b'])
    expect(own).toMatchObject({ workload: measured[0]!.id, status: 'decided' })
    expect(others.every(({ mix: about }) => about === null)).toBe(true)
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
