import { beforeAll, describe, expect, it } from 'vitest'
import { createLanguage } from '../../src/i18n/language.ts'
import { type Locale, locales } from '../../src/i18n/locale.ts'
import { lendBrowser } from './lend-browser.ts'
import { locateBrowser } from '../../src/render/start-browser.ts'
import { answer, pageMaker } from '../../src/pipeline.ts'
import { version } from '../../src/version.ts'
import { sampleNow, samplePage } from '../samples.ts'

/** In the browser: words of tables that stand on two lines, and tables that are wider than the page. */
const faults = String.raw`(() => {
  const room = document.querySelector('main').clientWidth
  const tables = [...document.querySelectorAll('.table table')]
  const wide = tables.filter((one) => one.scrollWidth > room + 1).map((one) => 'wide: ' + one.textContent.slice(0, 60))
  const segmenter = new Intl.Segmenter(document.documentElement.lang, { granularity: 'word' })
  const linesOf = (node, index, length) => {
    const range = document.createRange()
    range.setStart(node, index)
    range.setEnd(node, index + length)
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size
  }
  const broken = [...document.querySelectorAll(':is(th, td):not(.breakable, .long)')]
    .flatMap((cell) => [...cell.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE))
    .flatMap((node) =>
      [...segmenter.segment(node.data)]
        .filter(({ segment }) => /[\p{Script=Han}\p{Script=Katakana}A-Za-z]{2}/u.test(segment))
        .filter(({ segment, index }) => linesOf(node, index, segment.length) > 1)
        .map(({ segment }) => segment + ' in ' + node.data.slice(0, 60)),
    )
  const parted = [...document.querySelectorAll('thead th')]
    .map((head) => ({ head, unit: /\([^()]{1,5}\)/.exec(head.textContent)?.[0] }))
    .filter(({ unit }) => unit)
    .flatMap(({ head, unit }) => {
      const texts = document.createTreeWalker(head, NodeFilter.SHOW_TEXT)
      while (texts.nextNode()) {
        const at = texts.currentNode.data.indexOf(unit)
        if (at >= 0) return linesOf(texts.currentNode, at, unit.length) > 1 ? ['parted: ' + head.textContent] : []
      }
      return []
    })
  return [...wide, ...broken, ...parted]
})()`

/** The printed width of a page in CSS pixels: A4 without its margins. */
const printedWidth = 650

const seen = new Map<string, readonly string[]>()
const documents = (['sample', 'ugly', 'every interval'] as const).flatMap((name) =>
  locales.map((locale) => [name, locale] as const),
)
const cwd = new URL('../../', import.meta.url).pathname
const pages = pageMaker()

const pageOf = async (name: (typeof documents)[number][0], locale: Locale): Promise<string> => {
  if (name !== 'every interval') return samplePage(name, 'body', locale)
  const stamp = { version, now: sampleNow }
  return pages(
    await answer({ paths: ['fixtures/ugly'], cwd, planPath: undefined, flags: {}, stamp }),
    'body',
    createLanguage(locale),
  )
}

beforeAll(async () => {
  await lendBrowser(locateBrowser({ env: process.env }), process.env, async (browser) => {
    const page = await browser.newPage()
    await page.setViewport({ width: printedWidth, height: 900 })
    await page.emulateMediaType('print')
    const narrow = `<html lang="en"><main><div class="table"><table style="width:3em"><td style="word-break:break-all">supercalifragilistic</td></table></div></main>`
    await page.setContent(narrow)
    seen.set('narrow', (await page.evaluate(faults)) as readonly string[])
    for (const [name, locale] of documents) {
      await page.setContent(await pageOf(name, locale), { waitUntil: 'load' })
      seen.set(`${name} ${locale}`, (await page.evaluate(faults)) as readonly string[])
    }
  })
}, 300_000)

describe('words of tables in print', () => {
  it('are found where they are broken', () => {
    expect(seen.get('narrow')).toEqual(['supercalifragilistic in supercalifragilistic'])
  })

  it.each(documents)('stand on one line, in tables no wider than the page: %s in %s', (name, locale) => {
    expect(seen.get(`${name} ${locale}`)).toEqual([])
  })
})
