import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import type { Source } from '../model/source.ts'
import type { ReadFile } from '../reading/read-sources.ts'
import type { RunRow } from '../run-rows/columns.ts'
import { prepared } from './aside.ts'
import { bounded } from './bound.ts'
import { keptSizes } from './documents.ts'
import type { KnownFile } from './files.ts'
import { type Memory, mostNumbers, readingThrough, reasonOf } from './reading.ts'
import { knownFiles, mergeSegments, writeSegment } from './segments.ts'

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
