import { parse, stringify } from 'yaml'
import { isLocale, type Locale } from '../i18n/locale.ts'
import { isRecord } from '../reading/json-documents.ts'

/** What a link carries: the plan as YAML, GPUs there are, and the language. */
interface Linked {
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

/** A plan as it is written, not yet checked: what the page changes, links carry and "Save" saves. */
export type Settings = Readonly<Record<string, unknown>>

type Path = readonly (string | number)[]

export const settingsFrom = (yaml: string): Settings => {
  const value: unknown = parse(yaml)
  return isRecord(value) ? value : {}
}

export const yamlOf = (settings: Settings): string => stringify(settings)

/** The value at a path; undefined where there is none. */
export const at = (value: unknown, [key, ...rest]: Path): unknown => {
  if (key === undefined) return value
  if (Array.isArray(value)) return at(value[Number(key)], rest)
  return isRecord(value) && Object.hasOwn(value, key) ? at(value[key], rest) : undefined
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (isRecord(value) && Object.keys(value).length === 0)

const withKey = (value: unknown, [key, ...rest]: Path, set: unknown): unknown => {
  if (key === undefined) return set
  if (typeof key === 'number') {
    const list: readonly unknown[] = Array.isArray(value) ? value : []
    const length = Math.max(list.length, key + 1)
    return Array.from({ length }, (_, i) => (i === key ? withKey(list[i], rest, set) : list[i]))
  }
  const record = isRecord(value) ? value : {}
  const inside = withKey(record[key], rest, set)
  const { [key]: _, ...others } = record
  return isEmpty(inside) ? others : { ...others, [key]: inside }
}

/** The same with another value at a path; an empty one takes its key away, and what holds nothing else. */
export const changed = (settings: Settings, path: Path, value: unknown): Settings =>
  withKey(settings, path, value) as Settings

/** A value as one line of text, as fields show it. */
export const shown = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(String).join(', ')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
