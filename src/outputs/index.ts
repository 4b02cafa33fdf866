import type { Locale } from '../i18n/locale.ts'
import { html } from './html.ts'
import { json } from './json.ts'
import type { Output } from './output.ts'
import { pdf } from './pdf.ts'

/** Every kind of file that `report` writes; the key is the name that --format takes. */
export const outputs = { json, html, pdf } as const satisfies Record<string, Output>

export type OutputId = keyof typeof outputs

/** Where a file goes: `target` is the folder and NAME of them all. */
export const pathOf = (target: string, format: OutputId, locale: Locale): string => {
  const { perLanguage, extension } = outputs[format]
  return `${target}.${perLanguage ? `${locale}.` : ''}${extension}`
}
