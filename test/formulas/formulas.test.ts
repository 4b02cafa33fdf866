import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type FormulaId, formulaIds, formulas, rounded, valuesOf } from '../../src/formulas/index.ts'
import { catalogs } from '../../src/i18n/language.ts'
import { locales } from '../../src/i18n/locale.ts'
import { symbolsOf, valueOf, type Given } from './arithmetic.ts'
import { examples, givens, notRepeated } from './examples.ts'

const flat = (given: Readonly<Record<string, readonly unknown[]>>) =>
  Object.entries(given).flatMap(([symbol, all]) => all.map((value) => ({ symbol, value })))

/** Numbers for the symbols of an expression, other ones each time, unless a formula asks for its own. */
const givenOf = (id: FormulaId, symbols: readonly string[], time: number): Given => ({
  ...Object.fromEntries(symbols.map((symbol, i) => [symbol, [1.3 + ((i * 7 + time * 3) % 11) * 0.61]])),
  ...givens[id],
})

const roundingOf = ({ expression }: { readonly expression: string }) =>
  expression.startsWith('floor(') ? 'floor' : null

const arithmetic = formulaIds.filter(
  (id) => formulas[id].compute !== null && !(id in examples) && symbolsOf(formulas[id].expression) !== null,
)

describe('a formula', () => {
  it.each(arithmetic)('%s computes what it prints', (id) => {
    const { expression, compute } = formulas[id]
    for (const time of [0, 1, 2, 3]) {
      const given = givenOf(id, symbolsOf(expression)!, time)
      const got = rounded(compute!(valuesOf(flat(given))), roundingOf(formulas[id]))
      const [all, printed] = [[got].flat(), [valueOf(expression, given)].flat()]
      expect(all).toEqual(printed.map((value) => expect.closeTo(value, 9)))
    }
  })

  it.each(Object.entries(examples))('%s computes the example', (id, all) => {
    for (const { given, rounding = null, expected, digits = 9 } of all) {
      const got = rounded(formulas[id as FormulaId].compute!(valuesOf(flat(given))), rounding)
      const close = (value: unknown): unknown => (typeof value === 'number' ? expect.closeTo(value, digits) : value)
      expect([got].flat()).toEqual([expected].flat().map(close))
    }
  })

  it.each(locales)('explains only letters that it has, in %s', (locale) => {
    const letter = { ja: /(?<![\p{L}_])(\p{L}) は/gu, en: /(?<![\p{L}’/-])(?!a\b)(\p{L}) is\b/giu }[locale]
    const foreign = formulaIds.flatMap((id) =>
      [...catalogs[locale][`formula.${id}.text`].matchAll(letter)].flatMap(([, symbol = '']) =>
        formulas[id].expression.includes(symbol) ? [] : [`${id}: ${symbol}`],
      ),
    )
    expect(foreign).toEqual([])
  })

  it.each(Object.entries(notRepeated))('%s, which no report can repeat, is tested in %s', (id, path) => {
    expect(formulas[id as FormulaId].compute).toBeNull()
    expect(existsSync(new URL(`../${path}`, import.meta.url))).toBe(true)
  })

  it('is held by what it prints, by an example, or by the tests of its maths', () => {
    const held = new Set<string>([...arithmetic, ...Object.keys(examples), ...Object.keys(notRepeated)])
    expect(formulaIds.filter((id) => !held.has(id))).toEqual([])
  })
})

describe('arithmetic', () => {
  it('reads sums, products, powers and lists', () => {
    const given = { a: [2], x: [1, 4], y: [3, 5] }
    expect(valueOf('a · (1 + 0.5)^2 − 3 / a', given)).toBe(3)
    expect(valueOf('sum(x · y) / #(x) + max(1, x)', given)).toBe(15.5)
    expect(valueOf('min(x) … max(y)', given)).toEqual([1, 5])
  })

  it('leaves alone what says more', () => {
    for (const text of ['max { m : m ≤ 1 }', 'middle(x)', 'y ≤ T', 'a + 1,  a = 2']) expect(symbolsOf(text)).toBeNull()
  })
})
