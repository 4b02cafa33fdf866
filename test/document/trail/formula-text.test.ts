import { describe, expect, it } from 'vitest'
import { filledText } from '../../../src/document/trail/formula-text.ts'
import { createLanguage } from '../../../src/i18n/language.ts'
import type { FormulaId } from '../../../src/formulas/index.ts'
import type { Trail } from '../../../src/model/report.ts'
import { uglyReports } from '../ugly-reports.ts'

type Values = Readonly<Record<string, readonly (number | string)[]>>

const trailOf = (formula: FormulaId, values: Values, rounding: Trail['rounding'] = null): Trail => ({
  formula,
  inputs: Object.entries(values).flatMap(([symbol, all]) => all.map((value) => ({ symbol, value }))),
  rounding,
  assumptions: [],
})

const report = uglyReports.noFindings()
const said = (trail: Trail): string => filledText(report, trail, createLanguage('en'))

describe('filledText', () => {
  it('puts values in the place of their symbols and leaves the words', () => {
    expect(said(trailOf('openUsers', { X: [27.0712], u: [0.7], I: [3] }))).toBe('floor(27.07 · 70% · 3)')
    expect(said(trailOf('poisson', { C: [128], e: [0.01] }))).toBe('max { m : P(Poisson(m) > 128) ≤ 1% }')
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
