import { describe, expect, it } from 'vitest'
import { stepsOf } from '../../../src/document/trail/steps.ts'
import { createLanguage } from '../../../src/i18n/language.ts'
import { askedReports } from '../asked-reports.ts'

const report = askedReports.pricesOnly()
const steps = (...refs: readonly string[]) => stepsOf(report, refs, createLanguage('en'))

describe('stepsOf', () => {
  it('writes a number as its formula with the values put in, and where it stands', () => {
    expect(steps('costs/0/capital')).toEqual([
      {
        label: 'Write-off a month',
        formula: '1,500,000 · (1 − 0.1) / (12 · 5)',
        result: { text: '22,500 JPY', ref: 'costs/0/capital' },
      },
    ])
  })

  it('leaves out what is absent, and what was read and not made', () => {
    expect(steps('costs/0/fee', 'costs/0/loads/0/electricity', 'plan/overflow', 'nowhere')).toEqual([])
  })
})
