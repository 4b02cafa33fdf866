import { describe, expect, it } from 'vitest'
import { createLanguage } from '../../src/i18n/language.ts'
import { locales } from '../../src/i18n/locale.ts'
import { reportSchema } from '../../src/model/report.ts'
import { outputs, pathOf } from '../../src/outputs/index.ts'
import { uglyReports } from '../document/ugly-reports.ts'
import { workshop } from './some-workshop.ts'

const { html, json, pdf } = outputs

describe('outputs', () => {
  it('never write two files of the same name', () => {
    const paths = (Object.keys(outputs) as (keyof typeof outputs)[]).flatMap((format) =>
      outputs[format].volumes.flatMap((volume) => locales.map((locale) => pathOf('a/b', format, volume, locale))),
    )
    expect(paths.filter((path, i) => paths.indexOf(path) !== i)).toEqual(['a/b.report.json'])
    expect(paths).toContain('a/b.ja.html')
    expect(paths).toContain('a/b.en.evidence.pdf')
  })
})

describe('html', () => {
  it('is the page of the report in that volume and language', async () => {
    const report = uglyReports.noFindings()
    const [body, evidence] = await Promise.all(
      html.volumes.map((volume) => html.render(report, volume, createLanguage('ja'), workshop)),
    )
    expect(body).toBe('ja body of 2026-09-30T00:00:00Z')
    expect(evidence).toBe('ja evidence of 2026-09-30T00:00:00Z')
    expect([html.extension, html.perLanguage]).toEqual(['html', true])
  })
})

describe('json', () => {
  it('is the report itself, the same in every language, as a text file', async () => {
    const report = uglyReports.unusualNames()
    const text = String(await json.render(report))
    expect(text).toMatch(/^\{\n {2}"schemaVersion": 1,[\s\S]*\n\}\n$/)
    expect(reportSchema.parse(JSON.parse(text))).toEqual(report)
    expect([json.extension, json.perLanguage]).toEqual(['report.json', false])
  })

  it('loses no number: nothing is undefined, NaN or endless', async () => {
    for (const reportOf of Object.values(uglyReports)) {
      const report = reportOf()
      expect(JSON.parse(String(await json.render(report)))).toEqual(report)
    }
  })
})

describe('pdf', () => {
  it('is the same page, printed', async () => {
    const bytes = await pdf.render(uglyReports.noFindings(), 'evidence', createLanguage('en'), workshop)
    expect(new TextDecoder().decode(bytes)).toBe('printed en evidence of 2026-09-30T00:00:00Z')
    expect([pdf.extension, pdf.perLanguage, pdf.volumes]).toEqual(['pdf', true, html.volumes])
  })
})
