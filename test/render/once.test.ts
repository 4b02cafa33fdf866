import { describe, expect, it } from 'vitest'
import { createLanguage } from '../../src/i18n/language.ts'
import type { Report } from '../../src/model/report.ts'
import { once, perReport } from '../../src/render/once.ts'

const [one, other] = [{} as Report, {} as Report]

describe('once', () => {
  it('makes a page once for each report, volume and language', async () => {
    const asked: string[] = []
    const page = once(async (_, volume, { locale }) => {
      asked.push(`${volume} ${locale}`)
      return `${asked.length}`
    })
    const [ja, en] = [createLanguage('ja'), createLanguage('en')]
    const pages = [
      page(one, 'body', ja),
      page(one, 'body', en),
      page(one, 'body', ja),
      page(one, 'evidence', ja),
      page(other, 'body', ja),
    ]
    expect(await Promise.all(pages)).toEqual(['1', '2', '1', '3', '4'])
    expect(asked).toEqual(['body ja', 'body en', 'evidence ja', 'body ja'])
  })
})

describe('perReport', () => {
  it('makes a part once for each report', () => {
    const part = perReport(() => ({}))
    expect(part(one)).toBe(part(one))
    expect(part(one)).not.toBe(part(other))
  })
})
