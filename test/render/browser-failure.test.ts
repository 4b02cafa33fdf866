import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { orBrowserFailed, reasonOf } from '../../src/render/browser-failure.ts'

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
