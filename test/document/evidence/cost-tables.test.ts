import { describe, expect, it } from 'vitest'
import { costSensitivityBlocks } from '../../../src/document/evidence/cost-tables.ts'
import { createLanguage } from '../../../src/i18n/language.ts'
import type { AskedCost } from '../../../src/model/plan.ts'
import { chosenBy, someCost, someDemand, someEmployees, somePrice } from '../../analysis/some-demand.ts'
import { someSweep } from '../../analysis/some-sweep.ts'
import { someReport } from '../some-report.ts'
import { editionOf } from '../../../src/document/edition.ts'

const language = createLanguage('en')

const blocksOf = (terms: Partial<AskedCost> = {}, demand = someDemand({ employees: someEmployees() })) => {
  const report = someReport(someSweep('pppf'), { plan: { demand, cost: someCost(terms) } })
  return costSensitivityBlocks(editionOf(report, language))
}

const textsOf = (blocks: ReturnType<typeof blocksOf>) =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? block.text.replaceAll('\u00a0', ' ') : []))

const tablesOf = (blocks: ReturnType<typeof blocksOf>) =>
  blocks.flatMap((block) => (block.kind === 'table' ? block : []))

const rented = somePrice({ purchase: null, monthly: 90_000, idleWatts: null, fullWatts: null })

describe('costSensitivityBlocks', () => {
  it('says what moves the cost of a month most, and what that of a token', () => {
    expect(textsOf(blocksOf())).toEqual([
      expect.stringMatching(
        /the monthly cost moves most with the depreciation period, to between .* JPY and .* JPY; that of a million output tokens with the mean load/,
      ),
    ])
  })

  it('has a row for each assumption, with both ends, each in its place', () => {
    const [table] = tablesOf(blocksOf())
    const years = table!.rows.find(([head]) => head?.text === 'Depreciation period')!
    expect(years.slice(1, 3).map(({ text }) => text)).toEqual(['5 years', '2.5 years'])
    expect(years[5]?.text).toBe('7.5 years')
    expect(years.every(({ ref }, i) => i === 0 || ref?.startsWith('sizing/0/options/0/cost/sensitivity/'))).toBe(true)
    expect(table!.rows).toHaveLength(4)
  })

  it('has a sentence for each demand and a table for the first', () => {
    const blocks = blocksOf({}, someDemand({ arrivalRates: [0.1, 0.2] }))
    expect([textsOf(blocks).length, tablesOf(blocks).length]).toEqual([2, 1])
  })

  it('says where the mean load could not rise by half', () => {
    const [free, cut] = [{}, { meanLoad: chosenBy.given(0.9) }].map((terms) => tablesOf(blocksOf(terms))[0])
    expect(free?.notes).toHaveLength(1)
    expect(cut?.notes).toHaveLength(2)
  })

  it('names the rent where nothing was bought', () => {
    const [text] = textsOf(blocksOf({ layouts: [rented] }))
    expect(text).toContain('moves most with the further cost of a server')
  })

  it('is nothing without a demand, and without an amount', () => {
    expect(blocksOf({}, someDemand())).toEqual([])
    expect(blocksOf({ layouts: [somePrice({ purchase: null })] })).toEqual([])
  })
})
