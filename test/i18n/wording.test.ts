import { describe, expect, it } from 'vitest'
import { catalogs, createLanguage, placeholdersOf } from '../../src/i18n/language.ts'
import { reworded } from '../../src/i18n/wording.ts'

const plain = { tone: 'plain', terms: {} } as const

describe('reworded', () => {
  it('is the catalog itself where nothing is asked', () => {
    expect(reworded(catalogs.ja, 'ja', plain)).toBe(catalogs.ja)
    expect(reworded(catalogs.en, 'en', { ...plain, tone: 'polite' })).toBe(catalogs.en)
  })

  it('puts other words for terms wherever they stand, and keeps capitals', () => {
    const terms = { concurrency: { ja: '同時接続数', en: 'parallelism' } }
    const ja = createLanguage('ja', reworded(catalogs.ja, 'ja', { ...plain, terms }))
    expect(ja.say('term.concurrency.name')).toBe('同時接続数')
    expect(ja.say('chart.axis.concurrency')).toBe('同時接続数')
    const en = createLanguage('en', reworded(catalogs.en, 'en', { ...plain, terms }))
    expect(en.say('term.concurrency.name')).toBe('Parallelism')
    expect(en.say('level.concurrency', { level: 4 })).toBe('parallelism 4')
  })

  it('leaves a language without a word for it as it is', () => {
    expect(reworded(catalogs.en, 'en', { ...plain, terms: { sla: { ja: '性能要件' } } })).toBe(catalogs.en)
  })

  it('speaks politely', () => {
    const ja = createLanguage('ja', reworded(catalogs.ja, 'ja', { ...plain, tone: 'polite' }))
    expect(ja.say('body.headline', { layout: 'A' })).toBe('推奨構成は A です。')
  })

  it('keeps every placeholder', () => {
    const terms = { users: 'people', concurrency: 'x', throughput: 'rate' }
    const changed = reworded(catalogs.en, 'en', { ...plain, terms })
    for (const [id, message] of Object.entries(catalogs.en))
      expect(placeholdersOf(changed[id as 'sla.and'])).toEqual(placeholdersOf(message))
  })
})
