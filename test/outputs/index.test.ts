import { describe, expect, it } from 'vitest'
import { createLanguage } from '../../src/i18n/language.ts'
import { reportSchema } from '../../src/model/report.ts'
import { outputs } from '../../src/outputs/index.ts'
import { uglyReports } from '../document/ugly-reports.ts'
import { editionOf } from '../../src/document/edition.ts'
import { workshop } from './some-workshop.ts'

const { html, json, pdf, pptx } = outputs

describe('outputs', () => {
  it('never write two files of the same name', () => {
    const endings = Object.values(outputs).map(({ extension, perLanguage }) => `${perLanguage} ${extension}`)
    expect(new Set(endings).size).toBe(endings.length)
  })
})

describe('html', () => {
  it('is the page of the report in that language', async () => {
    const report = uglyReports.noFindings()
    expect(await html.render(editionOf(report, createLanguage('ja')), 'body', workshop)).toBe(
      'ja body of 2026-09-30T00:00:00Z',
    )
    expect([html.extension, html.perLanguage]).toEqual(['html', true])
  })
})

describe('json', () => {
  it('is the report itself, the same in every language, as a text file', async () => {
    const report = uglyReports.unusualNames()
    const text = String(await json.render(editionOf(report, createLanguage('en'))))
    expect(text).toMatch(/^\{\n {2}"schemaVersion": 1,[\s\S]*\n\}\n$/)
    expect(reportSchema.parse(JSON.parse(text))).toEqual(report)
    expect([json.extension, json.perLanguage]).toEqual(['report.json', false])
  })

  it('loses no number: nothing is undefined, NaN or endless', async () => {
    for (const reportOf of Object.values(uglyReports)) {
      const report = reportOf()
      expect(JSON.parse(String(await json.render(editionOf(report, createLanguage('en')))))).toEqual(report)
    }
  })
})

describe('pdf', () => {
  it('is the same page, printed', async () => {
    const bytes = await pdf.render(editionOf(uglyReports.noFindings(), createLanguage('en')), 'evidence', workshop)
    expect(new TextDecoder().decode(bytes)).toBe('printed en evidence of 2026-09-30T00:00:00Z')
    expect([pdf.extension, pdf.perLanguage]).toEqual(['pdf', true])
  })
})

describe('files for other programs', () => {
  it.each([
    ['xlsx', 'PK\u0003\u0004'],
    ['csv', '\uFEFFrun,series'],
    ['md', '# '],
  ] as const)('are what their names say: %s', async (format, head) => {
    const content = await outputs[format].render(
      editionOf(uglyReports.noFindings(), createLanguage('en')),
      'body',
      workshop,
    )
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).startsWith(head)).toBe(true)
    expect(outputs[format].onRequest).toBe(true)
  })
})

describe('pptx', () => {
  it('is a deck in each language, made only when it is asked for', async () => {
    const report = uglyReports.noFindings()
    const bytes = await pptx.render(editionOf(report, createLanguage('ja')), 'body', workshop)
    expect(new TextDecoder().decode(bytes.slice(0, 2))).toBe('PK')
    expect([pptx.extension, pptx.perLanguage, pptx.onRequest]).toEqual(['pptx', true, true])
  })
})
