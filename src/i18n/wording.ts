import type { Plan } from '../model/plan.ts'
import { terms, type Term } from '../model/documents.ts'
import type { Catalog, MessageId } from './catalog.ts'
import type { Locale } from './locale.ts'
import { ownBrace } from './language.ts'
import { polite } from './polite.ts'

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
