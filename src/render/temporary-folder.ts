import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRunning, processSpace, startOf } from '../writing/lock.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Who ends the process at a signal, unless somebody else listens who lets it finish first. */
const leavers = new WeakSet<object>()

/** Where a process number means a process: the machine, and on Linux the container. */
const realm = (): string => createHash('sha256').update(`${hostname()} ${processSpace()}`).digest('hex').slice(0, 8)

/** In a name, a start that is not known. */
const unknownStart = '0'

const ownerHere = (): string => `${realm()}-${process.pid}-${startOf(process.pid) || unknownStart}`

/** Whether the process that a folder is named after has ended; not so for one of which nothing can be known. */
const isAbandoned = (name: string): boolean => {
  const [, where, pid, start] = /^konkyo-[a-z]+-([0-9a-f]{8})-(\d+)-(\d+)-\w{6}$/.exec(name) ?? []
  if (where !== realm()) return false
  return !isRunning(Number(pid), start === unknownStart ? '' : start!)
}

/** Removes what processes that were killed have left, this user's alone. */
export const sweepTemporaryFolders = async (): Promise<void> => {
  const names = await readdir(tmpdir()).catch(() => [])
  for (const folder of names.filter(isAbandoned).map((name) => join(tmpdir(), name))) {
    const found = await lstat(folder).catch(() => null)
    if (found?.isDirectory() && found.uid === (process.getuid?.() ?? found.uid))
      await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}

/**
 * Lends a new empty folder below the temporary folder and removes it, also when a signal ends the process. Its name
 * tells whose it is, so that the next process can sweep what a killed one left.
 */
export const withTemporaryFolder = async <T>(name: string, use: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), `${name}-${ownerHere()}-`))
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  const removeLast = () => process.off('exit', remove).on('exit', remove)
  /** On exit puppeteer kills a browser that still writes into the folder: removal comes after that. */
  const leave = (signal: NodeJS.Signals, number: number): void => {
    if (process.listeners(signal).some((one) => !leavers.has(one))) return
    removeLast()
    process.exit(128 + number)
  }
  leavers.add(leave)
  removeLast()
  for (const signal of signals) process.on(signal, leave)
  try {
    return await use(folder)
  } finally {
    for (const signal of signals) process.off(signal, leave)
    process.off('exit', remove)
    remove()
  }
}
