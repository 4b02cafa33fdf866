import { describe, expect, it } from 'vitest'
import { catalogs, createLanguage, placeholdersOf } from '../../src/i18n/language.ts'
import { polite, reworded } from '../../src/i18n/wording.ts'

describe('polite', () => {
  it.each([
    ['測定値である。', '測定値です。'],
    ['測定値ではない。', '測定値ではありません。'],
    ['記録がない。', '記録がありません。'],
    ['構成はまだない。', '構成はまだありません。'],
    ['上限を示せない。', '上限を示せません。'],
    ['再現は行わない。', '再現は行いません。'],
    ['適合とはみなさない。', '適合とはみなしません。'],
    ['用いない。', '用いません。'],
    ['測定する。', '測定します。'],
    ['最悪値を用いる。', '最悪値を用います。'],
    ['上限を上回る。', '上限を上回ります。'],
    ['誤りが見える。', '誤りが見えます。'],
    ['待ちを減らす。', '待ちを減らします。'],
    ['範囲が狭まる。', '範囲が狭まります。'],
    ['到着率に当たる。', '到着率に当たります。'],
    ['等価になる。', '等価になります。'],
    ['再測定を要する。', '再測定を要します。'],
    ['定常とした。', '定常としました。'],
    ['長さであった。', '長さでした。'],
    ['GPU が最も少ない。', 'GPU が最も少ないです。'],
    ['処理件数が最も多い。', '処理件数が最も多いです。'],
    ['適合する(実測)。', '適合します(実測)。'],
    ['{layout} である(3 件は暫定)。次に測る。', '{layout} です(3 件は暫定)。次に測ります。'],
  ])('%s → %s', (plain, said) => {
    expect(polite(plain)).toBe(said)
  })

  it('leaves nouns, and what is polite already', () => {
    for (const text of [
      '利用者数は切り捨て。',
      '開ループでの測定で確認すること。',
      '指定してください。',
      '不要です。',
      '利用者数',
    ])
      expect(polite(text)).toBe(text)
  })

  it('changes a text once: what it gives is polite', () => {
    for (const message of Object.values(catalogs.ja)) expect(polite(polite(message))).toBe(polite(message))
  })

  it('leaves no sentence of the catalog in である, する, or ない', () => {
    const plain = Object.entries(catalogs.ja).flatMap(([id, message]) =>
      /(?:である|する|でない|くない|はない|がない|できない)(?:[(\uff08][^()\uff08\uff09]*[)\uff09])?。/u.test(
        polite(message),
      )
        ? [id]
        : [],
    )
    expect(plain).toEqual([])
  })
})

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
