import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import type { Readable, Writable } from 'node:stream'
import type { Browser, ConnectionTransport } from 'puppeteer-core'
import { UserError } from '../errors.ts'
import { type UnpackedBrowser, bundledBrowser, unpackBrowser } from './bundled-browser.ts'
import { type Candidate, type Environment, findBrowser } from './find-browser.ts'

/** Messages of the DevTools protocol as a browser reads and writes them on pipes: JSON, each ended by a zero byte. */
const devtoolsPipe = (to: Writable, from: Readable): ConnectionTransport => {
  const transport: ConnectionTransport = {
    send: (message) => void to.write(`${message}\0`),
    close: () => void to.end(),
  }
  let parts: Buffer[] = []
  from.on('data', (chunk: Buffer) => {
    let at = 0
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, at)) {
      const message = Buffer.concat([...parts, chunk.subarray(at, end)]).toString()
      parts = []
      at = end + 1
      transport.onmessage?.(message)
    }
    parts.push(chunk.subarray(at))
  })
  from.on('close', () => transport.onclose?.())
  for (const end of [to, from]) end.on('error', () => undefined)
  return transport
}

const linesOf = (error: unknown): readonly string[] =>
  String(error instanceof Error ? error.message : error)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** What Chromium says where the system gives it no sandbox: zygote_host_impl_linux.cc, credentials.cc. */
const noSandbox = /No usable sandbox|Failed to move to new namespace|SUID sandbox helper|without --no-sandbox/

/** The line of a start-up failure that names the cause: what the browser itself said, or else the first. */
export const reasonOf = (error: unknown): string => {
  const lines = linesOf(error)
  const telling = /error while loading|:FATAL:|cannot execute/i
  return lines.find((line) => noSandbox.test(line) || telling.test(line)) ?? lines[0] ?? 'unknown'
}

/** Why there is no sandbox, in the words of the browser; null where it failed for another reason. */
export const sandboxTrouble = (error: unknown): string | null =>
  linesOf(error).find((line) => noSandbox.test(line)) ?? null

/**
 * Runs an operation of the browser at `path`; a failure is this machine's, not a bug of ours.
 *
 * @throws UserError `browserFailed`
 */
export const orBrowserFailed = async <T>(path: string, operation: () => Promise<T>): Promise<T> => {
  try {
    return await operation()
  } catch (cause) {
    throw new UserError('browserFailed', { path, reason: reasonOf(cause) }, { cause })
  }
}

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

/** No host is resolved, and none is reached by number either. */
export const launchArgs = (sandboxed: boolean): readonly string[] => [
  '--lang=en-US',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  ...(sandboxed ? [] : ['--no-sandbox']),
]

/** A browser that runs; `unsandboxed` is why without its sandbox, null for one that has it. */
export interface Started {
  readonly browser: Browser
  readonly unsandboxed: string | null
  /** Closes it, and comes back when its process has ended. */
  readonly close: () => Promise<void>
}

interface Launch extends UnpackedBrowser {
  readonly profile: string
  readonly sandboxed: boolean
}

const patience = 60_000

/** What a process said and that it has ended; killed with this one, and after a while when it does not end by itself. */
const watched = (child: ChildProcess) => {
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-20_000)))
  const kill = () => void child.kill('SIGKILL')
  process.on('exit', kill)
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', () => resolve(said))
  }).finally(() => process.off('exit', kill))
  const close = async () => {
    const late = setTimeout(kill, 5000)
    await ended
    clearTimeout(late)
  }
  return { ended, kill, close }
}

/** Spoken to through a pipe, as a browser ends when the other end of its pipe does, however its parent ended. */
const launch = async ({ path, env, profile, sandboxed }: Launch): Promise<Omit<Started, 'unsandboxed'>> => {
  const { default: puppeteer } = await import('puppeteer-core')
  const args = puppeteer.defaultArgs({ userDataDir: profile, args: [...launchArgs(sandboxed)] })
  const stdio = ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] as const
  const child = spawn(path, [...args, '--remote-debugging-pipe'], { env, stdio: [...stdio] })
  const { ended, kill, close } = watched(child)
  const transport = devtoolsPipe(child.stdio[3] as Writable, child.stdio[4] as Readable)
  const late = setTimeout(kill, patience)
  try {
    const browser = await puppeteer.connect({ transport, defaultViewport: null })
    return { browser, close: async () => (await browser.close().catch(() => undefined), close()) }
  } catch (cause) {
    await close()
    throw new Error(`${await ended}\n${(cause as Error).message}`, { cause })
  } finally {
    clearTimeout(late)
  }
}

const executableOf = async ({ path, from }: Candidate): Promise<UnpackedBrowser> =>
  from === 'package' ? unpackBrowser(path) : { path, env: {} }

const isRoot = (): boolean => process.getuid?.() === 0

/** With its sandbox, unless it says itself that it has none here: Chromium refuses to root what it does for others. */
const startSandboxed = async (how: Omit<Launch, 'sandboxed'>): Promise<Started> => {
  const bare = async (unsandboxed: string) => ({ ...(await launch({ ...how, sandboxed: false })), unsandboxed })
  if (isRoot()) return bare('root')
  try {
    return { ...(await launch({ ...how, sandboxed: true })), unsandboxed: null }
  } catch (error) {
    const trouble = sandboxTrouble(error)
    if (trouble === null) throw error
    return bare(trouble)
  }
}

/**
 * Starts a browser on a profile of its own; what it puts aside for a while is there too.
 *
 * @throws UserError `browserFailed`
 */
export const startBrowser = async (found: Candidate, environment: Environment, profile: string): Promise<Started> =>
  orBrowserFailed(found.path, async () => {
    await mkdir(profile, { recursive: true })
    const { path, env } = await executableOf(found)
    const here = { TMPDIR: profile, LANG: 'en_US.UTF-8' }
    return startSandboxed({ path, env: { ...definedOf(environment), ...here, ...env }, profile })
  })

const definedOf = (environment: Environment): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(environment).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))
