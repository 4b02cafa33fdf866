import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import { fillIn, hasBlanks, linkedPages } from './page-numbers.ts'
import { type BrowserOptions, locateBrowser, orBrowserFailed, startBrowser, type Started } from './start-browser.ts'
import { sweepTemporaryFolders, withTemporaryFolder } from './temporary-folder.ts'

/** On a screen, which nobody sees, nothing is laid out; of a draft, where all stands as it will, nothing is painted. */
const style = '<style>@media screen{body{display:none!important}}html.draft *{visibility:hidden!important}</style>'

/** A page for a browser that does nothing but print it. */
export const forPaper = (html: string): string => html.replace('<head>', `<head>${style}`)

/* Expressions for the browser. */
export const asDraft = `document.documentElement.classList.add('draft')`
export const asFinal = `document.documentElement.classList.remove('draft')`
/** No text on the screen asks for a font. */
export const loadFonts = `Promise.all([...document.fonts].map((font) => font.load().catch(() => null))).then(() => null)`

const date = /\/(?:Creation|Mod)Date \(D:[^)]*\)/g

/** A PDF without the time of its printing, so that the same page gives the same bytes: spaces where Chromium dates it. */
export const timeless = (pdf: Uint8Array): Uint8Array => {
  const bytes = Buffer.from(pdf)
  const head = bytes.toString('latin1', 0, bytes.indexOf('endobj'))
  for (const { index, 0: entry } of head.matchAll(date)) bytes.fill(' ', index, index + entry.length)
  return bytes
}

/**
 * A4 or what the document's own `@page` says, its contents numbered, in bytes of a tagged PDF with its headings as
 * bookmarks. The same page gives the same bytes.
 */
export type Print = (html: string) => Promise<Uint8Array>

const timeout = 120_000

/** Nothing but the document: no script, no network, no files. */
const isolate = async (page: Page): Promise<void> => {
  await page.setJavaScriptEnabled(false)
  await page.setOfflineMode(true)
  await page.setRequestInterception(true)
  /** Aborted, as a page in place of a blocked one would take the document's. What a data: URL holds passes. */
  page.on('request', (request) => void request.abort('aborted').catch(() => undefined))
}

const pdfOf = async (page: Page, final: boolean): Promise<Uint8Array> =>
  page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: final,
    outline: final,
    waitForFonts: true,
    timeout,
  })

/** A draft tells where everything comes to stand; paint, tags and bookmarks, most of the work, are left to the print itself. */
const numberPages = async (page: Page): Promise<void> => {
  await page.evaluate(asDraft)
  const pages = await linkedPages(pdfOf(page, false))
  await page.evaluate(fillIn(pages))
  await page.evaluate(asFinal)
}

const printPage = async (page: Page, html: string): Promise<Uint8Array> => {
  await isolate(page)
  await page.setContent(forPaper(html), { waitUntil: 'load', timeout })
  await page.evaluate(loadFonts)
  if (hasBlanks(html)) await numberPages(page)
  const pdf = await pdfOf(page, true)
  const hasText = Buffer.from(pdf).includes('/FontDescriptor')
  if (!hasText) throw new Error('the browser finds no font and draws no text')
  return timeless(pdf)
}

interface Attempt {
  readonly pdf: Promise<Uint8Array>
  /** Whether the browser or its page has ended before the print. */
  readonly isLost: () => boolean
}

const attempt = (browser: Browser, html: string): Attempt => {
  let crashed = false
  const print = async () => {
    const page = await browser.newPage()
    const crash = new Promise<never>((_, reject) => {
      page.once('error', (error) => {
        crashed = true
        reject(error)
      })
    })
    try {
      return await Promise.race([printPage(page, html), crash])
    } finally {
      await page.close().catch(() => undefined)
    }
  }
  return { pdf: print(), isLost: () => crashed || !browser.connected }
}

/** So many operations at once; the others wait for their turn. */
const atMost = (most: number) => {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(operation: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await operation()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}

/** Browsers, one after another: the next one when the last was lost. */
const browsersOf = (start: (number: number) => Promise<Started>) => {
  const all: Promise<Started>[] = []
  const fresh = (): Promise<Started> => {
    const next = start(all.length)
    next.catch(() => undefined)
    all.push(next)
    return next
  }
  const current = async () => all.at(-1) ?? fresh()
  return {
    current,
    after: async (lost: Started) => ((await current()) === lost ? fresh() : current()),
    closeAll: async () => {
      for (const one of await Promise.allSettled(all)) if (one.status === 'fulfilled') await one.value.close()
    },
  }
}

type Browsers = ReturnType<typeof browsersOf>

/** A browser that is lost in mid-print is replaced once. */
const printWith = async ({ current, after }: Browsers, html: string): Promise<Uint8Array> => {
  const first = await current()
  const { pdf, isLost } = attempt(first.browser, html)
  try {
    return await pdf
  } catch (error) {
    if (!isLost()) throw error
    return attempt((await after(first)).browser, html).pdf
  }
}

/** One browser for many documents, of which as many are printed at once as there are cores. */
export interface Printer {
  /** Starts the browser while there is nothing to print yet; otherwise the first print does. */
  readonly start: () => void
  readonly print: Print
  /** Why the browser runs without its sandbox; null while none runs without. */
  readonly unsandboxed: () => string | null
}

/**
 * Lends a printer. Nothing runs before it is needed, and nothing afterwards.
 *
 * @throws UserError `noBrowser`, `browserNotFound`; printing throws `browserFailed`
 */
export const withBrowser = async <T>(options: BrowserOptions, use: (printer: Printer) => Promise<T>): Promise<T> => {
  const found = locateBrowser(options)
  return withTemporaryFolder('konkyo-profile', async (folder) => {
    let unsandboxed: string | null = null
    const browsers = browsersOf(async (number) => {
      const [started] = await Promise.all([
        startBrowser(found, options.env, join(folder, `${number}`)),
        sweepTemporaryFolders(),
      ])
      unsandboxed = started.unsandboxed
      return started
    })
    const inTurn = atMost(availableParallelism())
    try {
      return await use({
        start: () => void browsers.current().catch(() => undefined),
        print: async (html) => inTurn(async () => orBrowserFailed(found.path, async () => printWith(browsers, html))),
        unsandboxed: () => unsandboxed,
      })
    } finally {
      await browsers.closeAll()
    }
  })
}
