import { describe, expect, it } from 'vitest'
import { createLanguage } from '../../src/i18n/language.ts'
import { html } from '../../src/outputs/html.ts'
import { uglyReports } from '../document/ugly-reports.ts'
import { workshop } from './some-workshop.ts'

describe('html', () => {
  it('is the page of the report in that language', async () => {
    const report = uglyReports.noFindings()
    expect(await html.render(report, createLanguage('ja'), workshop)).toBe('ja page of 2026-09-30T00:00:00Z')
    expect([html.extension, html.perLanguage]).toEqual(['html', true])
  })
})
