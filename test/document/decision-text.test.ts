import { describe, expect, it } from 'vitest'
import { decisionSentence, nothingText } from '../../src/document/decision-text.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { someDemand } from '../analysis/some-demand.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { someReport } from './some-report.ts'

describe('an answer to a demand beyond all counting', () => {
  const report = someReport(someSweep('pppppf'), { plan: { demand: someDemand({ arrivalRates: [999_999] }) } })
  const [decision] = report.decisions

  it.each([
    [
      'en',
      'Even 100,000 servers of a layout measured are too few, and more are not counted.',
      'the servers cannot be counted.',
    ],
    ['ja', '測定した構成は 100,000 台でも足りず、それを超える台数は算定しない。', '台数を算定できない。'],
  ] as const)('is not that no layout can be planned with: %s', (locale, why, sentence) => {
    const language = createLanguage(locale)
    expect(nothingText(report, decision!, language)).toBe(why)
    expect(decisionSentence(report, decision!, language)).toContain(`${sentence}${locale === 'en' ? ' ' : ''}${why}`)
  })
})
