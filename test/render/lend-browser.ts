import type { Browser } from 'puppeteer-core'
import { withBrowser } from '../../src/render/browser.ts'
import type { Candidate, Environment } from '../../src/render/find-browser.ts'
import { type BrowserOptions, startBrowser } from '../../src/render/start-browser.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'

/** Starts a browser on an empty profile, lends it, and closes it whatever happens. */
export const lendBrowser = async <T>(
  found: Candidate,
  environment: Environment,
  use: (browser: Browser) => Promise<T>,
): Promise<T> =>
  withTemporaryFolder('konkyo-profile', async (profile) => {
    const { browser, close } = await startBrowser(found, environment, profile)
    try {
      return await use(browser)
    } finally {
      await close()
    }
  })

/** Prints one document. */
export const printPdf = async (html: string, options: BrowserOptions): Promise<Uint8Array> =>
  withBrowser(options, async ({ print }) => print(html))
