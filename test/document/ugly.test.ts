import { beforeAll, describe, expect, it } from 'vitest'
import { type Volume, volumes } from '../../src/document/block.ts'
import { documentOf } from '../../src/document/document.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { locales, type Locale } from '../../src/i18n/locale.ts'
import { reportSchema, type Report } from '../../src/model/report.ts'
import { page } from '../../src/render/page.ts'
import { parsePage, textsOf, withTag, type Element } from './html.ts'
import { hollowWords, looseEnds, raggedTables, sharedNumbers, strangeMarkup, wrongReferences } from './page-faults.ts'
import { hostileTexts, unusualTexts } from './ugly-names.ts'
import { uglyReports, type UglyName } from './ugly-reports.ts'
import { visible } from '../../src/visible.ts'
import { editionOf } from '../../src/document/edition.ts'

/** Where the language changes what is said; of the others one language is enough. */
const spoken: ReadonlySet<UglyName> = new Set([
  'everyStatus',
  'openLoop',
  'nothingKnown',
  'manyLimits',
  'hostileNames',
  'everyDemand',
])

const cases = (Object.keys(uglyReports) as UglyName[]).flatMap((name) =>
  (spoken.has(name) ? locales : (['ja'] as const)).flatMap((locale) =>
    volumes.map((volume) => [name, volume, locale] as const),
  ),
)

/** Each page is made once, however many tests look at it. */
const made = new Map<string, ReturnType<typeof makePage>>()

const makePage = async (name: UglyName, volume: Volume, locale: Locale) => {
  const report: Report = uglyReports[name]()
  const language = createLanguage(locale)
  const html = await page(documentOf(editionOf(report, language), volume), language, 'konkyo 0.0.0')
  return { report, html, root: parsePage(html) }
}

const pageOf = (name: UglyName, volume: Volume, locale: Locale): ReturnType<typeof makePage> => {
  const key = `${name} ${volume} ${locale}`
  const known = made.get(key) ?? makePage(name, volume, locale)
  made.set(key, known)
  return known
}

describe.each(cases)('%s, %s in %s', (name, volume, locale) => {
  let report: Report
  let html: string
  let root: Element

  beforeAll(async () => {
    ;({ report, html, root } = await pageOf(name, volume, locale))
  })

  it('is a whole page in its language that fetches and runs nothing', () => {
    expect(withTag(root, 'html')[0]?.attributes['lang']).toBe(locale)
    expect(html).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none';/)
    expect(looseEnds(root)).toEqual([])
  })

  it('has no markup but its own', () => {
    expect(strangeMarkup(root)).toEqual([])
  })

  it('says nothing hollow', () => {
    const placed: readonly string[] = name === 'hostileNames' ? hostileTexts : []
    expect(hollowWords(root).filter((text) => !placed.some((one) => text.includes(one)))).toEqual([])
  })

  it('has a cell for every column and a number for every table', () => {
    expect(withTag(root, 'table').length).toBeGreaterThan(3)
    expect(raggedTables(root)).toEqual([])
    expect(sharedNumbers(root)).toEqual([])
  })

  it('leads every number back to the same number in report.json', () => {
    expect(wrongReferences(root, report, locale)).toEqual([])
  })
})

describe('report.json', () => {
  it.each(Object.keys(uglyReports) as UglyName[])('of %s fits its schema', (name) => {
    const report = uglyReports[name]()
    expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
  })
})

describe('names', () => {
  it.each([
    ['hostileNames', hostileTexts],
    ['unusualNames', unusualTexts],
  ] as const)('of %s stand in the page as they were written, hidden marks as what they are', async (name, texts) => {
    const { root } = await pageOf(name, 'evidence', 'ja')
    const [heading = ''] = textsOf(withTag(root, 'h1')[0]!)
    const shown = texts.map(visible)
    expect(heading).toBe(shown.join(' ').trim())
    const read = textsOf(root)
    for (const text of shown) expect(read.filter((piece) => piece.includes(text.trim())).length).toBeGreaterThan(3)
  })
})
