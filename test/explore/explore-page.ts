import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { writeFile } from 'node:fs/promises'
import type { Browser, Page } from 'puppeteer-core'
import { answer, answered as answeredWhole, exploreMaker, type Inquiry } from '../../src/pipeline.ts'
import type { Report } from '../../src/model/report.ts'
import { lendBrowser } from '../render/lend-browser.ts'
import { locateBrowser } from '../../src/render/start-browser.ts'

export const root = new URL('../../', import.meta.url).pathname
const stamp = { version: 'test', now: '2026-11-01T00:00:00.000Z' }

export const inquiryOf = (paths: readonly string[], planPath?: string, cwd = root): Inquiry => ({
  paths,
  cwd,
  planPath,
  flags: {},
  stamp,
})

/** As report.json has it. */
export const asJson = (report: unknown): unknown => JSON.parse(JSON.stringify(report))

/** What the command line answers to a plan. */
export const answered = async (paths: readonly string[], yaml: string, folder: string, cwd = root): Promise<Report> => {
  const planPath = join(folder, 'konkyo.yaml')
  await writeFile(planPath, yaml)
  return answer(inquiryOf(paths, planPath, cwd))
}

/** The page of some results as a file, by its address. */
export const pageFile = async (inquiry: Inquiry, folder: string): Promise<string> => {
  const file = join(folder, 'some.explore.html')
  await writeFile(file, await exploreMaker(await answeredWhole(inquiry), 'en')())
  return pathToFileURL(file).href
}

export const lend = async <T>(use: (browser: Browser) => Promise<T>): Promise<T> =>
  lendBrowser(locateBrowser({ env: process.env }), process.env, use)

/** What a page did that it should not: requests beside its own file and worker, messages of the console, errors. */
export interface Watched {
  readonly page: Page
  readonly requests: readonly string[]
  readonly complaints: readonly string[]
}

export const watch = async (browser: Browser): Promise<Watched> => {
  const page = await browser.newPage()
  const requests: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  return { page, requests, complaints }
}

/** Once the page has answered whatever it was asked last. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(
    () => document.body.dataset['state'] === 'whole' || document.body.dataset['state'] === 'refused',
    { timeout: 60_000, polling: 50 },
  )
}

/** Keeps the last whole answer where the tests can read it. */
export const listen = async (page: Page): Promise<void> => {
  await page.evaluateOnNewDocument(() => {
    document.addEventListener('konkyo', (event) => {
      const { stage, report } = (event as CustomEvent<{ stage: string; report: unknown }>).detail
      if (stage === 'whole') Object.assign(globalThis, { told: JSON.stringify(report) })
    })
  })
}

export const toldBy = async (page: Page): Promise<unknown> => {
  await settled(page)
  return JSON.parse(await page.evaluate(() => String(Reflect.get(globalThis, 'told'))))
}

/** Asks by the link that carries the settings. */
export const asked = async (page: Page, yaml: string): Promise<unknown> => {
  await page.evaluate((plan) => {
    document.body.dataset['state'] = 'computing'
    Object.assign(globalThis, { told: null })
    location.hash = `#${new URLSearchParams({ lang: 'en', plan })}`
  }, yaml)
  return toldBy(page)
}

const isNear = (a: unknown, b: unknown): boolean =>
  typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b))

const isOpen = (value: unknown): value is object => typeof value === 'object' && value !== null

/**
 * Places at which two reports differ. The last digits of a number are left out: two versions of one JavaScript engine do
 * not round powers and logarithms alike.
 */
export const differences = (a: unknown, b: unknown, at = ''): readonly string[] => {
  if (isOpen(a) && isOpen(b)) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])]
    return keys.flatMap((key) => differences(Reflect.get(a, key), Reflect.get(b, key), `${at}/${key}`))
  }
  return a === b || isNear(a, b) ? [] : [`${at}: ${String(a)}, ${String(b)}`]
}
