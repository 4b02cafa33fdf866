import { describe, expect, it } from 'vitest'
import { ofMixes as decisionsOfMixes } from '../../src/decisions/mix.ts'
import { serversFor } from '../../src/maths/sizing.ts'
import type { Grade } from '../../src/model/report.ts'
import { chosenBy, someCost, someDemand, someEmployees, somePrice } from '../analysis/some-demand.ts'
import { tied } from '../analysis/sweeps-on.ts'
import { somePlan } from '../builders.ts'
import { chatAndDocuments, mixedReports, mixedWith } from '../document/mixed-reports.ts'
import { someReport } from '../document/some-report.ts'
import { editionOf } from '../../src/document/edition.ts'
import { riskRows } from '../../src/document/body/risks.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { conditionKinds } from '../../src/model/report.ts'
import { conditionTexts, nextName } from '../../src/document/decision-text.ts'
import { spelt } from '../i18n/marked.ts'

const every = { ...somePlan().chosenBy, intervals: 'plan' } as const

const ofMixes = (report: ReturnType<typeof mixedWith>) => report.decisions.filter(({ mix }) => mix !== null)

describe('the decision of a mix', () => {
  it('comes before those of its workloads alone', () => {
    const asked = mixedReports.mixedAsked().decisions.map(({ mix }) => mix !== null)
    expect(new Set(asked).size).toBe(2)
    expect(asked).toEqual(asked.toSorted((a, b) => Number(b) - Number(a)))
  })

  it('is for one server where nobody says how much is asked', () => {
    const [one] = ofMixes(mixedReports.mixed())
    expect(one).toMatchObject({ demand: null, count: 1, oneMore: { kind: 'copy' }, planningRate: { from: 'mix' } })
    expect(one!.oneMore!.planningRate).toBeCloseTo(2 * one!.planningRate!.value, 12)
    const [sending] = ofMixes(mixedWith({ intervals: [1, 60] }))
    expect(sending!.users.map(({ reachable }) => reachable)).toEqual([false, true])
    expect(sending!.oneMore!.users).toBe(Math.floor(2 * sending!.planningRate!.value * 60))
  })

  it('has the lowest grade of its classes', () => {
    const report = mixedReports.mixed()
    const classes = report.mixes[0]!.layouts[0]!.classes.map(({ series }) => series)
    const gradesOf = (...grades: readonly Grade[]) =>
      report.series.map((one) => ({ ...one, grade: grades[classes.indexOf(one.id)] ?? one.grade }))
    const all = [gradesOf('A', 'B'), gradesOf('B', 'A'), gradesOf('A', 'A')].map(
      (series) => decisionsOfMixes({ ...report, series }, () => null)[0]!.grade,
    )
    expect(all).toEqual(['B', 'B', 'A'])
  })

  it('counts servers for each demand, and spares besides', () => {
    const report = mixedWith({
      demand: someDemand({ arrivalRates: [9], users: [50], employees: someEmployees({ growth: chosenBy.given(0) }) }),
      thinkTimes: [30],
      spare: 1,
    })
    const found = ofMixes(report).filter(({ status }) => status === 'decided')
    const kinds = found.map(({ demand }) => report.demand.find(({ id }) => id === demand)?.kind)
    expect(kinds).toEqual(['arrivals', 'employees', 'closed'])
    for (const { demand, count, planningRate, conditions } of found.slice(0, 2)) {
      const asked = report.demand.find(({ id }) => id === demand)!.arrivalRate!
      const servers = serversFor(asked, planningRate!.value)
      expect(count).toBe(servers + 1)
      expect(conditions.some(({ kind }) => kind === 'copies')).toBe(servers > 1)
    }
  })

  it('is a lower bound where a class passes as far as it was tested, and open where that is of another layout', () => {
    const [chat] = chatAndDocuments.classes
    const report = mixedWith({ mixes: [{ ...chatAndDocuments, classes: [chat!, chat!] }] })
    const [one] = ofMixes(report)
    const [mix] = report.mixes
    const layout = mix!.layouts.find(({ series }) => series === one!.series)!
    const values = { level: layout.limit!.throughput, axis: 'requestRate' }
    expect(one!.conditions).toContainEqual({ kind: 'lowerBound', values })
    const lower = { ...layout, headroom: { ...layout.headroom!, arrivalRate: layout.headroom!.arrivalRate / 2 } }
    const layouts = mix!.layouts.map((other) => (other === layout ? lower : other))
    const told = { ...one!.next!, series: layout.series }
    const asked: string[] = []
    const [other] = decisionsOfMixes({ ...report, mixes: [{ ...mix!, layouts }] }, (open) => {
      asked.push(...open.map(({ id }) => id))
      return told
    })
    expect(other).toMatchObject({ status: 'undecided', why: 'otherOpen' })
    expect(other!.conditions.map(({ kind }) => kind)).not.toContain('lowerBound')
    expect(new Set(asked)).toEqual(new Set([layout.series]))
    const decision = { ...one!, next: { ...told, gain: 'top', level: 64, rate: null } }
    expect(nextName(editionOf(report, spelt('en')), decision)).toContain('answer.title')
  })

  it('asks first for the limit of the class that takes most of the machine', () => {
    const report = mixedWith({})
    const [mix] = report.mixes
    const [layout] = mix!.layouts
    const classes = layout!.classes.map((one, i) => ({ ...one, machine: i === 0 ? 0.2 : 0.8 }))
    const headroom = { ...layout!.headroom!, arrivalRate: layout!.headroom!.arrivalRate / 2 }
    const rival = { ...layout!, classes, headroom, limit: { ...layout!.limit!, censored: true } }
    const series = report.series.map((one) => ({
      ...one,
      capacity: { ...one.capacity, status: 'rightCensored' as const },
    }))
    const asked: string[] = []
    decisionsOfMixes({ ...report, series, mixes: [{ ...mix!, layouts: [layout!, rival] }] }, (open) => {
      asked.push(...open.map(({ id }) => id))
      return null
    })
    expect(asked).toEqual(classes.toReversed().map((one) => one.series))
  })

  it('holds under what is not sure of the limit of each class, the gravest first', () => {
    const report = mixedWith({ demand: someDemand({ arrivalRates: [3, 9] }) })
    const [one] = ofMixes(report)
    const { classes } = report.mixes[0]!.layouts.find(({ series }) => series === one!.series)!
    const once = one!.conditions.filter(({ kind }) => kind === 'oneRun')
    expect(once.map(({ values }) => values['series'])).toEqual(classes.map(({ series }) => series))
    const kinds = one!.conditions.map(({ kind }) => conditionKinds.indexOf(kind))
    expect(kinds).toEqual(kinds.toSorted((a, b) => a - b))
    const edition = editionOf(report, createLanguage('en'))
    expect(conditionTexts(one!, edition).join()).toMatch(/\(256 \/ 256\), was measured once.*\(2,048 \/ 2,048\)/)
    const [, detail] = riskRows(edition).rows.find((row) => row[1]!.text.includes('measured once'))!
    expect(detail!.text).toMatch(/: office at concurrency \d+ \(256 \/ 256\); office at/)
  })

  it('holds for one model where no result of the layouts compared names it', () => {
    const named = mixedReports.mixed()
    const report = { ...named, series: named.series.map((one) => ({ ...one, model: null })) }
    const kindsOf = (of: typeof named) => decisionsOfMixes(of, () => null)[0]!.conditions.map(({ kind }) => kind)
    expect(kindsOf(named)).not.toContain('modelUnknown')
    expect(kindsOf(report)).toEqual(['modelUnknown', ...kindsOf(named)])
  })

  it('costs what its servers do, spares among them, and takes the cheapest', () => {
    const [chat] = chatAndDocuments.classes
    const mixes = [{ ...chatAndDocuments, classes: [chat!, chat!] }]
    const cost = someCost({ layouts: [somePrice({ gpus: null })] })
    const report = mixedWith({ mixes, demand: someDemand({ arrivalRates: [9] }), spare: 1, cost })
    const [one] = ofMixes(report)
    const layout = report.mixes[0]!.layouts.find(({ series }) => series === one!.series)!
    const { withSpare, cost: told } = layout.sized[0]!
    const { capital, maintenance, electricity } = told!
    const own = report.costs[told!.cost]!
    expect([one!.cost, one!.count, own.series]).toEqual([told!.monthly, withSpare, one!.series])
    expect(capital).toBeCloseTo(one!.count! * own.capital!, 9)
    expect(told!.monthly).toBeCloseTo(capital! + maintenance! + electricity!, 9)
    const all = report.mixes[0]!.layouts.flatMap(({ sized }) => sized[0]?.cost?.monthly ?? [])
    expect(all.length).toBeGreaterThan(1)
    expect([one!.why, one!.cost]).toEqual(['price', Math.min(...all)])
  })

  it('takes the less loaded of layouts that need as many GPUs and servers', () => {
    const mixes = [{ name: null, classes: [{ name: null, inputTokens: 256, outputTokens: 256, weight: 1 }] }]
    const report = someReport(tied, { plan: { mixes, demand: someDemand({ arrivalRates: [0.1] }) } })
    const [one] = ofMixes(report)
    expect(one).toMatchObject({ why: 'gpus', series: report.series[1]!.id })
    expect(one!.options.map(({ gpus }) => gpus)).toEqual([1, 1])
  })

  it('plans with no more of the mix than its classes are planned with alone', () => {
    const byHand = { ...somePlan().chosenBy, utilizations: 'plan' } as const
    const share = (utilizations: readonly number[]) => mixedWith({ utilizations, chosenBy: byHand })
    for (const part of [0.1, 0.3]) {
      const report = share([part])
      const [mix] = ofMixes(report)
      const layout = report.mixes[0]!.layouts.find(({ series }) => series === mix!.series)!
      expect(mix!.planningRate!.value).toBeLessThanOrEqual(part * layout.limit!.throughput * (1 + 1e-9))
    }
  })

  it.each([
    ['tooMany', { demand: someDemand({ arrivalRates: [1e6] }) }],
    ['tooSlow', { demand: someDemand({ users: [5] }), intervals: [0.1], chosenBy: every }],
  ] as const)('says %s where servers cannot be counted', (why, plan) => {
    const [one] = ofMixes(mixedWith(plan))
    expect(one).toMatchObject({ status: 'nothing', why, count: null, options: [] })
  })

  it('counts users who wait by the shortest answers that were measured, and promises as many to whom that is enough', () => {
    const asked = { users: 50, thinkTime: 30 }
    const report = mixedWith({ demand: someDemand({ users: [50] }), thinkTimes: [30], spare: 1 })
    const [one] = ofMixes(report)
    const layout = report.mixes[0]!.layouts.find(({ series }) => series === one!.series)!
    const shortest = layout.classes.map(({ series, requests }) => {
      const { points } = report.series.find(({ id }) => id === series)!
      const times = points.flatMap(({ level, throughput, verdict }) =>
        verdict === 'pass' ? level / throughput.requests! : [],
      )
      return requests * Math.min(...times)
    })
    const rate = asked.users / (shortest.reduce((sum, time) => sum + time, 0) + asked.thinkTime)
    expect(layout.sized[0]!.arrivalRate).toBeCloseTo(rate, 12)
    expect(one!.count).toBe(serversFor(rate, one!.planningRate!.value) + 1)
    const row = one!.users.find(({ basis }) => basis === 'closed')!
    expect(row.users).toBeGreaterThanOrEqual(asked.users)
    expect((row.users * (one!.count! - 2)) / (one!.count! - 1)).toBeLessThan(asked.users)
  })

  it('counts requests of a demand in tokens by what its classes were measured to have, and none where nobody counted them', () => {
    const demand = someDemand({ tokenRates: [{ of: 'outputTokens', perSecond: 100 }] })
    const mixes = [{ name: null, classes: [{ name: null, inputTokens: 256, outputTokens: 256, weight: 1 }] }]
    const report = someReport(tied, { plan: { mixes, demand } })
    const [one] = ofMixes(report)
    const { points, basis } = report.series.find(({ id }) => id === one!.series)!
    const { throughput } = points.find(({ level }) => level === basis!.level)!
    const { sized } = report.mixes[0]!.layouts.find(({ series }) => series === one!.series)!
    const tokens = throughput.outputTokens! / throughput.requests!
    expect(sized[0]).toMatchObject({
      length: { tokens: expect.closeTo(tokens, 9) },
      arrivalRate: expect.closeTo(100 / tokens, 9),
    })
    expect(ofMixes(mixedWith({ demand }))[0]).toMatchObject({ status: 'nothing', why: 'noLength' })
  })

  it('says that no layout was measured with every class, which a further level of one does not mend', () => {
    const [, other] = mixedWith({}).mixes
    expect(other!.layouts.every(({ headroom }) => headroom === null)).toBe(true)
    const mixed = mixedWith({}).decisions.filter(({ mix }) => mix === other!.id)
    expect(mixed.map(({ status, why, next }) => [status, why, next])).toEqual([['nothing', 'notMeasured', null]])
  })

  it('says of a class that leaves no room at random that it does, and not that nothing passes', () => {
    const report = mixedWith({})
    const [mix] = report.mixes
    const unplanned = { ...mix!, layouts: mix!.layouts.map((layout) => ({ ...layout, headroom: null })) }
    const [one] = decisionsOfMixes({ ...report, mixes: [unplanned] }, () => null)
    expect(one).toMatchObject({ status: 'nothing', why: 'noRoom' })
  })
})
