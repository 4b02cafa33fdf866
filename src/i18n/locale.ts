/** The languages of the document, in the order they are written. */
export const locales = ['ja', 'en'] as const
export type Locale = (typeof locales)[number]

export const isLocale = (text: string): text is Locale => locales.some((locale) => locale === text)
