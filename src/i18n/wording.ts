import type { Plan } from '../model/plan.ts'
import { terms, type Term } from '../model/documents.ts'
import type { Catalog, MessageId } from './catalog.ts'
import type { Locale } from './locale.ts'
import { ownBrace } from './language.ts'

/** Rows of the syllabary: what ends a verb, and what its polite form puts there. */
const endings = 'うくぐすつぬぶむる'
const stems = 'いきぎしちにびみり'
const negatives = 'わかがさたなばまら'

/** Verbs in る that keep nothing of it: after these characters (all of the i and e rows, and some words) it only falls away. */
const fallsAway = /(?:[いきぎしじちにひびみりえけげせぜてでねへべめれ]|[見得出似経着])$/
/** …but for these. */
const keepsR = /(?:減|入|限|切|走|知|要|握)$|(?:はい|かぎ|まじ)$/

const moved = (stem: string, from: string, to: string): string => {
  const last = stem.at(-1)!
  const place = from.indexOf(last)
  return place < 0 ? stem : `${stem.slice(0, -1)}${to[place]}`
}

/** In this order; the first that fits decides. */
const rules: readonly (readonly [RegExp, (stem: string) => string])[] = [
  [/であった$/, (stem) => `${stem}でした`],
  [/である$/, (stem) => `${stem}です`],
  [/少ない$/, (stem) => `${stem}少ないです`],
  [/(?<=[がはもの]|しか|まだ)ない$/, (stem) => `${stem}ありません`],
  [/(?<=で|く)ない$/, (stem) => `${stem}ありません`],
  [/ない$/, (stem) => `${moved(stem, negatives, stems)}ません`],
  [/(?<=[がはも])なかった$/, (stem) => `${stem}ありませんでした`],
  [/なかった$/, (stem) => `${moved(stem, negatives, stems)}ませんでした`],
  [/する$/, (stem) => `${stem}します`],
  [/した$/, (stem) => `${stem}しました`],
  [/れた$/, (stem) => `${stem}れました`],
  [/(?<=[多少高低大小長短近良悪しな])い$/, (stem) => `${stem}いです`],
]

/** The last words of a sentence in です・ます; nouns and what is polite stay. */
const politeEnd = (sentence: string): string => {
  if (/(?:です|でした|ます|ました|ません|ませんでした)$/.test(sentence)) return sentence
  for (const [ending, polite] of rules) if (ending.test(sentence)) return polite(sentence.replace(ending, ''))
  const last = sentence.at(-1) ?? ''
  if (!endings.includes(last) || /[0-9]\s*つ$/.test(sentence)) return sentence
  const stem = sentence.slice(0, -1)
  if (last === 'る' && fallsAway.test(stem) && !keepsR.test(stem)) return `${stem}ます`
  return `${stem}${stems[endings.indexOf(last)]}ます`
}

/** Japanese in である, with every sentence that ends in 。 as one would say it to a customer: です・ます. */
export const polite = (text: string): string =>
  text.replaceAll(/[^。]+(?=。)/g, (sentence) => {
    const [, core = '', bracket = ''] =
      /^(.*?)((?:[(\uff08](?:[^()\uff08\uff09]|[(\uff08][^()\uff08\uff09]*[)\uff09])*[)\uff09])?)$/su.exec(sentence) ??
      []
    return `${politeEnd(core)}${bracket}`
  })

type Wording = Pick<Plan['document'], 'tone' | 'terms'>

/** A message is text and placeholders by turns; only the text is in words of ours. */
const outsidePlaceholders = (message: string, change: (text: string) => string): string =>
  message
    .split(/(\{[^{}]*\})/)
    .map((part, i) => (i % 2 === 0 ? change(part) : part))
    .join('')

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Puts a word in place of another; a capital stays one where the language has them. */
const replacing = (from: string, to: string): ((text: string) => string) => {
  const isLatin = /^[\x20-\x7e]+$/.test(from)
  const pattern = new RegExp(isLatin ? String.raw`\b${escaped(from)}\b` : escaped(from), isLatin ? 'gi' : 'g')
  return (text) =>
    text.replace(pattern, (found) => (found.charAt(0) !== from.charAt(0).toLowerCase() ? capital(to) : to))
}

/** A word of the plan; whatever stands in it is no placeholder. */
const wordIn = (text: Wording['terms'][string], locale: Locale): string | null => {
  const word = typeof text === 'object' && text !== null ? text[locale] : text
  return word?.replaceAll('{', ownBrace) ?? null
}

const isTerm = (id: string): id is Term => terms.some((term) => term === id)

/** A catalog in the words and the tone that a plan asks for. */
export const reworded = (catalog: Catalog, locale: Locale, { tone, terms: words }: Wording): Catalog => {
  const changes = Object.entries(words).flatMap(([id, text]) => {
    const word = wordIn(text, locale)
    return word === null || !isTerm(id) ? [] : [replacing(catalog[`term.${id}.name`], word)]
  })
  const isPolite = tone === 'polite' && locale === 'ja'
  if (changes.length === 0 && !isPolite) return catalog
  const change = (text: string): string => changes.reduce((done, one) => one(done), text)
  const entries = Object.entries(catalog).map(([id, message]) => {
    const inTerms = outsidePlaceholders(message, change)
    return [id, isPolite ? polite(inTerms) : inTerms]
  })
  return Object.fromEntries(entries) as Readonly<Record<MessageId, string>> as Catalog
}
