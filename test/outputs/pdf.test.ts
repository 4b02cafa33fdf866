import { describe, expect, it } from 'vitest'
import { createLanguage } from '../../src/i18n/language.ts'
import { pdf } from '../../src/outputs/pdf.ts'
import { uglyReports } from '../document/ugly-reports.ts'
import { workshop } from './some-workshop.ts'

describe('pdf', () => {
  it('is the same page, printed', async () => {
    const bytes = await pdf.render(uglyReports.noFindings(), createLanguage('en'), workshop)
    expect(new TextDecoder().decode(bytes as Uint8Array)).toBe('printed en page of 2026-09-30T00:00:00Z')
    expect([pdf.extension, pdf.perLanguage]).toEqual(['pdf', true])
  })
})
