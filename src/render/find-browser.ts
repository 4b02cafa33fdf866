import { posix, win32 } from 'node:path'
import { UserError } from '../errors.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** What decides which browser is taken; `explicit` is the command line's choice. */
export interface BrowserWish {
  readonly explicit?: string | undefined
  readonly env: Environment
  readonly platform: NodeJS.Platform
}

/** `from` is `option`, an environment variable's name, `machine` for a usual place, or `package` for the bundled one. */
export interface Candidate {
  readonly path: string
  readonly from: string
}

/** The optional dependency that ships a browser for Linux on x64. */
export const browserPackage = '@sparticuz/chromium'

const variables = ['KONKYO_BROWSER', 'PUPPETEER_EXECUTABLE_PATH', 'CHROME_PATH'] as const

const linuxNames = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]
const linuxFolders = ['/usr/bin', '/usr/local/bin', '/snap/bin']

const onLinux = (env: Environment): readonly string[] => {
  const folders = [...(env['PATH'] ?? '').split(':').filter(posix.isAbsolute), ...linuxFolders]
  return linuxNames.flatMap((name) => folders.map((folder) => posix.join(folder, name)))
}

const onMac = (env: Environment): readonly string[] => {
  const home = env['HOME']
  const folders = ['/Applications', ...(home === undefined ? [] : [posix.join(home, 'Applications')])]
  return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
    folders.map((folder) => posix.join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
  )
}

const onWindows = (env: Environment): readonly string[] => {
  const upperCase = new Map(Object.entries(env).map(([name, value]) => [name.toUpperCase(), value]))
  const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => upperCase.get(name) ?? [])
  const programs = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ]
  return programs.flatMap((program) => folders.map((folder) => win32.join(folder, ...program)))
}

const usualPlaces = ({ env, platform }: BrowserWish): readonly string[] => {
  if (platform === 'darwin') return onMac(env)
  return platform === 'win32' ? onWindows(env) : onLinux(env)
}

const wished = ({ explicit, env }: BrowserWish): readonly Candidate[] =>
  [{ path: explicit, from: 'option' }, ...variables.map((from) => ({ path: env[from], from }))].flatMap(
    ({ path, from }) => (path === undefined || path === '' ? [] : [{ path, from }]),
  )

/** Where a Chrome, Chromium or Edge may be: the option, the environment variables, then the usual places of the platform. */
export const candidates = (wish: BrowserWish): readonly Candidate[] => [
  ...wished(wish),
  ...[...new Set(usualPlaces(wish))].map((path) => ({ path, from: 'machine' })),
]

/**
 * The first browser that exists. `bundled` is the archive of the browser package, if it is installed.
 *
 * @throws UserError `browserNotFound` if the option or a variable names nothing, `noBrowser` if there is none at all.
 */
export const findBrowser = (
  wish: BrowserWish & { readonly exists: (path: string) => boolean; readonly bundled?: string | undefined },
): Candidate => {
  const [chosen] = wished(wish)
  if (chosen !== undefined && !wish.exists(chosen.path)) {
    throw new UserError('browserNotFound', { path: chosen.path })
  }
  const all = candidates(wish)
  const found = all.find(({ path }) => wish.exists(path))
  if (found !== undefined) return found
  if (wish.bundled !== undefined) return { path: wish.bundled, from: 'package' }
  const names = all.map(({ path }) => (wish.platform === 'linux' ? posix.basename(path) : path))
  throw new UserError('noBrowser', { tried: [...new Set(names), browserPackage].join(', ') })
}
