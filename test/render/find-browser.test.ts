import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { candidates, findBrowser } from '../../src/render/find-browser.ts'

const linux = { platform: 'linux' as const }
const thrown = (action: () => unknown): unknown => {
  try {
    return action()
  } catch (error) {
    return error
  }
}

const only =
  (...paths: readonly string[]) =>
  (path: string) =>
    paths.includes(path)

describe('candidates', () => {
  it('puts the option before the variables and those before the usual places', () => {
    const env = { CHROME_PATH: '/c', PUPPETEER_EXECUTABLE_PATH: '/p', KONKYO_BROWSER: '/k', PATH: '/opt/bin' }
    const found = candidates({ explicit: '/x', env, ...linux })
    expect(found.slice(0, 5)).toEqual([
      { path: '/x', from: 'option' },
      { path: '/k', from: 'KONKYO_BROWSER' },
      { path: '/p', from: 'PUPPETEER_EXECUTABLE_PATH' },
      { path: '/c', from: 'CHROME_PATH' },
      { path: '/opt/bin/google-chrome-stable', from: 'machine' },
    ])
  })

  it('ignores empty variables and relative folders of PATH', () => {
    const found = candidates({ env: { KONKYO_BROWSER: '', PATH: ':.:bin:/opt/bin' }, ...linux })
    expect(new Set(found.map(({ from }) => from))).toEqual(new Set(['machine']))
    expect(found.every(({ path }) => path.startsWith('/'))).toBe(true)
  })

  it('looks for Chrome, then Chromium, then Edge, in PATH and in the usual folders, each place once', () => {
    const paths = candidates({ env: { PATH: '/usr/bin' }, ...linux }).map(({ path }) => path)
    expect(paths).toEqual([...new Set(paths)])
    expect(paths.filter((path) => path.startsWith('/usr/bin/'))).toEqual([
      '/usr/bin/google-chrome-stable',
      '/usr/bin/google-chrome',
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/microsoft-edge-stable',
      '/usr/bin/microsoft-edge',
    ])
    expect(paths).toContain('/snap/bin/chromium')
  })

  it('knows the applications of macOS, of all users and of one', () => {
    const paths = candidates({ env: { HOME: '/Users/u' }, platform: 'darwin' }).map(({ path }) => path)
    expect(paths[0]).toBe('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
    expect(paths).toContain('/Users/u/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge')
  })

  it('knows the program folders of Windows, however they are spelt', () => {
    const env = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }
    expect(candidates({ env, platform: 'win32' }).map(({ path }) => path)).toEqual([
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files\\Chromium\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Chromium\\Application\\chrome.exe',
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ])
  })
})

describe('findBrowser', () => {
  it('takes the first that exists', () => {
    const exists = only('/usr/bin/chromium', '/usr/bin/microsoft-edge')
    expect(findBrowser({ env: {}, exists, ...linux })).toEqual({ path: '/usr/bin/chromium', from: 'machine' })
  })

  it('takes the bundled one only if there is no other', () => {
    const bundled = '/package/chromium.br'
    expect(findBrowser({ env: {}, exists: only('/snap/bin/chromium'), bundled, ...linux }).from).toBe('machine')
    expect(findBrowser({ env: {}, exists: only(), bundled, ...linux })).toEqual({ path: bundled, from: 'package' })
  })

  it.each([
    { explicit: '/x', env: {} },
    { env: { KONKYO_BROWSER: '/x' } },
    { env: { PUPPETEER_EXECUTABLE_PATH: '/x' } },
    { env: { CHROME_PATH: '/x' } },
  ])('does not look further than what was asked for: %j', (wish) => {
    const error = thrown(() =>
      findBrowser({ ...wish, exists: only('/usr/bin/chromium'), bundled: '/package/chromium.br', ...linux }),
    )
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({ code: 'browserNotFound', values: { path: '/x' } })
  })

  it('says what it looked for when there is nothing', () => {
    const error = thrown(() => findBrowser({ env: { PATH: '/a:/b' }, exists: only(), ...linux }))
    expect(error).toMatchObject({ code: 'noBrowser' })
    expect((error as UserError).values['tried']).toBe(
      'google-chrome-stable, google-chrome, chromium, chromium-browser, microsoft-edge-stable, microsoft-edge, @sparticuz/chromium',
    )
  })
})
