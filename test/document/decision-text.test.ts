import { describe, expect, it } from 'vitest'
import { decisionSentence, nothingText } from '../../src/document/decision-text.ts'
import { answerSentence } from '../../src/document/answer.ts'
import { layoutText } from '../../src/document/speech.ts'
import { createLanguage, type Language } from '../../src/i18n/language.ts'
import { locales } from '../../src/i18n/locale.ts'
import type { Report } from '../../src/model/report.ts'
import { someDemand } from '../analysis/some-demand.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { on } from '../analysis/sweeps-on.ts'
import { someReport } from './some-report.ts'
import { editionOf } from '../../src/document/edition.ts'

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
    expect(nothingText(editionOf(report, language), decision!)).toBe(why)
    expect(decisionSentence(editionOf(report, language), decision!)).toContain(
      `${sentence}${locale === 'en' ? ' ' : ''}${why}`,
    )
  })
})

describe('a planning rate that is held to the throughput at the limit', () => {
  const report = someReport(someSweep('ppf'))
  const [decision] = report.decisions
  const held = {
    ...decision!,
    planningRate: { ...decision!.planningRate!, from: 'replay', cappedBy: 'throughput' },
  } as const

  it.each([
    ['en', '(simulated on the measured levels, capped at the throughput at the limit)'],
    ['ja', '(測定点に基づくシミュレーション、上限でのスループット以下とする)'],
  ] as const)(
    'is not said to be held to the highest that was measured, which levels above have: %s',
    (locale, said) => {
      expect(decisionSentence(editionOf(report, createLanguage(locale)), held)).toContain(said)
    },
  )
})

const found = (report: Report, language: Language): string =>
  answerSentence(editionOf(report, language), report.series[0]!)

describe('why nothing can be planned with', () => {
  const alone = someReport(on(1, 'uf'))
  const several = someReport([...on(1, 'uf'), ...on(2, 'uuuf')])
  const alike = someReport([...on(1, 'ff'), ...on(2, 'ff'), ...on(4, 'uuuf')])

  it.each(locales)('is told of a layout by its name where others were measured: %s', (locale) => {
    const language = createLanguage(locale)
    const told = (report: Report) => nothingText(editionOf(report, language), report.decisions[0]!)
    expect(told(alone)).toBe(found(alone, language))
    expect(told(several)).toBe(`${layoutText(several.series[0]!, language)}: ${found(several, language)}`)
    expect(decisionSentence(editionOf(several, language), several.decisions[0]!)).toContain(told(several))
  })

  it.each(locales)('is told of all layouts of which the same was found: %s', (locale) => {
    const language = createLanguage(locale)
    const told = (series: Report['series']) =>
      nothingText(editionOf({ ...alike, series }, language), alike.decisions[0]!)
    const failing = alike.series.filter(({ layout }) => layout.gpus !== 4)
    const names = language.list(failing.map((one) => layoutText(one, language)))
    expect(told(alike.series)).toBe(`${names}: ${found(alike, language)}`)
    expect(told(failing)).toBe(found(alike, language))
  })
})
