import { isLocale, type Locale } from '../i18n/locale.ts'

/** What a link carries: the plan as YAML, GPUs there are, and the language. */
export interface Linked {
  readonly plan: string | null
  readonly gpus: string
  readonly locale: Locale | null
}

export const linkOf = ({ plan, gpus, locale }: Linked): string => {
  const parts = new URLSearchParams()
  if (locale) parts.set('lang', locale)
  if (gpus !== '') parts.set('gpus', gpus)
  if (plan !== null) parts.set('plan', plan)
  return `#${parts}`
}

export const linkedIn = (hash: string): Linked => {
  const parts = new URLSearchParams(hash.replace(/^#/, ''))
  const locale = parts.get('lang') ?? ''
  return { plan: parts.get('plan'), gpus: parts.get('gpus') ?? '', locale: isLocale(locale) ? locale : null }
}
