import { describe, expect, it } from 'vitest'
import { revised } from '../../src/comparing/revision.ts'
import type { Plan } from '../../src/model/plan.ts'
import { shownUsers } from '../../src/model/served.ts'
import type { Change, Report } from '../../src/model/report.ts'
import { changeTexts, movedTexts } from '../../src/document/revision-text.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { chosenBy, someCost, someDemand, someEmployees, somePrice } from '../analysis/some-demand.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { factsOn } from '../builders.ts'
import { elsewhere } from '../document/elsewhere.ts'
import { someReport } from '../document/some-report.ts'

const runs = [...elsewhere(someSweep('pppf'), factsOn(1), 1), ...elsewhere(someSweep('ppppf'), factsOn(2), 2)]

const priced = (one: number, two: number) =>
  someCost({ layouts: [somePrice({ purchase: one }), somePrice({ gpus: 2, purchase: two })] })

const base: Partial<Plan> = {
  demand: someDemand({ users: [300] }),
  thinkTimes: [60],
  spare: 1,
  cost: priced(2_000_000, 2_100_000),
}

const reportOf = (plan: Partial<Plan>, measured = runs): Report => someReport(measured, { plan: { ...base, ...plan } })

const changeOf = (plan: Partial<Plan>, measured = runs): Change | null =>
  revised({ old: reportOf({}), new: reportOf(plan, measured) }).change

const demand = someDemand({ users: [300] })

describe('revised', () => {
  it('makes no version of a document that asks the same of the same', () => {
    expect(changeOf({})).toBeNull()
    expect(changeOf({ title: 'Another' })).toBeNull()
  })

  it.each<[Change['question'][number], Partial<Plan>]>([
    ['demand', { thinkTimes: [30] }],
    ['users', { demand: someDemand({ users: [300, 900] }) }],
    ['arrivalRates', { demand: { ...demand, arrivalRates: [1] } }],
    ['arrivalRates', { demand: { ...demand, tokenRates: [{ of: 'outputTokens', perSecond: 2000 }] } }],
    ['employees', { demand: { ...demand, employees: someEmployees({ growth: chosenBy.given(0.2) }) } }],
    ['peakDay', { demand: { ...demand, peakDay: { name: null, factor: 2 } } }],
    ['balancer', { balancer: 'pooled' }],
    ['spare', { spare: 0 }],
    ['cost', { cost: priced(2_000_000, 2_100_001) }],
    ['cost', { cost: null }],
  ])('makes a version of another %s', (part, plan) => {
    expect(changeOf(plan)?.question).toEqual([part])
  })

  it('tells a cost that is printed otherwise, and users by the reading that the answer shows', () => {
    const change = changeOf({ cost: priced(2_000_000, 2_101_000) })!
    const [decision] = change.decisions
    expect(change.decisions).toHaveLength(1)
    expect(decision!.new!.cost! - decision!.old!.cost!).toBeGreaterThan(0.5)
    const report = reportOf({})
    expect(decision!.old!.users).toBe(shownUsers(report, report.decisions[0]!)!.users)
    expect(movedTexts(change, createLanguage('en'))[0]).toMatch(/: cost a month [\d,]+ → [\d,]+ JPY$/)
  })

  it('tells another recommendation with what it carries and costs, of the demand that it is for', () => {
    const change = changeOf({ cost: priced(500_000, 2_100_000) })!
    const [decision] = change.decisions
    expect(change.decisions).toHaveLength(1)
    expect(decision).toMatchObject({ demand: { kind: 'closed', users: 300 }, currency: 'JPY' })
    expect([decision!.old!.layout!.layout.name, decision!.new!.layout!.layout.name]).toEqual([
      '2x RTX 5090 TP2',
      '1x RTX 5090',
    ])
    for (const told of [movedTexts, changeTexts])
      expect(told(change, createLanguage('en')).join('\n')).toMatch(
        /300\susers who wait.*: recommendation 2× RTX 5090 TP2, \d+ servers → 1× RTX 5090, \d+ servers; .*cost a month [\d,]+ → [\d,]+ JPY/,
      )
    expect(movedTexts(change, createLanguage('ja'))[0]).toMatch(
      /300\s人.*: 推奨構成 .* → [^；]*、\d+ 台；.*；月額 [\d,]+ → [\d,]+ 円/,
    )
  })

  it('tells another count and another cost where the layout stays', () => {
    const [spare] = changeOf({ spare: 0 })!.decisions
    expect(spare!.new!.count).toBe(spare!.old!.count! - 1)
    const [dearer] = changeOf({ cost: priced(2_400_000, 2_500_000) })!.decisions
    expect(dearer!.new).toEqual({ ...dearer!.old, cost: dearer!.new!.cost })
    expect(dearer!.new!.cost).toBeGreaterThan(dearer!.old!.cost!)
  })

  it('tells what is newly asked, and what no longer is', () => {
    const change = changeOf({ demand: someDemand({ users: [900] }) })!
    expect(change.decisions.map(({ old, new: next }) => [old === null, next === null])).toEqual([
      [true, false],
      [false, true],
    ])
    const [added, removed] = movedTexts(change, createLanguage('en'))
    expect(added).toMatch(/^900\susers .*: newly asked, recommendation .* servers$/)
    expect(removed).toMatch(/^300\susers .*: no longer asked$/)
  })

  it('tells that a recommendation was lost', () => {
    const change = changeOf({}, [
      ...elsewhere(someSweep('uu'), factsOn(1), 1),
      ...elsewhere(someSweep('u'), factsOn(2), 2),
    ])!
    expect(movedTexts(change, createLanguage('en'))[0]).toMatch(/recommendation 2× RTX 5090 TP2.* → none yet$/)
  })

  it('takes a demand for the same with prices and without', () => {
    expect(changeOf({ cost: null })!.decisions.every((one) => one.old !== null && one.new !== null)).toBe(true)
  })

  it('says that the answer is the same where only the question is another', () => {
    const change = changeOf({ cost: priced(2_500_000, 2_100_000) })!
    expect(movedTexts(change, createLanguage('en'))).toEqual([])
    expect(changeTexts(change, createLanguage('en'))).toEqual(['Asked otherwise: prices.', 'The answer is the same.'])
    expect(changeTexts(change, createLanguage('ja'))).toEqual(['条件の変更: 価格。', '結論に変更なし。'])
  })
})
