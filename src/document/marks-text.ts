import type { Language } from '../i18n/language.ts'
import { type Block, body, type Nature } from './block.ts'

const marks = ['measured', 'synthetic', 'given', 'assumed', 'estimated'] as const satisfies readonly Nature[]

/** The kinds of numbers in a part of a document, wherever they stand in it; drawings have no marks. */
const naturesIn = (value: unknown, key: string): readonly unknown[] => {
  if (key === 'nature') return [value]
  if (typeof value !== 'object' || value === null || key === 'drawing') return []
  return Object.entries(value).flatMap(([inner, one]) => naturesIn(one, inner))
}

/** What the marks beside numbers mean, as far as these parts have them. */
export const marksText = (parts: unknown, language: Language): readonly Block[] => {
  const used = new Set(naturesIn(parts, ''))
  const told = marks.filter((mark) => used.has(mark)).map((mark) => language.say(`assumptions.${mark}`))
  if (told.length === 0) return []
  return [body(language.say('assumptions.text', { marks: told.join(language.say('finding.separator')) }))]
}
