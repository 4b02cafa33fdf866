import { describe, expect, it } from 'vitest'
import { catalogs } from '../../src/i18n/index.ts'
import { createLanguage } from '../../src/i18n/language.ts'

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

  it('gives the day of an instant in UTC, whatever the zone of the machine', () => {
    expect(['2026-09-30T23:59:59.999Z', '2026-09-30T00:00:00Z'].map(en.date)).toEqual(['2026-09-30', '2026-09-30'])
    expect(ja.date('2026-01-05T23:59:59Z')).toBe('2026年1月5日')
  })

  it('lists in the manner of the language', () => {
    expect(ja.list(['甲', '乙', '丙'])).toBe('甲、乙、丙')
    expect(en.list(['a', 'b', 'c'])).toBe('a, b, c')
    expect(en.list([])).toBe('')
  })
})
