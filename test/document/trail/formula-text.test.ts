import { describe, expect, it } from 'vitest'
import type { Cell, Document } from '../../../src/document/block.ts'
import { volumes } from '../../../src/document/block.ts'
import { documentOf } from '../../../src/document/document.ts'
import { filledText, stepsOf } from '../../../src/document/trail/formula-text.ts'
import { valueText } from '../../../src/document/trail/number-text.ts'
import { membersOf } from '../../../src/document/trail/leaves.ts'
import type { FormulaId } from '../../../src/formulas/index.ts'
import { createLanguage } from '../../../src/i18n/language.ts'
import { locales, type Locale } from '../../../src/i18n/locale.ts'
import { valueAt } from '../../../src/model/place.ts'
import type { Report, Trail } from '../../../src/model/report.ts'
import { someReports } from '../../trails/some-reports.ts'
import { eachOnce } from '../../each-once.ts'
import { askedReports } from '../asked-reports.ts'
import { uglyReports } from '../ugly-reports.ts'
import { editionOf } from '../../../src/document/edition.ts'

type Values = Readonly<Record<string, readonly (number | string)[]>>

const trailOf = (formula: FormulaId, values: Values, rounding: Trail['rounding'] = null): Trail => ({
  formula,
  inputs: Object.entries(values).flatMap(([symbol, all]) => all.map((value) => ({ symbol, value }))),
  rounding,
  assumptions: [],
})

const plainReport = uglyReports.noFindings()
const said = (trail: Trail): string => filledText(editionOf(plainReport, createLanguage('en')), trail)

describe('filledText', () => {
  it('puts values in the place of their symbols and leaves the words', () => {
    expect(said(trailOf('openUsers', { X: [27.0712], u: [0.7], I: [3] }))).toBe('floor(27.07 · 70% · 3)')
    expect(said(trailOf('poisson', { C: [128], e: [0.01] }))).toBe('max { m : P(Poisson(m) > 128) ≤ 1% }')
  })

  it('has the digits that the result follows from: small shares, whole numbers', () => {
    expect(said(trailOf('openUsers', { X: [27.0712], u: [0.00055094], I: [12_345] }))).toBe(
      'floor(27.07 · 0.055094% · 12,345)',
    )
  })

  it('names the side that counts among repeats', () => {
    expect(said(trailOf('repeats', { x: [2, 1.5] }, 'min'))).toBe('min(2, 1.5)')
  })

  it('groups levels by their verdict', () => {
    const values = { C: [1, 2, 4, 8, 16], verdict: ['pass', 'pass', 'pass', 'fail', 'fail'] }
    expect(said(trailOf('maxConcurrency', values))).toBe('1 … 4: pass; 8, 16: fail')
    expect(said(trailOf('maxConcurrency', {}))).not.toBe('')
  })

  it('shows a long list by its ends, and values that belong together beside each other', () => {
    const many = Array.from({ length: 20 }, (_, i) => i + 1)
    expect(said(trailOf('mean', { x: many }))).toBe('mean(1, 2, …, 18, 19, 20)')
    expect(said(trailOf('binding', { limit: ['ttft.p99', 'itl.p99'], y: [4, 0.1], T: [3, 0.12] }))).toBe(
      'ttft.p99: 4 / 3; itl.p99: 0.1 / 0.12',
    )
  })

  it('writes the rounding of exact figures short', () => {
    expect(said(trailOf('interval', { x_n: [2], d_n: [5e-16], x_1: [1], d_1: [0.005] }))).toBe(
      '(2 ± 5e-16) / (1 ± 0.005) − 1',
    )
  })
})

const stepsReport = askedReports.pricesOnly()
const steps = (...refs: readonly string[]) => stepsOf(editionOf(stepsReport, createLanguage('en')), refs)

describe('what is planned with', () => {
  it('is rounded down in a formula and as its result, as where it is shown', () => {
    const [series, ...others] = plainReport.series
    const arrivalRate = 1.22952
    const report = {
      ...plainReport,
      series: [{ ...series!, headroom: { ...series!.headroom!, arrivalRate } }, ...others],
    }
    const ref = 'series/0/headroom/arrivalRate'
    const inputs = [
      { symbol: 'A', ref },
      { symbol: 'I', value: 3 },
    ]
    const trail = { ...trailOf('openDerived', {}, 'floor'), inputs }
    const language = createLanguage('en')
    expect(filledText(editionOf(report, language), trail)).toBe('floor(1.229 · 3)')
    expect(valueText(editionOf(report, language), ref, 'worked')).toBe('1.229 req/s')
    expect(valueText(editionOf(report, language), ref)).toBe('1.22 req/s')
  })
})

const numbersOf = (text: string): readonly number[] =>
  text.match(/[\d,.]+\d/g)!.map((one) => Number(one.replaceAll(',', '')))

describe('stepsOf', () => {
  it('writes a number as its formula with the values put in, and where it stands', () => {
    expect(steps('costs/0/capital')).toEqual([
      {
        label: 'Monthly depreciation per server',
        formula: '1,500,000 · (1 − 0.1) / (12 · 5)',
        result: { text: '22,500 JPY', ref: 'costs/0/capital' },
      },
    ])
  })

  it('adds up: the parts of a sum have the digits of their total, and a number is one from line to line', () => {
    const at = 'sizing/0/options/0/cost'
    const asked = askedReports.everyDemand()
    const [sum, tokens, perMillion] = stepsOf(
      editionOf(asked, createLanguage('en')),
      ['monthly', 'outputTokens', 'perMillion'].map((name) => `${at}/${name}`),
    )
    const total = numbersOf(sum!.formula).reduce((all, one) => all + one, 0)
    expect(Math.abs(total - numbersOf(sum!.result.text)[0]!)).toBeLessThanOrEqual(1)
    expect(perMillion!.formula).toContain(tokens!.result.text)
  })

  it('cuts a planning rate wherever it is an input, also where it was taken over', () => {
    const asked = askedReports.everyDemand()
    const language = createLanguage('en')
    const rates = asked.sizing.flatMap(({ options }, i) =>
      options.map(({ each }, j) => ({ each, at: `sizing/${i}/options/${j}` })),
    )
    expect(rates.length).toBeGreaterThan(0)
    for (const { each, at } of rates) {
      expect(stepsOf(editionOf(asked, language), [`${at}/replicas`])[0]!.formula).toContain(
        language.value(each, 'workedPlannedRate'),
      )
      expect(valueText(editionOf(asked, language), `${at}/each`)).toBe(language.say('unit.plannedRate', { rate: each }))
    }
  })

  it('leaves out what is absent, and what was read and not made', () => {
    expect(steps('costs/0/fee', 'costs/0/loads/0/electricity', 'plan/overflow', 'nowhere')).toEqual([])
  })
})

const cellsOf = ({ sections }: Document): readonly Cell[] =>
  sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === 'table') return block.rows.flat()
      if (block.kind === 'steps') return block.steps.map(({ result }) => result)
      return block.kind === 'answer' ? block.figures.map(({ value }) => value) : []
    }),
  )

/** Read from a file, given in the plan, or said by an audit. */
const isLeaf = (ref: string): boolean =>
  /^(?:runs|plan|findings|refusals|sources)\/|^grade$|^series\/\d+\/(?:facts\/|model$|grade$)/.test(ref)

const untraced = (report: Report, refs: readonly string[]): readonly string[] =>
  refs.filter(
    (ref) =>
      ref !== '' &&
      !(ref in report.trails) &&
      !isLeaf(ref) &&
      membersOf(report, ref).length === 0 &&
      valueAt(report, ref) !== null,
  )

const allCells = (report: Report, locale: Locale) =>
  volumes.flatMap((volume) => cellsOf(documentOf(editionOf(report, createLanguage(locale)), volume)))

describe.each(Object.entries(someReports))('the document of %s', (_, make) => {
  const cellsIn = eachOnce({
    ja: async () => allCells(await make(), 'ja'),
    en: async () => allCells(await make(), 'en'),
  })
  it('shows no number that does not lead back to files or the plan', async () => {
    const report = await make()
    const refs = (await cellsIn.en()).flatMap(({ ref }) => ref ?? [])
    expect(refs.length).toBeGreaterThan(20)
    expect(untraced(report, refs)).toEqual([])
  })

  it.each(locales)('says so in place, in %s', async (locale) => {
    const report = await make()
    const cells = await cellsIn[locale]()
    const traced = cells.filter(({ ref }) => ref !== undefined && ref in report.trails)
    const silent = traced.filter(({ ref, title }) => title === undefined && valueAt(report, ref!) !== null)
    expect(silent.map(({ ref }) => ref)).toEqual([])
    expect(traced.filter(({ title }) => /undefined|NaN|\bnull\b|\n/.test(title ?? ''))).toEqual([])
  })
})
