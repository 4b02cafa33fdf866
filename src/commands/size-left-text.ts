import type { Language } from '../i18n/language.ts'
import type { SizeResult } from '../model/size.ts'
import { mostCopies } from '../sizing/options.ts'

/** Layouts that cannot be sized, and why. */
export const leftLines = ({ left }: SizeResult, language: Language): readonly string[] =>
  left.map(({ name, reason }) => language.say(`size.left.${reason}`, { name }))

/** What stands for servers that are not counted. */
export const tooManyLines = ({ demands }: SizeResult, language: Language): readonly string[] =>
  demands.some(({ options }) => options.some(({ copies }) => copies === null))
    ? [language.say('size.short.tooMany', { most: mostCopies })]
    : []

/** What is taken of limits that nobody judged: typed ones, and those of results. */
export const unjudgedLines = ({ layouts }: SizeResult, language: Language): readonly string[] => {
  const sources = layouts.filter(({ judged }) => !judged).map(({ concurrency: { nature } }) => nature === 'given')
  return [...new Set(sources)].map((isTyped) =>
    language.say(isTyped ? 'size.short.unjudged.typed' : 'size.short.unjudged.results'),
  )
}
