import FormulaParser from 'fast-formula-parser'
import { describe, expect, it } from 'vitest'
import { arrivalFormulas, userFormulas } from '../../../src/formulas/arrivals.ts'
import type { Formula } from '../../../src/formulas/formula.ts'
import { questionFormulas, rounded, valuesOf } from '../../../src/formulas/index.ts'
import { cellFormula } from '../../../src/outputs/xlsx/graph.ts'
import * as fc from '../../property.ts'
import { functions } from './recalculated.ts'

const symbols = (texts: Readonly<Record<string, readonly string[]>>) => new Map(Object.entries(texts))

describe('a formula as one of a cell', () => {
  it.each([
    ['floor(A · I)', 'ROUNDDOWN((B1*B2)*(1+1E-12),0)'],
    ['max(1, ceil(D / A))', 'MAX(1,ROUNDUP((B3/B1)*(1-1E-12),0))'],
    ['sum(x)', 'SUM(B4,B5)'],
    ['A · (1 − D)^I', 'B1*(1-B3)^B2'],
  ])('%s', (expression, formula) => {
    const cells = symbols({ A: ['B1'], I: ['B2'], D: ['B3'], x: ['B4', 'B5'] })
    expect(cellFormula(expression, cells)).toBe(formula)
  })

  it.each(['max { m : P(m) ≤ e }', 'A(1 − I)', 'A, I', 'x · A', 'ln(A)', 'unknown · A', '#(A)'])(
    'is none where a cell cannot compute it: %s',
    (expression) => {
      expect(
        cellFormula(expression, symbols({ A: ['B1'], I: ['B2'], e: ['B3'], m: ['B4'], x: ['B5', 'B6'] })),
      ).toBeNull()
    },
  )
})

const names = (expression: string): readonly string[] => [...new Set(expression.match(/[A-Za-z]\w*/g))]
const called = new Set(['floor', 'ceil', 'max', 'min', 'sum'])

/** Formulas that cells may follow, as far as every symbol of them has one value. */
const written = Object.entries({ ...questionFormulas, ...userFormulas, ...arrivalFormulas }).flatMap(
  ([id, formula]) => {
    const { expression, compute }: Formula = formula
    const own = names(expression).filter((name) => !called.has(name))
    const text = cellFormula(expression, new Map(own.map((name, i) => [name, [`A${i + 1}`]])))
    return text === null || compute === null
      ? []
      : [{ id, own, text, compute, isFloored: expression.startsWith('floor(') }]
  },
)

describe('formulas in cells', () => {
  it('are most of those of users, demand and cost', () => {
    const ids = written.map(({ id }) => id)
    expect(ids).toEqual(
      expect.arrayContaining(['openDerived', 'closedDerived', 'servers', 'headcount', 'grown', 'total']),
    )
    expect(ids.length).toBeGreaterThan(40)
  })

  /** A quotient by the difference of two numbers, which is any number where they are nearly the same. */
  const steady = written.filter(({ id }) => id !== 'breakEvenLoad')

  it.each(steady)('$id gives what its function gives', ({ own, text, compute, isFloored }) => {
    const cells: number[] = []
    const parser = new FormulaParser({ functions, onRange: () => [], onCell: ({ row }) => cells[row - 1] })
    const some = fc.array(fc.double({ min: 0.01, max: 0.9, noNaN: true }), {
      minLength: own.length,
      maxLength: own.length,
    })
    fc.assert(
      fc.property(some, (numbers) => {
        cells.splice(0, cells.length, ...numbers)
        const given = parser.parse(text, { sheet: 'A', row: 90, col: 9 })
        const result = compute(valuesOf(own.map((symbol, i) => ({ symbol, value: numbers[i]! }))))
        const kept = rounded(result, isFloored ? 'floor' : null)
        expect(Math.abs(Number(given) - Number(kept))).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(Number(kept))))
      }),
      { numRuns: 20 },
    )
  })
})
