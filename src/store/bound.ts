import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { part } from './aside.ts'

interface Entry {
  readonly path: string
  readonly bytes: number
  /** Milliseconds: written or used last. */
  readonly used: number
}

const entriesIn = async (folder: string): Promise<readonly Entry[]> => {
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      const told = await stat(path).catch(() => null)
      return told?.isFile() ? [{ path, bytes: told.size, used: told.mtimeMs }] : []
    }),
  )
  return found.flat()
}

/** What is still being written is no older than this; the rest was left by a process that was killed. */
const abandonedAfter = 3_600_000

const remove = async ({ path }: Entry): Promise<void> => rm(path, { force: true }).catch(() => undefined)

/** Takes away what goes beyond `limit` bytes, what was used longest ago first: documents, which are read again, before rows. */
const beyond = (entries: readonly Entry[], limit: number): readonly Entry[] => {
  let excess = entries.reduce((sum, { bytes }) => sum + bytes, 0) - limit
  return entries.filter(({ bytes }) => {
    if (excess <= 0) return false
    excess -= bytes
    return true
  })
}

const isPart = ({ path }: Entry): boolean => path.endsWith(part)

const byUse = (a: Entry, b: Entry): number => a.used - b.used

/** Keeps the store within its bound, and sweeps what killed processes left. */
export const bounded = async (store: string, limit: number, now: number): Promise<void> => {
  const [documents, rows, files] = await Promise.all(
    ['documents', 'runs', 'files'].map((name) => entriesIn(join(store, name))),
  )
  const all = [...documents!.toSorted(byUse), ...rows!.toSorted(byUse), ...files!.toSorted(byUse)]
  const left = all.filter((one) => isPart(one) && one.used < now - abandonedAfter)
  const whole = all.filter((one) => !isPart(one))
  await Promise.all([...left, ...beyond(whole, limit)].map(remove))
}
