import { describe, expect, it } from 'vitest'
import { catalogs } from '../../src/i18n/language.ts'
import { locales } from '../../src/i18n/locale.ts'
import { askedLocale, helpText, terminalLocale } from '../../src/i18n/terminal.ts'

describe('terminalLocale', () => {
  it.each([
    [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
    [{ LANG: 'ja' }, 'ja'],
    [{ LANG: 'JA_JP.eucJP' }, 'ja'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'fr_FR.UTF-8' }, 'en'],
    [{ LANG: 'C' }, 'en'],
    [{}, 'en'],
    [{ LC_ALL: 'ja_JP.UTF-8', LANG: 'en_US.UTF-8' }, 'ja'],
    [{ LC_ALL: 'C', LC_MESSAGES: 'ja_JP', LANG: 'ja_JP' }, 'en'],
    [{ LC_MESSAGES: 'ja_JP', LANG: 'en_US' }, 'ja'],
    [{ LC_ALL: '', LANG: 'ja_JP' }, 'ja'],
  ] as const)('reads %j as %s', (env, locale) => {
    expect(terminalLocale(env)).toBe(locale)
  })
})

describe('askedLocale', () => {
  it.each([
    [['size', '--lang', 'ja'], 'ja'],
    [['report', 'x', '--lang=en,ja'], 'en'],
    [['size', '--lang', 'en', '--lang', 'ja'], 'ja'],
    [['size', '--lang', 'fr'], 'ja'],
    [['size', '--lang'], 'ja'],
    [['size'], 'ja'],
  ] as const)('of %j is %s where the terminal is Japanese', (words, locale) => {
    expect(askedLocale(words, { LANG: 'ja_JP' })).toBe(locale)
  })
})

describe('helpText', () => {
  it.each(locales)('says in %s what the whole catalog says', (locale) => {
    for (const id of ['help.usage', 'help.sla', 'terminal.bug'] as const)
      expect(helpText(locale, id)).toBe(catalogs[locale][id])
  })
})
