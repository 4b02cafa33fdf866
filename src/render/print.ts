import type { Browser, Page } from 'puppeteer-core'
import { locateBrowser, lendBrowser, type BrowserOptions } from './browser.ts'
import { orBrowserFailed } from './browser-failure.ts'

/** A4 or what the document's own `@page` says, in bytes of a tagged PDF with its headings as bookmarks. */
export type Print = (html: string) => Promise<Uint8Array>

const timeout = 120_000

/** Nothing but the document: no script, no network, no files. */
const isolate = async (page: Page): Promise<void> => {
  await page.setJavaScriptEnabled(false)
  await page.setOfflineMode(true)
}

const printPage = async (page: Page, html: string): Promise<Uint8Array> => {
  await isolate(page)
  await page.setContent(html, { waitUntil: 'load', timeout })
  const pdf = await page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
    waitForFonts: true,
    timeout,
  })
  const hasText = Buffer.from(pdf).includes('/FontDescriptor')
  if (!hasText) throw new Error('the browser finds no font and draws no text')
  return pdf
}

const printIn = async (browser: Browser, html: string): Promise<Uint8Array> => {
  const page = await browser.newPage()
  try {
    return await printPage(page, html)
  } finally {
    await page.close()
  }
}

/** Lends a function that prints documents, one browser for all of them. */
export const withBrowser = async <T>(options: BrowserOptions, use: (print: Print) => Promise<T>): Promise<T> => {
  const found = locateBrowser(options)
  return lendBrowser(found, options.env, async (browser) =>
    use(async (html) => orBrowserFailed(found.path, async () => printIn(browser, html))),
  )
}

/** Prints one document. */
export const printPdf = async (html: string, options: BrowserOptions): Promise<Uint8Array> =>
  withBrowser(options, async (print) => print(html))
