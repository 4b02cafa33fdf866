import { runInNewContext } from 'node:vm'
import { getDocumentProxy } from 'unpdf'
import { beforeAll, describe, expect, it } from 'vitest'
import { documentOf } from '../../src/document/document.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { locales, type Locale } from '../../src/i18n/locale.ts'
import type { Report } from '../../src/model/report.ts'
import { withBrowser } from '../../src/render/browser.ts'
import { page } from '../../src/render/page.ts'
import { fillIn, hasBlanks, linkedPages } from '../../src/render/page-numbers.ts'
import { someLoad } from '../analysis/some-sweep.ts'
import { factsOn } from '../builders.ts'
import { parsePage, textOf, withTag } from '../document/html.ts'
import { elsewhere, stated } from '../document/elsewhere.ts'
import { someReport } from '../document/some-report.ts'
import { samplePage } from '../samples.ts'
import { reports } from '../slides/some-decks.ts'
import { readPdf, type PdfContent } from './read-pdf.ts'
import { editionOf } from '../../src/document/edition.ts'

interface Printed extends PdfContent {
  readonly html: string
  readonly bytes: Uint8Array
  /** Pages by the ids that the contents link to. */
  readonly places: ReadonlyMap<string, number>
  /** Points of the letters of each page, the most frequent first. */
  readonly sizes: readonly (readonly number[])[]
}

const sizesOf = async (bytes: Uint8Array): Promise<Printed['sizes']> => {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, i) => {
      const { items } = await (await pdf.getPage(i + 1)).getTextContent()
      const letters = new Map<number, number>()
      for (const item of items) {
        if (!('str' in item) || item.str.trim() === '') continue
        const size = Math.round(Math.hypot(item.transform[2], item.transform[3]) * 10) / 10
        letters.set(size, (letters.get(size) ?? 0) + item.str.length)
      }
      return [...letters].toSorted(([, a], [, b]) => b - a).map(([size]) => size)
    }),
  )
  await pdf.destroy()
  return pages
}

const long = `${'Very-Long_Name.of/Something-'.repeat(5)}`.slice(0, 127)

/** 40 layouts of models, GPUs and paths of 127 characters. */
const manyLongNames = (): Report =>
  someReport(
    Array.from({ length: 40 }, (_, i) => {
      const name = `${i}-${long}`.slice(0, 127)
      const facts = { ...factsOn(1 + (i % 8)), model: stated(name), gpu: stated(name) }
      return elsewhere([someLoad('p', 8), someLoad('f', 16)], facts, i, { path: `${name}/${i}.json`.slice(-127) })
    }).flat(),
  )

const manyLongNamesPage = (): Promise<string> => {
  const language = createLanguage('en')
  return page(documentOf(editionOf(manyLongNames(), language), 'body'), language, 'konkyo 0.0.0')
}

/** Three demands in three workloads, with prices: as much as a conclusion has to say. */
const officePage = async (locale: Locale): Promise<string> => {
  const language = createLanguage(locale)
  return page(documentOf(editionOf(await reports['office']!(), language), 'body'), language, 'konkyo 0.0.0')
}

const printed = new Map<'many' | 'office ja' | 'office en' | Locale, Printed>()

const dense = (text: string): string => text.replaceAll(/\s/g, '')

beforeAll(async () => {
  await withBrowser({ env: process.env }, async ({ print }) => {
    for (const [name, html] of [
      ['ja', await samplePage('sample', 'body', 'ja')],
      ['en', await samplePage('sample', 'body', 'en')],
      ['many', await manyLongNamesPage()],
      ['office ja', await officePage('ja')],
      ['office en', await officePage('en')],
    ] as const) {
      const bytes = await print(html)
      const [content, places, sizes] = [
        await readPdf(bytes),
        await linkedPages(Promise.resolve(bytes)),
        await sizesOf(bytes),
      ]
      printed.set(name, { ...content, html, bytes, places, sizes })
    }
  })
}, 400_000)

/** Points of body text as the style asks, and of the smallest: notes of dense tables, margins. */
const [ordinary, smallest] = [10.5, 6.4]

const idsIn = ({ html }: Printed): readonly string[] =>
  [...html.matchAll(/data-page-of="([^"]+)"/g)].map(([, id]) => id!)

describe.each(['ja', 'en', 'many', 'office ja', 'office en'] as const)('the printed body %s', (name) => {
  const one = () => printed.get(name)!

  it('numbers every line of its contents with the page on which it stands', () => {
    const { pages, html, places } = one()
    const entries = withTag(parsePage(html), 'nav')
      .flatMap((nav) => withTag(nav, 'a'))
      .map((link) => ({ id: link.attributes['href']!.slice(1), text: textOf(link) }))
    expect(entries.map(({ id }) => id)).toEqual(idsIn(one()))
    expect(entries.length).toBeGreaterThan(20)
    const read = dense(pages.slice(0, places.get('conclusion')! - 1).join(''))
    const wrong = entries.filter(({ id, text }) => !read.includes(dense(`${text}${places.get(id)}`)))
    expect(wrong).toEqual([])
  })

  it('has each heading on the page that its line says', () => {
    const { pages, html, places } = one()
    const headings = withTag(parsePage(html), 'section').map((section) => ({
      id: section.attributes['id']!,
      text: textOf(withTag(section, 'h2')[0]!),
    }))
    expect(headings.length).toBeGreaterThan(5)
    expect(headings.filter(({ id, text }) => !dense(pages[places.get(id)! - 1]!).includes(dense(text)))).toEqual([])
  })

  it('has a bookmark for each heading', () => {
    const depth: Readonly<Record<string, string>> = { h1: '', h2: ' ', h3: '  ' }
    const titles = withTag(parsePage(one().html), 'h1', 'h2', 'h3').map(
      (title) => `${depth[title.tag]}${textOf(title)}`,
    )
    expect(one().outline.map(dense)).toEqual(titles.map(dense))
  })

  it('has its conclusion on exactly one page', () => {
    const { places } = one()
    const after = idsIn(one()).filter((id) => places.get(id)! > places.get('conclusion')!)
    expect(places.get('scope')! - places.get('conclusion')!).toBe(1)
    expect(after).toContain('scope')
  })

  it('is tagged, with real fonts, below 1.5 MB', () => {
    expect(one()).toMatchObject({ tagged: true, hasType3: false })
    expect(one().bytes.length).toBeLessThan(1.5e6)
  })

  it('prints no text smaller than the style asks', () => {
    const { sizes, places } = one()
    expect(sizes[places.get('conclusion')! - 1]).toContain(ordinary)
    expect(Math.min(...sizes.flat())).toBeGreaterThanOrEqual(smallest)
  })
})

describe.each(locales)('the printed sample in %s', (locale) => {
  it('has at most 20 pages', () => {
    expect(printed.get(locale)!.pages.length).toBeLessThanOrEqual(20)
  })

  it('recommends, counts users and names the planning rate on the page of its conclusion', () => {
    const { pages, places, html } = printed.get(locale)!
    const text = dense(pages[places.get('conclusion')! - 1]!)
    const section = withTag(parsePage(html), 'section')[0]!
    const headline = withTag(section, 'p').find((p) => p.attributes['class'] === 'lead')!
    expect(text).toContain(dense(textOf(headline)))
    const { say } = createLanguage(locale)
    const numbers = withTag(section, 'dd', 'td', 'span').filter(({ attributes }) =>
      /^decisions\/\d+\/(planningRate|users)/.test(attributes['data-ref'] ?? ''),
    )
    expect(numbers.length).toBeGreaterThan(1)
    for (const number of numbers) expect(text).toContain(dense(textOf(number)))
    expect(text).toContain(dense(say('decision.column.users')))
  })
})

it('40 layouts of names of 127 characters take at most 60 pages', () => {
  expect(printed.get('many')!.pages.length).toBeLessThanOrEqual(60)
})

it('a page without contents has no numbers to fill in', () => {
  expect(hasBlanks('<p>x</p>')).toBe(false)
  expect(hasBlanks(printed.get('ja')!.html)).toBe(true)
})

it('ids that are no names of JavaScript are filled in like others', () => {
  const spans = ['__proto__', "a'b", '</script>', 'none'].map((pageOf) => ({ dataset: { pageOf }, textContent: '0' }))
  const pages = new Map([
    ['__proto__', 3],
    ["a'b", 4],
    ['</script>', 5],
  ])
  runInNewContext(fillIn(pages), { document: { querySelectorAll: () => spans } })
  expect(spans.map(({ textContent }) => textContent)).toEqual([3, 4, 5, ''])
})
