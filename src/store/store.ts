import { createHash } from 'node:crypto'
import { resolve, join } from 'node:path'
import type { Source } from '../model/source.ts'
import type { ReadFile } from '../reading/read-sources.ts'
import type { RunRow } from '../run-rows/columns.ts'
import { prepared, part } from './aside.ts'
import { keptSizes } from './documents.ts'
import type { KnownFile } from './files.ts'
import { type Memory, mostNumbers, readingThrough, reasonOf } from './reading.ts'
import { knownFiles, mergeSegments, writeSegment } from './segments.ts'
import { readdir, rm, stat } from 'node:fs/promises'

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

/** What files were understood as, and their runs, in a folder that any process may use and delete at any moment. */
export interface Store {
  /** Reads as `read` does, and large files from what is kept of them. */
  readonly reading: (read: ReadFile) => ReadFile
  /** True where the rows of a file are kept as `reading` (columns of the plan) gave them. */
  readonly hasRows: (source: Source, cwd: string, reading: string) => boolean
  /** Keeps the rows of a file when the store is settled. */
  readonly keepRows: (source: Source, cwd: string, reading: string, rows: readonly RunRow[]) => void
  /** Writes what is new, and keeps the store within its bound. The system's reason where it cannot be written. */
  readonly settle: () => Promise<string | null>
}

const readAs = ({ program }: Memory, columns: string): string =>
  createHash('sha256').update(`${program} ${columns}`).digest('hex').slice(0, 16)

const knownAs = ({ known }: Memory, source: Source, cwd: string): KnownFile | null => {
  const one = known.get(resolve(cwd, source.path))
  return one?.sha256 === source.sha256 ? one : null
}

const keepRows =
  (memory: Memory, rows: RunRow[]): Store['keepRows'] =>
  (source, cwd, as, own) => {
    const path = resolve(cwd, source.path)
    const file = knownAs(memory, source, cwd)
    if (file) {
      const kept = { ...file, rows: readAs(memory, as) }
      memory.known.set(path, kept)
      memory.news.set(path, kept)
    }
    const seen = { program: memory.program, seen_utc: Date.now(), seen_path: path, seen_sha256: source.sha256 }
    for (const row of own) rows.push({ ...row, ...seen })
  }

const write = async ({ folder, limit, news }: Memory, rows: RunRow[]): Promise<void> => {
  const now = Date.now()
  if (news.size > 0 || rows.length > 0) {
    await prepared(folder)
    await writeSegment(folder, rows, [...news.values()], now)
    news.clear()
    rows.length = 0
    await mergeSegments(folder, now + 1)
  }
  await bounded(folder, limit, now)
}

/** Opens the store of a folder, which need not be there. Reads its list of files, and writes nothing yet. */
export const openStore = async (options: Pick<Memory, 'folder' | 'limit' | 'program'>): Promise<Store> => {
  const memory: Memory = {
    ...options,
    known: new Map(await knownFiles(options.folder)),
    kept: new Set(await keptSizes(options.folder)),
    news: new Map(),
    trouble: null,
    room: mostNumbers,
  }
  const rows: RunRow[] = []
  return {
    reading: readingThrough(memory),
    hasRows: (source, cwd, as) => knownAs(memory, source, cwd)?.rows === readAs(memory, as),
    keepRows: keepRows(memory, rows),
    settle: async () => {
      await write(memory, rows).catch((error: unknown) => {
        memory.trouble = reasonOf(error)
      })
      return memory.trouble
    },
  }
}
