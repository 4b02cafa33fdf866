import { describe, expect, it } from 'vitest'
import { fill } from '../../src/i18n/fill.ts'
import { catalogs, createLanguage, placeholdersOf } from '../../src/i18n/language.ts'

const told = (a: string, b: string) => fill('ja', 'x', '負荷のうち {a} まで適合し、{b} の基盤では 別', { a, b })

const joined = (message: string, a: string, b = '') => fill('ja', 'x', message, { a, b })

describe('what is said of repeats that disagree', () => {
  it('counts one as one', () => {
    expect(createLanguage('en').say('audit.V11.disagree', { repeats: 2, passing: 1, failing: 1 })).toBe(
      'Of 2 repeats of this level, 1 meets the SLA and 1 does not.',
    )
  })
})

describe('fill', () => {
  it('has a space between Japanese and what is filled in, where one of the two is Latin or a figure', () => {
    expect(joined('{a}から{b}まで変わる', '4\u00a0人', '52\u00a0人')).toBe('4\u00a0人から 52\u00a0人まで変わる')
    expect(joined('上限の{a}で', '同時 2')).toBe('上限の同時 2 で')
    expect(joined('{a}なら{b}', '5\u00a0%', 'p99 ITL')).toBe('5\u00a0% なら p99 ITL')
    expect(joined('{a}{b}', 'A', '台')).toBe('A 台')
    expect(joined('約 {a}、{b}。', '5', '6')).toBe('約 5、6。')
    expect(fill('en', 'x', '{a}年', { a: 1 })).toBe('1年')
  })

  it('puts values in as they are, or as their kind prints them', () => {
    const message = '{name}: {count:count} of {count:count} ({share:percent})'
    expect(fill('en', 'x', message, { name: 'A', count: 1000, share: 0.5 })).toBe('A: 1,000 of 1,000 (50%)')
  })

  it('throws for a placeholder without a value, and names the message', () => {
    expect(() => fill('en', 'some.id', 'Read {files}.', { file: 3 })).toThrow('some.id has no value for {files}')
    expect(() => fill('en', 'some.id', 'Read {toString}.', {})).toThrow('some.id')
  })

  it('prints a value that is absent as a dash', () => {
    expect(fill('ja', 'x', '{a}と{b:rate}', { a: null, b: undefined })).toBe('—と—')
  })

  it('leaves no space between two Japanese words, whatever stands in the values', () => {
    expect(told('同時 128', '株式会社 見本')).toBe('負荷のうち同時 128 まで適合し、株式会社 見本の基盤では 別')
    expect(told('128', 'Sample')).toBe('負荷のうち 128 まで適合し、Sample の基盤では 別')
    expect(told('3 サーバー', 'A')).toBe('負荷のうち 3 サーバーまで適合し、A の基盤では 別')
  })

  it('leaves no space between Japanese words and brackets or stops', () => {
    expect(joined('構成は {a} であり、{b}', 'H100(検討事項による)', '(なし)')).toBe(
      '構成は H100(検討事項による)であり、(なし)',
    )
    expect(joined('は {a} で {b}', '「本番」', '(仮)')).toBe('は「本番」で(仮)')
    expect(joined('{a} = {b}', '2 · (1 − 0.1)', '1.8')).toBe('2 · (1 − 0.1) = 1.8')
    expect(joined('は {a} {b}', 'TTFT', '(秒)')).toBe('は TTFT (秒)')
  })

  it('throws for a kind that nobody knows', () => {
    expect(() => fill('en', 'x', '{a:fathoms}', { a: 1 })).toThrow('{a:fathoms}')
  })

  it('takes a value for text only: no placeholder, pattern or replacement in it counts', () => {
    const values = { a: '{b} $& $1 {a:count}', b: 'B' }
    expect(fill('en', 'x', '<{a}|{b}>', values)).toBe('<{b} $& $1 {a:count}|B>')
  })
})

describe('words for one and for more', () => {
  const message = '{runs:count|run|runs} in {files:count|file|files}'
  it.each([
    [1, 2, '1 run in 2 files'],
    [0, 1, '0 runs in 1 file'],
    [1000, 1000, '1,000 runs in 1,000 files'],
  ])('%d and %d', (runs, files, text) => {
    expect(fill('en', 'x', message, { runs, files })).toBe(text)
  })

  it('are no part of the placeholder that the languages share', () => {
    expect(placeholdersOf(message)).toEqual(['{files:count}', '{runs:count}'])
  })
})

describe('placeholdersOf', () => {
  it('lists them with their kinds, in alphabetical order', () => {
    expect(placeholdersOf('{b:count} {a} {b:count}')).toEqual(['{a}', '{b:count}', '{b:count}'])
  })
})

const [ja, en] = [createLanguage('ja'), createLanguage('en')]

describe('createLanguage', () => {
  it('speaks from the catalog of its language', () => {
    expect(ja.say('unit.users', { users: 2 })).toBe('2\u00a0人')
    expect(en.say('unit.users', { users: 2 })).toBe('2\u00a0users')
    expect([ja.locale, en.locale]).toEqual(['ja', 'en'])
  })

  it('takes exactly the values of a sentence, checked by the compiler', () => {
    // @ts-expect-error a value is missing
    expect(() => en.say('unit.users', {})).toThrow('{users}')
    // @ts-expect-error all values are missing
    expect(() => en.say('unit.users')).toThrow('{users}')
    // @ts-expect-error the sentence has no place for it
    expect(en.say('notRecorded', { users: 2 })).toBe('not recorded')
    // @ts-expect-error nor this one for a second value
    expect(en.say('unit.users', { users: 2, rate: 3 })).toBe('2\u00a0users')
  })

  it('speaks from another catalog where one is given', () => {
    const shouting = createLanguage('en', { ...catalogs.en, notRecorded: 'NOT RECORDED' })
    expect(shouting.say('notRecorded')).toBe('NOT RECORDED')
  })

  it('gives the day that an instant is written with, whatever the zone of the machine', () => {
    expect(['2026-09-30T23:59:59.999Z', '2026-09-30T00:00:00Z'].map(en.date)).toEqual(['2026-09-30', '2026-09-30'])
    expect(ja.date('2026-01-05T23:59:59Z')).toBe('2026年1月5日')
    expect(ja.date('2026-01-06T00:00:00+09:00')).toBe('2026年1月6日')
  })

  it('lists in the manner of the language', () => {
    expect(ja.list(['甲', '乙', '丙'])).toBe('甲、乙、丙')
    expect(en.list(['a', 'b', 'c'])).toBe('a, b, c')
    expect(en.list([])).toBe('')
    expect(ja.items(['甲、乙', '丙'])).toBe('甲、乙；丙')
    expect(en.items(['a, b', 'c'])).toBe('a, b; c')
  })
})
