import { describe, expect, it } from 'vitest'
import { createLanguage } from '../../src/i18n/language.ts'
import { locales } from '../../src/i18n/locale.ts'
import { reportSchema } from '../../src/model/report.ts'
import { json } from '../../src/outputs/json.ts'
import { uglyReports } from '../document/ugly-reports.ts'
import { workshop } from './some-workshop.ts'

describe('json', () => {
  it('is the report itself, the same in every language, as a text file', async () => {
    const report = uglyReports.unusualNames()
    const texts = await Promise.all(locales.map((locale) => json.render(report, createLanguage(locale), workshop)))
    expect(new Set(texts.map(String)).size).toBe(1)
    expect(String(texts[0])).toMatch(/^\{\n {2}"schemaVersion": 1,[\s\S]*\n\}\n$/)
    expect(reportSchema.parse(JSON.parse(String(texts[0])))).toEqual(report)
    expect([json.extension, json.perLanguage]).toEqual(['report.json', false])
  })

  it('loses no number: nothing is undefined, NaN or endless', async () => {
    for (const reportOf of Object.values(uglyReports)) {
      const report = reportOf()
      expect(JSON.parse(String(await json.render(report, createLanguage('en'), workshop)))).toEqual(report)
    }
  })
})
