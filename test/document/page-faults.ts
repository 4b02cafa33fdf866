import { readFileSync } from 'node:fs'
import { formatValue, kinds } from '../../src/i18n/format.ts'
import type { Locale } from '../../src/i18n/locale.ts'
import { promisedUsers, readingAt } from '../../src/model/served.ts'
import type { Report } from '../../src/model/report.ts'
import { elementsOf, textOf, textsOf, withTag, type Element } from './html.ts'

const names = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/))

const tags =
  names(`html head meta title style body aside header nav main section h1 h2 h3 h4 p div span bdi strong em b a ul ol li
  dl dt dd table caption thead tbody tr th td wbr figure figcaption svg g line rect text tspan path circle details summary
  title defs clipPath`)

const attributes =
  names(`lang charset http-equiv content name class aria-labelledby aria-hidden id href scope colspan rowspan
  data-ref data-copy data-copied data-sort data-close data-page-of type xmlns width height viewBox x y x1 x2 y1 y2 cx cy r dx dy rx d font-family font-size font-weight font-style role
  aria-label transform stroke stroke-width stroke-dasharray stroke-linejoin stroke-linecap stroke-miterlimit
  stroke-opacity fill fill-opacity opacity text-anchor clip-path dir tabindex open title`)

const script = readFileSync(new URL('../../templates/report.js', import.meta.url), 'utf8')

const isOurScript = ({ tag, children }: Element): boolean => tag === 'script' && children.join('') === script

/** Markup that konkyo does not write itself came out of a name. */
export const strangeMarkup = (root: Element): readonly string[] =>
  elementsOf(root).flatMap((element) => [
    ...(tags.has(element.tag) || isOurScript(element) ? [] : [`<${element.tag}>`]),
    ...Object.keys(element.attributes).flatMap((name) => (attributes.has(name) ? [] : [`${name}=`])),
  ])

/** Values that stand for nothing and must never be read. */
export const hollowWords = (root: Element): readonly string[] =>
  [...textsOf(root), ...withTag(root, 'svg').flatMap(({ attributes: own }) => own['aria-label'] ?? [])].filter((text) =>
    /\bundefined\b|\bNaN\b|\bnull\b|\[object|\bInfinity\b/.test(text),
  )

const withoutStrings = (css: string): string => css.replaceAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/gs, '""')

/** What a browser would fetch, and ids or links that do not lead anywhere or lead twice. */
export const looseEnds = (root: Element): readonly string[] => {
  const all = elementsOf(root)
  const ids = all.flatMap((element) => element.attributes['id'] ?? [])
  const clips = all.flatMap(({ attributes: own }) => /^url\((#[^)]*)\)$/.exec(own['clip-path'] ?? '')?.[1] ?? [])
  const links = [...all.flatMap(({ attributes: own }) => own['href'] ?? []), ...clips]
  const labels = all.flatMap(({ attributes: own }) => own['aria-labelledby'] ?? [])
  const styles = withTag(root, 'style').flatMap(({ children }) => children.map(String))
  const values = all.flatMap(({ attributes: own }) => Object.entries(own))
  return [
    ...ids.filter((id, i) => ids.indexOf(id) !== i || !/^[\w.-]+$/.test(id)).map((id) => `id ${id}`),
    ...[...links, ...labels.map((id) => `#${id}`)].filter((link) => !ids.some((id) => link === `#${id}`)),
    ...styles.map(withoutStrings).flatMap((css) => css.match(/url\((?!data:)[^)]*\)|@import|expression\(/g) ?? []),
    ...values.flatMap(([name, value]) =>
      /url\(/.test(name === 'clip-path' ? value.replace(/^url\(#[^)]*\)$/, '') : value) &&
      !['aria-label', 'title'].includes(name)
        ? [`${name}=${value}`]
        : [],
    ),
  ]
}

/** Numbers by which two tables or two figures would be cited. */
export const sharedNumbers = (root: Element): readonly string[] => {
  const numbers = withTag(root, 'caption', 'figcaption').map((caption) => textOf(withTag(caption, 'span')[0]!))
  return numbers.filter((number, i) => numbers.indexOf(number) !== i)
}

const japanese = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]`
const touching = new RegExp(`[A-Za-z0-9%]${japanese}|${japanese}[A-Za-z0-9]`, 'u')
const day = /\d{4}年\d{1,2}月\d{1,2}日/g

/** Latin letters or figures without a space between them and Japanese. */
export const touchingWords = (root: Element): readonly string[] =>
  elementsOf(root)
    .filter(({ tag }) => tag !== 'style' && tag !== 'script')
    .flatMap(({ children }) => children.filter((child) => typeof child === 'string'))
    .filter((text) => touching.test(text.replaceAll(day, '')))

/** Rows that do not fit their head; a row without a head is compared with the first. */
export const raggedTables = (root: Element): readonly string[] =>
  withTag(root, 'table').flatMap((table) => {
    const rows = withTag(table, 'tr').map((row) => row.children.filter((child) => typeof child !== 'string').length)
    return rows.some((cells) => cells !== rows[0] || cells === 0)
      ? [`${textOf(table).slice(0, 80)}: ${rows.join(' ')}`]
      : []
  })

interface Place {
  readonly found: boolean
  readonly value: unknown
}

/** RFC 6901 without the leading slash. Records have only the keys that are known: a missing one is absent, not wrong. */
const resolve = (report: Report, pointer: string): Place => {
  const records = /\/(?:facts|slack|judgements|verdicts|values)$/
  let value: unknown = report
  let at = ''
  for (const step of pointer.split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))) {
    if (value === null) return { found: true, value: null }
    if (typeof value !== 'object' || !Object.hasOwn(value, step)) return { found: records.test(at), value: null }
    value = (value as Readonly<Record<string, unknown>>)[step]
    at += `/${step}`
  }
  return { found: true, value }
}

const plainSpaces = (text: string): string => text.replaceAll(/\s/g, ' ')

/** True when the text has the number as one of the kinds prints it, and not as a part of a longer number. */
const shows = (text: string, locale: Locale, value: number): boolean =>
  kinds.some((kind) => {
    const written = plainSpaces(formatValue(locale, value, kind))
    const at = plainSpaces(text).indexOf(written)
    return at >= 0 && !/[\d.,]$/.test(text.slice(0, at)) && !/^[.,]?\d/.test(text.slice(at + written.length))
  })

const isShown = (text: string, locale: Locale, value: unknown): boolean => {
  if (value === null) return text !== '' && !/\d/.test(text.replaceAll(/p\d+/g, ''))
  if (typeof value === 'number') return shows(text, locale, value)
  if (Array.isArray(value)) return value.every((one) => typeof one !== 'number' || shows(text, locale, one))
  return text !== ''
}

/** References that lead nowhere in report.json, or to another number than the one that is read. */
export const wrongReferences = (root: Element, report: Report, locale: Locale): readonly string[] =>
  elementsOf(root).flatMap((element) => {
    const ref = element.attributes['data-ref']
    if (ref === undefined) return []
    const { found, value } = resolve(report, ref)
    if (!found) return [`${ref} leads nowhere`]
    const asked = readingAt(report, ref)
    /** A cost ratio is read as what it adds, and users as they are promised. */
    const added = ref.endsWith('/costPerRequest') && typeof value === 'number' ? value - 1 : value
    const read = asked ? promisedUsers(report, asked.decision, asked.users) : added
    return isShown(textOf(element), locale, read) ? [] : [`${ref}: "${textOf(element)}" for ${JSON.stringify(value)}`]
  })
