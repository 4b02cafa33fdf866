import { existsSync } from 'node:fs'
import type { Browser } from 'puppeteer-core'
import { orBrowserFailed } from './browser-failure.ts'
import { bundledBrowser, unpackBrowser, type UnpackedBrowser } from './bundled-browser.ts'
import { findBrowser, type Candidate, type Environment } from './find-browser.ts'
import { withTemporaryFolder } from './temporary-folder.ts'

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
