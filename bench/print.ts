import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import { withBrowser } from '../src/render/browser.ts'
import { lendBrowser } from '../test/render/lend-browser.ts'
import { locateBrowser } from '../src/render/start-browser.ts'
import { type Row, seconds as wallSeconds } from './measure.ts'

const { env } = process

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e9
}

const bareOne = async (browser: Browser, html: string): Promise<void> => {
  const page = await browser.newPage()
  await page.setContent(html, { waitUntil: 'load', timeout: 120_000 })
  await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: 120_000 })
  await page.close()
}

/** The floor: Chromium loads and prints each page once, two at a time, contents without numbers. */
const bare = async (pages: readonly string[]): Promise<void> =>
  lendBrowser(locateBrowser({ env }), env, async (browser) => {
    const queue = pages.values()
    const work = async (): Promise<void> => {
      for (const html of queue) await bareOne(browser, html)
    }
    await Promise.all([work(), work()])
  })

const numbered = async (pages: readonly string[]): Promise<unknown> =>
  withBrowser({ env }, async ({ print }) => Promise.all(pages.map(print)))

const leastOf = async (pages: readonly string[]) => {
  const [ours, floor]: [number[], number[]] = [[], []]
  for (let round = 0; round < 3; round += 1) {
    floor.push(await seconds(async () => bare(pages)))
    ours.push(await seconds(async () => numbered(pages)))
  }
  return [Math.min(...ours), Math.min(...floor)] as const
}

/** Printing the pages of the sample against Chromium's own print of the same, in turns; the least of three. */
export const printing = async (folder: string): Promise<readonly Row[]> => {
  wallSeconds([
    'dist/cli.js',
    'report',
    'fixtures/sample',
    '-p',
    'fixtures/sample/konkyo.yaml',
    '-q',
    '--format',
    'html',
    '-o',
    join(folder, 'printed'),
  ])
  const names = readdirSync(folder).filter((name) => /^printed.*\.html$/.test(name))
  const [ours, floor] = await leastOf(names.map((name) => readFileSync(join(folder, name), 'utf8')))
  return [
    {
      what: 'print of the pages of the sample, both volumes and languages',
      measured: `${ours.toFixed(2)} s, Chromium's own ${floor.toFixed(2)} s`,
      bar: { value: ours / floor, most: 1.3 },
    },
  ]
}
