import { describe, expect, it } from 'vitest'
import { nameText } from '../../../src/document/trail/number-text.ts'
import { createLanguage } from '../../../src/i18n/language.ts'
import { someSweep } from '../../analysis/some-sweep.ts'
import { somePlan } from '../../builders.ts'
import { someReport } from '../some-report.ts'
import { editionOf } from '../../../src/document/edition.ts'

const given = { ...somePlan().chosenBy, utilizations: 'flag', intervals: 'plan' } as const
const [assumed, stated] = [{}, { chosenBy: given }].map((plan) => someReport(someSweep('ppf'), { plan }))

describe('nameText', () => {
  it.each(['plan/utilizations/0', 'plan/intervals/0'])('says of %s that it was given only where it was', (ref) => {
    for (const [locale, ofDefault, ofStated] of [
      ['en', 'Assumed, as nobody gave it', 'Given in the plan'],
      ['ja', '指定がないため仮定した値', '計画で与えた値'],
    ] as const) {
      const language = createLanguage(locale)
      expect(nameText(editionOf(assumed!, language), ref)).toBe(ofDefault)
      expect(nameText(editionOf(stated!, language), ref)).toBe(ofStated)
    }
  })
})
