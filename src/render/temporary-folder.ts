import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Who ends the process at a signal, unless somebody else listens who lets it finish first. */
const leavers = new WeakSet<object>()

/** Lends a new empty folder below the temporary folder and removes it, also when a signal ends the process. */
export const withTemporaryFolder = async <T>(name: string, use: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), `${name}-`))
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
