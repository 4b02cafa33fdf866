import { describe, expect, it } from 'vitest'
import { cost } from '../../../src/document/evidence/cost.ts'
import type { Section } from '../../../src/document/block.ts'
import { createLanguage } from '../../../src/i18n/language.ts'
import type { AskedCost } from '../../../src/model/plan.ts'
import { chosenBy, someCost, someDemand, someEmployees, somePrice } from '../../analysis/some-demand.ts'
import { someSweep } from '../../analysis/some-sweep.ts'
import { recordsOf, sentencesOf, stepsOf, tablesOf } from '../read-document.ts'
import { someReport } from '../some-report.ts'
import { editionOf } from '../../../src/document/edition.ts'

const language = createLanguage('en')

const sectionOf = (choices: Partial<AskedCost> = {}, asked = true): Section => {
  const demand = someDemand(asked ? { employees: someEmployees() } : {})
  const report = someReport(someSweep('pppf'), { plan: { demand, cost: someCost(choices) } })
  return cost(editionOf(report, language))[0]!
}

const items = (section: Section) => recordsOf(tablesOf(section)[0]!).map(({ Item }) => Item)

/** How the prices by load are meant, and how many notes are below them. */
const naturesOf = (letters: string) => {
  const report = someReport(someSweep(letters), { plan: { cost: someCost() } })
  const table = tablesOf(cost(editionOf(report, language))[0]!).at(-1)!
  return [new Set(table.rows[0]!.slice(2).map(({ nature }) => nature)), table.notes.length] as const
}

describe('cost', () => {
  it('is no section without prices', () => {
    expect(cost(editionOf(someReport(someSweep('pf')), language))).toEqual([])
  })

  it('prints every amount with date and source, and what is assumed as assumed', () => {
    const section = sectionOf({ api: { input: 20, output: 60, date: '2026-10-15', source: 'a list' } })
    const [inputs] = tablesOf(section)
    const rows = recordsOf(inputs!)
    const amounts = rows.filter(({ Value = '' }) => Value.endsWith('JPY'))
    expect(amounts.map((row) => row['As of, source'])).toEqual([
      ...Array.from({ length: 3 }, () => '2026-11-01, an example'),
      '2026-10-15, a list',
      '2026-10-15, a list',
    ])
    const natureOf = (item: string) =>
      inputs!.rows.find(([head]) => head?.text === item)?.map(({ nature }) => nature)[1]
    expect(natureOf('Depreciation period')).toBe('assumed')
    expect(inputs!.rows.find(([head]) => head?.text === 'Operating hours per month')?.[1]?.text).toBe('730\u00a0h')
    expect(natureOf('Annual maintenance (share of the price)')).toBe('given')
  })

  it('says what was given as it was given', () => {
    const layouts = [somePrice({ purchase: 12_345.67, monthly: 123.45, idleWatts: 123.4, fullWatts: 1825.5 })]
    const section = sectionOf({ layouts, maintenance: chosenBy.given(0.0725) })
    const values = recordsOf(tablesOf(section)[0]!).map(({ Value }) => Value?.replaceAll('\u00a0', ' '))
    expect(values).toEqual(
      expect.arrayContaining(['12,345.67 JPY', '123.45 JPY', '123.4 W idle, 1,825.5 W at full load', '7.25%']),
    )
    expect(stepsOf(section)[0]?.steps[0]?.formula).toContain('12,345.67')
  })

  it('writes the arithmetic of the first row out', () => {
    const [steps] = stepsOf(sectionOf())
    expect(steps?.steps[0]).toMatchObject({ formula: '1,500,000 · (1 − 0) / (12 · 5)', result: { text: '25,000 JPY' } })
  })

  it('shows the price of a token by the load, for what the load decides', () => {
    const table = tablesOf(sectionOf({}, false)).at(-1)
    const [row] = recordsOf(table!)
    const prices = [1, 10, 30, 100].map((load) =>
      Number.parseFloat((row![`Per 1M output tokens at ${load}% (JPY)`] ?? '').replaceAll(',', '')),
    )
    expect(prices).toEqual(prices.toSorted((a, b) => b - a))
    expect(prices.every((price) => price > 0)).toBe(true)
  })

  it('says what is not included and what is only nearly true', () => {
    const said = sentencesOf(sectionOf())
    expect(said.some((text) => text.startsWith('Not included: labour'))).toBe(true)
    expect(said.some((text) => /approximated as growing linearly/.test(text))).toBe(true)
    const dark = sentencesOf(sectionOf({ electricityPrice: null }))
    expect(dark.some((text) => text.startsWith('Electricity is not included'))).toBe(true)
    expect(dark.some((text) => /linearly/.test(text))).toBe(false)
  })

  it('counts nothing where no price fits a measured layout, and says so', () => {
    const said = sentencesOf(sectionOf({ layouts: [somePrice({ gpus: 8 })] }))
    expect(said).toContain('No measured layout has a price: costs are not counted.')
    expect(said.some((text) => text.startsWith('Some of the prices above fit no measured layout'))).toBe(true)
  })

  it('names the terms that decide, and no others', () => {
    expect(items(sectionOf())).toContain('Working days per month')
    expect(items(sectionOf())).not.toContain('Mean request rate over that of the busiest hour')
    const said = sectionOf({ meanLoad: chosenBy.given(0.3) })
    expect(items(said)).toContain('Mean request rate over that of the busiest hour')
    expect(items(said)).not.toContain('Working days per month')
    expect(sentencesOf(sectionOf()).some((text) => text.includes('from the working days'))).toBe(true)
    expect(sentencesOf(said).some((text) => text.includes('from the working days'))).toBe(false)
  })

  it('marks prices at a level of which nobody knows whether it passes', () => {
    expect(naturesOf('uuu')).toEqual([new Set(['assumed']), 2])
    expect(naturesOf('pf')).toEqual([new Set([undefined]), 1])
  })
})
