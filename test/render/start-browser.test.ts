import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import {
  launchArgs,
  locateBrowser,
  orBrowserFailed,
  reasonOf,
  sandboxTrouble,
  startBrowser,
} from '../../src/render/start-browser.ts'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'

describe('reasonOf', () => {
  it('prefers what the browser said to what puppeteer says', () => {
    const message = [
      'Failed to launch the browser process:  Code: 127',
      '',
      'stderr:',
      '/opt/chrome: error while loading shared libraries: libnss3.so: cannot open shared object file',
      '',
      'TROUBLESHOOTING: https://pptr.dev/troubleshooting',
    ].join('\n')
    expect(reasonOf(new Error(message))).toBe(
      '/opt/chrome: error while loading shared libraries: libnss3.so: cannot open shared object file',
    )
  })

  it('is the first line otherwise', () => {
    expect(reasonOf(new Error('\n  spawn EACCES\nmore'))).toBe('spawn EACCES')
  })

  it('copes with errors that say nothing', () => {
    expect(reasonOf(new Error(''))).toBe('unknown')
  })
})

describe('orBrowserFailed', () => {
  it('passes a result on', async () => {
    expect(await orBrowserFailed('/b', async () => 1)).toBe(1)
  })

  it('turns a failure into one that names the browser, and keeps the cause', async () => {
    const cause = new Error('crashed')
    const failing = orBrowserFailed('/b', async () => Promise.reject(cause))
    await expect(failing).rejects.toBeInstanceOf(UserError)
    await expect(failing).rejects.toMatchObject({
      code: 'browserFailed',
      values: { path: '/b', reason: 'crashed' },
      cause,
    })
  })
})

describe('sandboxTrouble', () => {
  it.each([
    '[1:1:FATAL:content/browser/zygote_host/zygote_host_impl_linux.cc:128] No usable sandbox! If you are running on Ubuntu 23.10+',
    'Failed to move to new namespace: PID namespaces supported, Network namespace supported, but failed: errno = Operation not permitted',
    'The SUID sandbox helper binary was found, but is not configured correctly.',
    'Running as root without --no-sandbox is not supported. See https://crbug.com/638180.',
  ])('is what the browser says: %s', (line) => {
    expect(sandboxTrouble(new Error(`Protocol error: Connection closed.\n${line}\n`))).toBe(line)
  })

  it.each(['Protocol error: Connection closed.', 'error while loading shared libraries: libnss3.so', ''])(
    'is nothing else: %s',
    (line) => {
      expect(sandboxTrouble(new Error(line))).toBeNull()
    },
  )
})

describe('launchArgs', () => {
  it('keeps the sandbox wherever there is one', () => {
    expect(launchArgs(true)).not.toContain('--no-sandbox')
    expect(launchArgs(false)).toContain('--no-sandbox')
  })

  it('pins the language and resolves no host', () => {
    expect(launchArgs(true)).toEqual(expect.arrayContaining(['--lang=en-US', '--host-resolver-rules=MAP * ~NOTFOUND']))
  })
})

describe('locateBrowser', () => {
  it('takes the browser asked for', () => {
    const browser = process.execPath
    expect(locateBrowser({ browser, env: {} })).toEqual({ path: browser, from: 'option' })
  })

  it('refuses one that is not there', () => {
    expect(() => locateBrowser({ browser: '/no/such/browser', env: {} })).toThrow('browserNotFound')
  })
})

const isBare = (line: string) => line.includes('--no-sandbox')

/** A browser that has no sandbox, or nothing at all to start with. */
const pretending = async (folder: string, said: string): Promise<string> => {
  const path = join(folder, 'browser')
  await writeFile(path, `#!/bin/sh\necho "$*" >> ${folder}/started\necho '${said}' >&2\nexit 1\n`, { mode: 0o755 })
  return path
}

const starts = async (said: string) =>
  withTemporaryFolder('konkyo-test', async (folder) => {
    const path = await pretending(folder, said)
    const failed = startBrowser({ path, from: 'option' }, process.env, join(folder, 'profile'))
    await expect(failed).rejects.toMatchObject({ code: 'browserFailed', values: { reason: said } })
    const started = await readFile(join(folder, 'started'), 'utf8')
    return started.split('\n').filter((line) => line !== '')
  })

describe.skipIf(process.platform === 'win32')('startBrowser', () => {
  it('tries without a sandbox only when the browser says that it has none', { timeout: 60_000 }, async () => {
    const said = 'x:FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox!'
    const bare = (await starts(said)).map(isBare)
    expect(bare.at(-1)).toBe(true)
    expect(bare[0]).toBe(process.getuid?.() === 0)
  })

  it('does not for any other reason', { timeout: 60_000 }, async () => {
    const bare = (await starts('error while loading shared libraries: libnss3.so')).map(isBare)
    expect(new Set(bare)).toEqual(new Set([process.getuid?.() === 0]))
  })

  it('has a sandbox unless for root or where it says why not', { timeout: 120_000 }, async () => {
    await withTemporaryFolder('konkyo-test', async (folder) => {
      const { browser, close, unsandboxed } = await startBrowser(
        locateBrowser({ env: process.env }),
        process.env,
        folder,
      )
      const { arguments: args } = await (
        await browser.target().createCDPSession()
      ).send('Browser.getBrowserCommandLine')
      await close()
      expect(args.includes('--no-sandbox')).toBe(unsandboxed !== null)
      if (process.getuid?.() === 0) expect(unsandboxed).toBe('root')
    })
  })
})
