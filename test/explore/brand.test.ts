import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { noBrand } from '../../src/brand/brand.ts'
import { documentOf } from '../../src/document/document.ts'
import { createLanguage } from '../../src/i18n/language.ts'
import { answered, brandOf, exploreMaker, pageMaker } from '../../src/pipeline.ts'
import { page } from '../../src/render/page.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'
import { brandFiles, fill } from '../brand/some-files.ts'
import { uglyReports } from '../document/ugly-reports.ts'
import { inquiryOf, lend, watch } from './explore-page.ts'
import { editionOf } from '../../src/document/edition.ts'

const opened = async (html: string) =>
  withTemporaryFolder('konkyo-page', async (folder) =>
    lend(async (browser) => {
      const file = join(folder, 'x.html')
      await writeFile(file, html)
      const { page: tab, requests, complaints } = await watch(browser)
      await tab.goto(pathToFileURL(file).href)
      const seen = await tab.evaluate(async () => ({
        ran: document.body.dataset['own'] ?? null,
        ours: document.documentElement.classList.contains('js'),
        broken: [...document.images]
          .filter(({ naturalWidth }) => naturalWidth === 0)
          .map(({ src }) => src.slice(0, 40)),
        wide: document.documentElement.scrollWidth > innerWidth,
        family: getComputedStyle(document.body).fontFamily.split(',')[0],
        faces: (await document.fonts.load('16px konkyo-own', 'A')).map(({ status }) => status),
        heading: getComputedStyle(document.querySelector('h2') ?? document.body).color,
      }))
      const asked = requests.filter(
        (url) => !url.startsWith('data:') && !url.startsWith('file:') && !url.startsWith('blob:'),
      )
      return { ...seen, asked, complaints }
    }),
  )

let branded = ''
let explore = ''

beforeAll(
  async () =>
    withTemporaryFolder('konkyo-test', async (own) => {
      await fill(own, brandFiles)
      const inquiry = inquiryOf(['fixtures/course'], join(own, 'konkyo.yaml'))
      const [whole, brand] = [await answered(inquiry), await brandOf(inquiry)]
      branded = await pageMaker(brand)(whole.report, 'body', createLanguage('ja'))
      explore = await exploreMaker(whole, 'en', brand)()
    }),
  120_000,
)

describe('in a browser', () => {
  it('a page with a brand runs and loads nothing of somebody’s own, and holds its width', async () => {
    expect(await opened(branded)).toEqual({
      ran: null,
      ours: true,
      broken: [],
      wide: false,
      family: 'konkyo-own',
      faces: ['loaded'],
      heading: 'rgb(91, 17, 48)',
      asked: [],
      complaints: [],
    })
  }, 120_000)

  it('the policy stops what no check has seen', async () => {
    const text =
      '<script>document.body.dataset.own = "ran"</script><img src="https://example.com/x.png" onerror="document.body.dataset.own = 1"><link rel="stylesheet" href="https://example.com/x.css">'
    const kinds = ['list', 'table', 'paragraph']
    const partials = kinds.map((name) => ({ name, text, path: name, where: '' }))
    const templates = { partials, style: '@import "https://example.com/y.css";', names: [] }
    const language = createLanguage('en')
    const html = await page(documentOf(editionOf(uglyReports.openLoop(), language), 'body'), language, 'x', {
      ...noBrand,
      templates,
    })
    expect(html).toContain('dataset.own')
    const { ran, ours, complaints } = await opened(html)
    expect({ ran, ours }).toEqual({ ran: null, ours: true })
    expect(complaints.length > 0 && complaints.every((one) => /Content Security Policy/.test(one))).toBe(true)
  }, 120_000)

  it('the explore page has the logo, the colours and the font', async () => {
    const { broken, complaints, family, faces } = await opened(explore)
    expect({ family, faces }).toEqual({ family: 'konkyo-own', faces: ['loaded'] })
    expect({ broken, complaints }).toEqual({ broken: [], complaints: [] })
    expect(explore).toMatch(/<header><img src="data:image\/svg\+xml;base64,/)
    expect(explore).toContain('@media screen{:root{--primary:#5b1130')
  }, 120_000)
})

describe('the program of the explore page', () => {
  it.each(['csv-parse', 'picomatch', 'yaml', 'zod', ''])('carries the licence of %s', async (name) => {
    const folder = name === '' ? '../../' : `../../node_modules/${name}/`
    const licence = await readFile(new URL(`${folder}LICENSE`, import.meta.url), 'utf8')
    expect(explore.includes(licence.trim())).toBe(true)
  })
})
