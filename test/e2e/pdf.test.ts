import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getDocumentProxy } from 'unpdf'
import { beforeAll, describe, expect, it } from 'vitest'
import { createLanguage } from '../../src/i18n/language.ts'
import { locales, type Locale } from '../../src/i18n/locale.ts'
import { parsePage, textOf, withTag } from '../document/html.ts'
import { readPdf, type PdfContent } from '../render/read-pdf.ts'
import { withBrowser } from '../../src/render/browser.ts'
import { samplePage } from '../samples.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'
import { konkyo } from './konkyo.ts'

interface Printed extends PdfContent {
  /** Titles of the page as bookmarks should have them. */
  readonly titles: readonly string[]
  readonly evidence: readonly string[]
  /** Small tables of the evidence: the caption, and the head of the first column. */
  readonly smallTables: readonly string[]
  /** Width and height of each page, points. */
  readonly sizes: readonly (readonly number[])[]
}

const sizesOf = async (bytes: Uint8Array): Promise<Printed['sizes']> => {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, i) => pdf.getPage(i + 1)))
  const sizes = pages.map(({ view }) => view.slice(2).map(Math.round))
  await pdf.destroy()
  return sizes
}

const depth: Readonly<Record<string, string>> = { h1: '', h2: ' ', h3: '  ' }

const titlesOf = (html: string): readonly string[] =>
  withTag(parsePage(html), 'h1', 'h2', 'h3').map((title) => `${depth[title.tag]}${textOf(title)}`)

const smallTablesOf = (html: string): readonly string[] =>
  withTag(parsePage(html), 'table')
    .filter((table) => withTag(table, 'tr').length <= 3 && withTag(table, 'caption').length > 0)
    .map((table) => [...withTag(table, 'caption'), withTag(table, 'th')[0]!].map(textOf).join(' '))

interface Volumes {
  readonly html: string
  readonly body: Uint8Array
  readonly evidence: Uint8Array
  readonly evidenceHtml: string
}

const printedOf = async ({ html, body, evidence, evidenceHtml }: Volumes): Promise<Printed> => ({
  ...(await readPdf(body)),
  sizes: await sizesOf(body),
  titles: titlesOf(html),
  evidence: (await readPdf(evidence)).pages,
  smallTables: smallTablesOf(evidenceHtml),
})

/** The sample in every language, by one browser. */
const printSample = (): Promise<Readonly<Record<Locale, Printed>>> =>
  withBrowser({ env: process.env }, async ({ print }) => {
    const printed = async (locale: Locale) => {
      const html = await samplePage('sample', 'body', locale)
      const evidenceHtml = await samplePage('sample', 'evidence', locale)
      const evidence = await print(evidenceHtml)
      return printedOf({ html, body: await print(html), evidence, evidenceHtml })
    }
    return { ja: await printed('ja'), en: await printed('en') }
  })

/** The course in every language, printed by one run of the program. */
const printCourse = (): Promise<Readonly<Record<Locale, Printed>>> =>
  withTemporaryFolder('konkyo-test', async (folder) => {
    const target = join(folder, 'x')
    const asked = ['fixtures/course', '--interval', '3s', '--format', 'html,pdf', '-q', '-o', target]
    const { code, err } = await konkyo(['report', ...asked])
    if (code !== 0) throw new Error(err.join('\n'))
    const printed = async (locale: Locale) =>
      printedOf({
        html: await readFile(`${target}.${locale}.html`, 'utf8'),
        body: await readFile(`${target}.${locale}.pdf`),
        evidence: await readFile(`${target}.${locale}.evidence.pdf`),
        evidenceHtml: await readFile(`${target}.${locale}.evidence.html`, 'utf8'),
      })
    return { ja: await printed('ja'), en: await printed('en') }
  })

/** Lines of a PDF break anywhere: text is compared without white space. */
const dense = (text: string): string => text.replaceAll(/\s/g, '')

let sample: Readonly<Record<Locale, Printed>>
let course: typeof sample

beforeAll(async () => {
  ;[sample, course] = await Promise.all([printSample(), printCourse()])
}, 120_000)

describe.each(locales)('the printed sample in %s', (locale) => {
  const { say } = createLanguage(locale)
  const pdf = () => sample[locale]

  it('is A4 on every page, with its number on each', () => {
    expect(new Set(pdf().sizes.map(String))).toEqual(new Set(['595,842']))
    const numbered = pdf().pages.filter((text, i) => text.includes(`${i + 1} / ${pdf().pages.length}`))
    expect(numbered).toHaveLength(pdf().pages.length)
    expect(pdf().pages.length).toBeGreaterThan(5)
  })

  it('can be searched, in whole sentences', () => {
    const text = dense(pdf().pages.join(''))
    for (const id of ['conclusion.disclaimer', 'body.options.note', 'term.itl.meaning'] as const)
      expect(text).toContain(dense(say(id)))
    const evidence = dense(pdf().evidence.join(''))
    for (const id of ['safeZone.note', 'method.text'] as const) expect(evidence).toContain(dense(say(id)))
    expect(text).toContain('openai/gpt-oss-20b')
  })

  it('parts no small table of the evidence from its caption', () => {
    const { smallTables, evidence } = pdf()
    const pages = evidence.map(dense)
    expect(smallTables.length).toBeGreaterThan(5)
    expect(smallTables.filter((table) => !pages.some((page) => page.includes(dense(table))))).toEqual([])
  })

  it('has a bookmark for each of its titles', () => {
    expect(pdf().outline).toEqual(pdf().titles)
    expect(pdf().titles.length).toBeGreaterThan(10)
  })

  it('is tagged, in its language, with real fonts', () => {
    expect(pdf()).toMatchObject({ tagged: true, language: locale, hasType3: false })
    expect(pdf().fonts).toEqual(['BIZUDPGothic-Bold', 'BIZUDPGothic-Regular'])
    expect(pdf().title).toBe(pdf().titles[0])
  })

  it('says on every page that its data is synthetic', () => {
    const banner = dense(say('synthetic.banner', { makers: 'konkyo-simulator' }))
    expect(pdf().pages.filter((text) => !dense(text).includes(banner))).toEqual([])
  })
})

describe.each(locales)('the printed course in %s', (locale) => {
  const { say } = createLanguage(locale)

  it('says that nothing can be judged, and calls nothing synthetic', () => {
    const text = dense(course[locale].pages.join(''))
    expect(text).toContain(dense(say('status.noData')))
    expect(text).not.toContain(dense(say('status.bracketed')))
    expect(text).toContain(
      dense(say('answer.missing.everywhere', { limits: createLanguage(locale).list(['p99 TTFT', 'p99 ITL']) })),
    )
    expect(text).not.toContain(dense(say('synthetic.banner', { makers: '' })).slice(0, 5))
  })
})
