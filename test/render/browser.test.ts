import { describe, expect, it } from 'vitest'
import { launchArgs, locateBrowser } from '../../src/render/browser.ts'

describe('launchArgs', () => {
  const usual = { root: false, container: false, bundled: false }

  it('keeps the sandbox for a person at a desk', () => {
    expect(launchArgs(usual)).not.toContain('--no-sandbox')
  })

  it.each(['root', 'container', 'bundled'])('does without it for %s', (reason) => {
    expect(launchArgs({ ...usual, [reason]: true })).toContain('--no-sandbox')
  })

  it('pins the language and resolves no host', () => {
    expect(launchArgs(usual)).toEqual(expect.arrayContaining(['--lang=en-US', '--host-resolver-rules=MAP * ~NOTFOUND']))
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
