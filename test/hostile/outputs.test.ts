import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { marked } from 'marked'
import { getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noBrand } from '../../src/brand/brand.ts'
import { reportSchema } from '../../src/model/report.ts'
import type { OutputId } from '../../src/outputs/index.ts'
import { answered, pageMaker, render } from '../../src/pipeline.ts'
import { readReportFile } from '../../src/reading/report-file.ts'
import { withBrowser } from '../../src/render/browser.ts'
import { parsePage } from '../document/html.ts'
import { looseEnds, strangeMarkup } from '../document/page-faults.ts'
import { kindsOf } from '../outputs/markdown/read-markdown.ts'
import { malformed, partsIn, relationsIn } from '../pptx/read-pptx.ts'
import { writeHostile } from './hostile-folder.ts'

let folder: string
const files = new Map<string, string | Uint8Array>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'konkyo-hostile-'))
  const plan = await writeHostile(folder)
  const whole = await answered({
    paths: ['results'],
    cwd: folder,
    planPath: plan,
    flags: {},
    stamp: { version: 'test', now: '2026-11-01T00:00:00.000Z' },
  })
  const made = await render({
    report: whole.report,
    formats: ['json', 'html', 'md', 'csv', 'xlsx', 'pptx'] satisfies readonly OutputId[],
    locales: ['en'],
    target: 'some',
    workshop: { brand: noBrand, html: pageMaker(), print: async () => new Uint8Array(), explore: async () => '' },
  })
  for (const { path, content } of made) {
    files.set(path, content)
    await writeFile(join(folder, path), content)
  }
}, 300_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

const bytesOf = (end: string): Uint8Array => {
  const content = [...files].find(([path]) => path.endsWith(end))?.[1]
  if (content === undefined) throw new Error(`${end} is none of ${[...files.keys()].join(', ')}`)
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}
const textOf = (end: string): string => new TextDecoder().decode(bytesOf(end))

/** Marks that turn text around or are not seen. */
const hidden = /\p{Cf}|[\u2028\u2029]|(?![\n\r\t])\p{Cc}/u

/** The marks by which our own pages keep a name from right to left apart, and that of the beginning of a file. */
const withoutOurs = (text: string): string => text.replaceAll(/[\u2068\u2069\uFEFF]|&shy;|\u00ad/g, '')

describe('documents of hostile files and plans', () => {
  it.each(['some.en.html', 'some.en.evidence.html'])('have no markup but their own: %s', (name) => {
    const root = parsePage(textOf(name))
    expect(strangeMarkup(root)).toEqual([])
    expect(looseEnds(root)).toEqual([])
    expect(textOf(name)).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none';/)
    expect(withoutOurs(textOf(name))).not.toMatch(hidden)
  })

  it(
    'are a PDF that has the texts, and of all that a PDF can do only links within itself',
    { timeout: 300_000 },
    async () => {
      const bytes = await withBrowser({ env: process.env }, ({ print }) => print(textOf('some.en.html')))
      const pdf = await getDocumentProxy(new Uint8Array(bytes))
      const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_, i) => pdf.getPage(i + 1)))
      const links = (await Promise.all(pages.map((page) => page.getAnnotations()))).flat()
      expect(links.length).toBeGreaterThan(10)
      expect(
        links.filter(({ subtype, dest, url, unsafeUrl }) => subtype !== 'Link' || !dest || url || unsafeUrl),
      ).toEqual([])
      expect([await pdf.getJSActions(), await pdf.getAttachments(), await pdf.getOpenAction()]).toEqual([
        null,
        null,
        null,
      ])
      const { items } = await pages[3]!.getTextContent()
      expect(items.map((item) => ('str' in item ? item.str : '')).join('')).toContain(
        '[y](javascript:alert(1)) <b>b</b>',
      )
      await pdf.destroy()
    },
  )

  it('are Markdown that links to nothing and shows no picture', () => {
    const kinds = new Set(kindsOf(marked.lexer(textOf('.md'))))
    expect([...kinds].filter((kind) => /link|image|code|del|checkbox/.test(kind))).toEqual([])
    const tags = textOf('.md').match(/(?<!\\)<[^>]*>/g) ?? []
    expect([...new Set(tags)].filter((tag) => tag !== '<br>')).toEqual([])
    expect(withoutOurs(textOf('.md'))).not.toMatch(hidden)
  })

  it('are a CSV of which no cell is a formula', () => {
    const cells = parse(textOf('.csv'), { bom: true }).flat()
    const formulas = cells.filter((cell) => /^\s*[=+\-@\t\r＝＋－＠|]/.test(cell) && !/^-?[\d.eE+-]+$/.test(cell))
    expect(formulas).toEqual([])
    expect(cells.length).toBeGreaterThan(100)
  })

  it('are a workbook of which no text is a formula, a link or an error', async () => {
    const { sheets } = await readXlsx(bytesOf('.xlsx'), { readStyles: true })
    const cells = sheets.flatMap((sheet) => [...(sheet.cells?.values() ?? [])])
    expect(cells.filter(({ formula }) => /cmd|http|HYPERLINK|script|SUM\(A1/i.test(formula ?? ''))).toEqual([])
    expect(cells.filter(({ type }) => type === 'error')).toEqual([])
    expect([...partsIn(bytesOf('.xlsx'))].filter(([, xml]) => /TargetMode="External"/.test(xml))).toEqual([])
  })

  it('are slides that are well-formed and name nothing outside themselves', () => {
    const parts = partsIn(bytesOf('.pptx'))
    expect([...parts].map(([path, xml]) => [path, malformed(xml)]).filter(([, fault]) => fault !== null)).toEqual([])
    expect(relationsIn(parts).filter(({ xml }) => /TargetMode|Target="(?:\w+:|\/)/.test(xml))).toEqual([])
  })

  it('are a report.json that konkyo reads again', async () => {
    const report = reportSchema.parse(JSON.parse(textOf('report.json')))
    expect(report.runs.length).toBeGreaterThan(8)
    expect(Object.keys(Object.prototype)).toEqual([])
    expect((await readReportFile('some.report.json', folder))?.runs).toHaveLength(report.runs.length)
  })
})
