import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { lendBrowser, withBrowser } from '../src/render/browser.ts'
import { locateBrowser } from '../src/render/start-browser.ts'

const { env } = process

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e9
}

/** The floor: Chromium loads and prints each page once, one after another, contents without numbers. */
const bare = async (pages: readonly string[]): Promise<void> =>
  lendBrowser(locateBrowser({ env }), env, async (browser) => {
    for (const html of pages) {
      const page = await browser.newPage()
      await page.setContent(html, { waitUntil: 'load', timeout: 120_000 })
      await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: 120_000 })
      await page.close()
    }
  })

const numbered = async (pages: readonly string[]): Promise<unknown> =>
  withBrowser({ env }, async ({ print }) => Promise.all(pages.map(print)))

/** Seconds of printing the pages in a folder, and of Chromium's own print of the same, in turns; the least of three. */
export const printTimes = async (folder: string): Promise<readonly [ours: number, floor: number]> => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.html'))
  const pages = names.map((name) => readFileSync(join(folder, name), 'utf8'))
  const [ours, floor]: [number[], number[]] = [[], []]
  for (let round = 0; round < 3; round += 1) {
    floor.push(await seconds(async () => bare(pages)))
    ours.push(await seconds(async () => numbered(pages)))
  }
  return [Math.min(...ours), Math.min(...floor)]
}
