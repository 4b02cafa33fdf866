import { existsSync } from 'node:fs'
import type { Browser, Page } from 'puppeteer-core'
import { UserError } from '../errors.ts'
import { type UnpackedBrowser, bundledBrowser, unpackBrowser } from './bundled-browser.ts'
import { type Candidate, type Environment, findBrowser } from './find-browser.ts'
import { withTemporaryFolder } from './temporary-folder.ts'

/** The line of a start-up failure that names the cause: what the browser itself said, or else the first. */
export const reasonOf = (error: unknown): string => {
  const lines = String(error instanceof Error ? error.message : error)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const telling = /error while loading|No usable sandbox|:FATAL:|cannot execute/i
  return lines.find((line) => telling.test(line)) ?? lines[0] ?? 'unknown'
}

/**
 * Runs an operation of the browser at `path`; a failure is this machine's, not a bug of ours.
 *
 * @throws UserError `browserFailed`
 */
export const orBrowserFailed = async <T>(path: string, operation: () => Promise<T>): Promise<T> => {
  try {
    return await operation()
  } catch (cause) {
    throw new UserError('browserFailed', { path, reason: reasonOf(cause) }, { cause })
  }
}

/** `browser` is the path the user asks for; without one it is looked for. */
export interface BrowserOptions {
  readonly browser?: string | undefined
  readonly env: Environment
}

/** The browser that would print, without starting it. Throws the UserErrors of findBrowser. */
export const locateBrowser = ({ browser, env }: BrowserOptions): Candidate =>
  findBrowser({
    explicit: browser,
    env,
    platform: process.platform,
    exists: existsSync,
    bundled: bundledBrowser(process.platform, process.arch),
  })

/**
 * Chromium's sandbox fails for root, in most containers, and for a browser without its set-uid program, as the bundled
 * one is. What is shown is our own document, without script and without network.
 */
export const launchArgs = ({
  root,
  container,
  bundled,
}: Record<'root' | 'container' | 'bundled', boolean>): readonly string[] => [
  '--lang=en-US',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  ...(root || container || bundled ? ['--no-sandbox'] : []),
]

const argsHere = ({ from }: Candidate): string[] => [
  ...launchArgs({
    root: process.getuid?.() === 0,
    container: existsSync('/.dockerenv') || existsSync('/run/.containerenv'),
    bundled: from === 'package',
  }),
]

const executableOf = async ({ path, from }: Candidate): Promise<UnpackedBrowser> =>
  from === 'package' ? unpackBrowser(path) : { path, env: {} }

/** Starts a browser on an empty profile, lends it, and closes it whatever happens. */
export const lendBrowser = async <T>(
  found: Candidate,
  environment: Environment,
  use: (browser: Browser) => Promise<T>,
): Promise<T> => {
  const { path, env } = await orBrowserFailed(found.path, async () => executableOf(found))
  const start = async (profile: string) => {
    const { default: puppeteer } = await import('puppeteer-core')
    return puppeteer.launch({
      executablePath: path,
      args: argsHere(found),
      env: { ...environment, LANG: 'en_US.UTF-8', ...env },
      userDataDir: profile,
      timeout: 60_000,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
  }
  return withTemporaryFolder('konkyo-profile', async (profile) => {
    const browser = await orBrowserFailed(found.path, async () => start(profile))
    try {
      return await use(browser)
    } finally {
      await browser.close()
    }
  })
}

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
