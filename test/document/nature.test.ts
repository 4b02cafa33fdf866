import { describe, expect, it } from 'vitest'
import { assumptions } from '../../src/document/body/assumptions.ts'
import { results } from '../../src/document/body/results.ts'
import { sizingSentences } from '../../src/document/demand-words.ts'
import { bannerText, resultNature, syntheticLines } from '../../src/document/nature.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { locales } from '../../src/i18n/locale.ts'
import { someDemand } from '../analysis/some-demand.ts'
import { someSweep } from '../analysis/some-sweep.ts'
import { factsOn } from '../builders.ts'
import { bookOf } from '../../src/outputs/xlsx/workbook.ts'
import { elsewhere, stated } from './elsewhere.ts'
import { tablesOf } from './read-document.ts'
import { someReport } from './some-report.ts'
import { editionOf } from '../../src/document/edition.ts'

const long = { ...factsOn(2), inputTokens: stated(2048), outputTokens: stated(2048) }
const demand = someDemand({ tokenRates: [{ of: 'outputTokens', perSecond: 100 }] })
const made = elsewhere(someSweep('pppf'), long, 1, { synthetic: 'a simulator' })
const partly = someReport([...someSweep('ppf'), ...made], { plan: { demand } })
const [whole, none] = [someReport(made), someReport(someSweep('ppf'))]
const language = createLanguage('en')

describe('results of which a part was made', () => {
  it('are synthetic where they were made, and measured where they were measured', () => {
    expect(partly.series.map((one) => resultNature(one))).toEqual(['measured', 'synthetic'])
    expect(resultNature(...partly.series)).toBe('synthetic')
    const [table] = tablesOf(assumptions(editionOf(partly, language)))
    expect(table!.rows.slice(0, 2).map(([, lengths]) => lengths!.nature)).toEqual(['measured', 'synthetic'])
    const figures = results(editionOf(partly, language)).flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'answer' ? block.figures : [])),
    )
    const notes = figures.map(({ note }) => note).filter((note) => note === 'measured' || note === 'synthetic')
    expect(notes).toEqual(['measured', 'synthetic'])
    const sentences = sizingSentences(editionOf(partly, language))
    expect(sentences.map((text) => text.includes('[synthetic]'))).toEqual([false, true])
  })

  it.each(locales)('are warned of as a part: %s', (locale) => {
    const own = createLanguage(locale)
    const told = (report: typeof partly) => [bannerText(editionOf(report, own)), ...syntheticLines([report], own)]
    expect(told(partly)).toEqual([
      own.say('synthetic.banner.partly', { makers: 'a simulator' }),
      own.say('synthetic.partly', { maker: 'a simulator' }),
    ])
    expect(told(whole)).toEqual([
      own.say('synthetic.banner', { makers: 'a simulator' }),
      own.say('decision.condition.synthetic', { maker: 'a simulator' }),
    ])
    expect(told(none)).toEqual([null])
    expect(bookOf(editionOf(partly, own)).sheets[0]!.banner).toBe(bannerText(editionOf(partly, own)))
  })

  it('are said to be a part where one of two reports was measured', () => {
    expect(syntheticLines([whole, none], language)).toEqual([
      'Part of the results is synthetic (a simulator), not measured.',
    ])
  })
})
