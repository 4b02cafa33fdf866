import type { Catalog } from './catalog.ts'
import { en } from './en/index.ts'
import { ja } from './ja/index.ts'
import type { Locale } from './locale.ts'

/** Every language of the document. Neither is the source of the other, and none falls back to another. */
export const catalogs: Readonly<Record<Locale, Catalog>> = { ja, en }
