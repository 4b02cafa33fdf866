import { promised, promisedDigits } from '../../../src/model/served.ts'
import { describe, expect, it } from 'vitest'
import { formatValue } from '../../../src/i18n/format.ts'
import { formatOf, promisedFormula, significant } from '../../../src/outputs/xlsx/number-format.ts'
import FormulaParser from 'fast-formula-parser'
import * as fc from '../../property.ts'

describe('what is promised', () => {
  it.each([0, 0.0123, 0.8173, 1, 9.99, 10, 19.06, 99.9, 100, 571, 1761, 12_345])(
    'is the number of the document: %d',
    (value) => {
      expect(formatValue('en', promised(value, promisedDigits.plannedRate), 'number')).toBe(
        formatValue('en', value, 'plannedRate'),
      )
    },
  )

  it('is never more than the number, and the same in a cell', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 1e6, noNaN: true }), fc.constantFrom(2, 3), (value, digits) => {
        const parser = new FormulaParser({ onRange: () => [], onCell: () => value })
        const given = Number(parser.parse(promisedFormula('A1', digits), { sheet: 'A', row: 2, col: 1 }))
        expect(given).toBeCloseTo(promised(value, digits), 8)
        expect(promised(value, digits)).toBeLessThanOrEqual(value * (1 + 1e-9))
      }),
    )
  })
})

describe('a format', () => {
  it.each([
    [27.2256, '#,##0.0'],
    [0.01234, '#,##0.0000'],
    [1234.5, '#,##0'],
    [0, '#,##0.00'],
  ])('shows three digits of %d', (value, format) => {
    expect(significant(value, 3)).toBe(format)
  })

  it.each([
    ['users', 57, '#,##0'],
    ['percent', 0.7, '0.0#%'],
    ['money', 56805.83, '#,##0'],
    ['money', 31.5, '#,##0.00'],
    ['seconds', 3, '#,##0.####'],
  ] as const)('of %s', (kind, value, format) => {
    expect(formatOf(kind, value)).toBe(format)
  })
})
