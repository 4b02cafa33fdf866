import { expect, it } from 'vitest'
import { assumptionRows } from '../../src/document/assumption-rows.ts'
import { editionOf } from '../../src/document/edition.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { mixedReports } from './mixed-reports.ts'

it('tell what each mix is of, as it was given', () => {
  const report = mixedReports.mixed()
  const told = (['en', 'ja'] as const).map((locale) => {
    const rows = assumptionRows(editionOf(report, createLanguage(locale))).slice(0, 2)
    return rows.map(([name, value]) => [name!.text, value!.text, value!.nature].join(' | ').replaceAll('\u00a0', ' '))
  })
  expect(told).toEqual([
    [
      'Requests of the mix “office”, tokens in / out | 80% chat (256 / 256), 20% 2,048 / 2,048 | given',
      'Requests of the mix “Mix 2”, tokens in / out | 25% 1 / 1, 75% 2 / 2 | given',
    ],
    [
      '混合「業務」の要求(入力/出力 トークン) | chat(256 / 256) 80 %、2,048 / 2,048 20 % | given',
      '混合「混合 2」の要求(入力/出力 トークン) | 1 / 1 25 %、2 / 2 75 % | given',
    ],
  ])
})
