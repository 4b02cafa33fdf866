import type { MessageId, Values } from '../../src/i18n/catalog.ts'
import type { Language } from '../../src/i18n/language.ts'

/** A sentence as it was meant: which one, and what it was given. */
export interface Said {
  readonly id: MessageId
  readonly values: Values
}

export interface Listening {
  readonly language: Language
  /** Sentences that a text consists of, in their order; those inside their values are in the values. */
  readonly heard: (text: unknown) => readonly Said[]
}

const itemEnd = '\u001F'

/** Items of a list as the listening language joins them. */
export const itemsOf = (text: unknown): readonly string[] => String(text).split(itemEnd)

/** A language that keeps what is said instead of saying it: a text is the numbers of its sentences. */
export const listening = (): Listening => {
  const all: Said[] = []
  const language: Language = {
    locale: 'en',
    say: (id, values = {}) => `⟪${all.push({ id, values }) - 1}⟫`,
    value: (value) => String(value),
    date: (iso) => iso,
    list: (items) => items.join(itemEnd),
    items: (items) => items.join('; '),
    line: (sentences) => sentences.join(' '),
  }
  const heard = (text: unknown): readonly Said[] =>
    [...String(text).matchAll(/⟪(\d+)⟫/g)]
      .map(([, index]) => all[Number(index)]!)
      .filter(({ id }) => id !== 'finding.separator')
  return { language, heard }
}
