import { describe, expect, it } from 'vitest'
import { formulaIds, formulaOf } from '../src/formulas/index.ts'
import type { MessageId } from '../src/i18n/catalog.ts'
import { placeholder } from '../src/i18n/fill.ts'
import { catalogs, placeholdersOf } from '../src/i18n/language.ts'
import { kinds } from '../src/i18n/format.ts'
import { locales } from '../src/i18n/locale.ts'
import { codeOf, sourceFiles } from './source-imports.ts'

const messages = locales.flatMap((locale) =>
  Object.entries(catalogs[locale]).map(([id, text]) => ({ locale, id: id as MessageId, text })),
)
const faulty = (isFaulty: (text: string, id: string) => boolean, locale?: string): readonly string[] =>
  messages
    .filter((one) => (locale === undefined || one.locale === locale) && isFaulty(one.text, one.id))
    .map((one) => `${one.locale} ${one.id}: ${one.text}`)

const asked = (locale: (typeof locales)[number], id: MessageId): readonly string[] => [
  ...new Set(placeholdersOf(catalogs[locale][id])),
]
const formsIn = (text: string): readonly number[] =>
  [...text.matchAll(placeholder)].map(([, , , words = '']) => words.split('|').length - 1)
const ends = (text: string): boolean => /[.?。]$/.test(text)

describe('every message', () => {
  it('has the same placeholders in every language', () => {
    const ids = Object.keys(catalogs[locales[0]]) as MessageId[]
    for (const locale of locales) {
      expect(Object.fromEntries(ids.map((id) => [id, asked(locale, id)]))).toEqual(
        Object.fromEntries(ids.map((id) => [id, asked(locales[0], id)])),
      )
    }
  })

  it('asks only for kinds that can be printed, and has no brace that is no placeholder', () => {
    const known = new RegExp(String.raw`^\{\w+(?::(?:${kinds.join('|')}))?\}$`)
    expect(faulty((text) => placeholdersOf(text).some((name) => !known.test(name)))).toEqual([])
    expect(faulty((text) => /[{}]/.test(text.replaceAll(placeholder, '')))).toEqual([])
  })

  it('has a word for each plural form of its language', () => {
    for (const locale of locales) {
      const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.length
      expect(faulty((text) => formsIn(text).some((count) => count !== 0 && count !== forms), locale)).toEqual([])
    }
  })

  it('calls what cannot be judged by one name', () => {
    const ids = ['status', 'figure.status', 'chart.mark'].flatMap((where) =>
      messages.filter(({ id }) => id === `${where}.noData` || id === `${where}.unknown`),
    )
    for (const locale of locales) {
      const own = ids.filter((one) => one.locale === locale).map(({ text }) => text)
      expect([own.length, new Set(own).size]).toEqual([3, 1])
    }
  })

  it('says something', () => {
    expect(faulty((text) => text.trim() === '')).toEqual([])
  })

  it('is text and no markup', () => {
    expect(faulty((text) => /<[a-z/!]|&\w+;/i.test(text))).toEqual([])
  })

  it('has no space too many', () => {
    const joints = new Set([
      'body.headline.or',
      'sla.and',
      'finding.separator',
      'planningRate.or',
      'decision.next.time',
      'chart.mark.atLeast',
      'chart.mark.atMost',
    ])
    expect(faulty((text) => / {2}|[\t\n]/.test(text))).toEqual([])
    expect(faulty((text, id) => text !== text.trim() && !joints.has(id))).toEqual([])
  })

  it('ends like a sentence in every language or in none', () => {
    const ids = Object.keys(catalogs.en) as MessageId[]
    expect(ids.filter((id) => ends(catalogs.en[id]) !== ends(catalogs.ja[id]))).toEqual([])
  })

  it('is said somewhere', () => {
    const code = sourceFiles
      .filter((file) => !/^i18n\/\w+\//.test(file))
      .map(codeOf)
      .join('\n')
    const literals = new Set([...code.matchAll(/'([\w.]+)'/g)].map(([, id]) => id))
    const patterns = [...code.matchAll(/`((?:[\w.]|\$\{[^{}`]*\})+)`/g)].map(([, template = '']) => {
      const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', String.raw`\.`))
      return { named: /[a-z]\\\./i.test(parts.join('')), pattern: new RegExp(`^${parts.join(String.raw`[\w.]+`)}$`) }
    })
    const isSaid = (id: string) => literals.has(id) || patterns.some(({ named, pattern }) => named && pattern.test(id))
    expect(Object.keys(catalogs.en).filter((id) => !isSaid(id))).toEqual([])
  })
})

const japanese = String.raw`[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]`

describe('the name of a formula', () => {
  it.each(locales)('stands for one way to make a number, in %s', (locale) => {
    const ways = formulaIds.map((id) => [catalogs[locale][`formula.${id}.name`], formulaOf(id).expression] as const)
    const twice = ways.filter(([name, way]) => ways.some(([other, itsWay]) => other === name && itsWay !== way))
    expect(twice).toEqual([])
  })
})

describe('Japanese messages', () => {
  it.each([
    ['an English comma or full stop after Japanese', new RegExp(String.raw`${japanese}[,.!?;](?!\w)`, 'u')],
    ['full-width letters, digits or brackets', /[Ａ-Ｚａ-ｚ０-９（）［］！？：；，．]/],
    ['half-width katakana', /[\uff61-\uff9f]/],
    ['a space around Japanese punctuation', /[。、「」『』【】] | [。、]/],
    ['two marks in a row', /[。、]{2}/],
    ['a space between Japanese words of a sentence', new RegExp(`${japanese} ${japanese}.*。`, 'u')],
    [
      'Latin letters that touch Japanese',
      new RegExp(String.raw`[A-Za-z0-9]{2}${japanese}|${japanese}[A-Za-z]{2}`, 'u'),
    ],
  ])('have never %s', (_, pattern) => {
    const allowed = /^(?:help|error)\./
    expect(faulty((text, id) => pattern.test(text.replaceAll(/\{[^}]*\}/g, '#')) && !allowed.test(id), 'ja')).toEqual(
      [],
    )
  })

  it('are plain in the document and polite where they speak to the person', () => {
    const polite = /(?:です|ます|ません|ください)(?:。|$)/
    const speaking = /^(?:error\.|help\.command$|terminal\.bug$)/
    expect(faulty((text, id) => polite.test(text) && !speaking.test(id), 'ja')).toEqual([])
    expect(faulty((text, id) => id.startsWith('error.') && !polite.test(text) && !text.includes('例: '), 'ja')).toEqual(
      [],
    )
  })
})

describe('messages that send to the chapter of files', () => {
  it.each(locales)('name it as it is called in %s', (locale) => {
    expect(catalogs[locale]['trail.text']).toContain(catalogs[locale]['section.sources'])
  })
})

describe('English messages', () => {
  it('have curly quotes in the document', () => {
    const typed = /^(?:help|error|terminal|problem)\./
    expect(faulty((text, id) => text.includes('"') && !typed.test(id), 'en')).toEqual([])
  })

  it('have no Japanese in them', () => {
    expect(faulty((text) => new RegExp(`${japanese}|[、。「」【】〜]`, 'u').test(text), 'en')).toEqual([])
  })

  it('write a percentage as numbers are written there', () => {
    expect(faulty((text) => /\d\s%/.test(text), 'en')).toEqual([])
  })
})
