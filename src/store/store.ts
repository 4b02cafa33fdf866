import { createHash } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { ReadSource, Source } from '../model/source.ts'
import { sha256Of } from '../reading/parquet-source.ts'
import type { ReadFile } from '../reading/read-sources.ts'
import type { RunRow } from '../run-rows/columns.ts'
import { onOneLine } from '../visible.ts'
import { type KnownFile, type Stamp, isSettled, part, prepared, sameStamp, stampOf } from './files.ts'
import { type Key, type Understood, keepDocuments, keptDocuments, keptSizes, worthKeeping } from './documents.ts'
import { knownFiles, mergeSegments, writeSegment } from './segments.ts'

/** What an open store knows. */
interface Memory {
  readonly folder: string
  /** Bytes. */
  readonly limit: number
  /** Version and build: what another one understood counts for nothing. */
  readonly program: string
  /** By absolute path. */
  readonly known: Map<string, KnownFile>
  /** Sizes of files that documents are kept of. */
  readonly kept: Set<number>
  /** What is to be written. */
  readonly news: Map<string, KnownFile>
  /** Why something could not be written. */
  trouble: string | null
  /** Gaps of requests that may still be taken into memory; files of more are read again, which leaves these on the disk. */
  room: number
}

/** Gaps of requests that are taken from a store at most, eight bytes each. */
const mostNumbers = 5_000_000

const gapsIn = (value: unknown): number =>
  typeof value === 'object' && value !== null && 'values' in value && 'sums' in value
    ? (value.values as ArrayLike<number>).length
    : 0

const gapsOf = ({ documents }: Understood): number =>
  documents
    .flatMap((document) => (document.kind === 'object' ? Object.values(document.value) : []))
    .reduce<number>((sum, value) => sum + gapsIn(value), 0)

/** What is kept, where there is room for it. */
const roomy = (memory: Memory, understood: Understood | null): Understood | null => {
  const gaps = understood ? gapsOf(understood) : 0
  if (gaps > memory.room) return null
  memory.room -= gaps
  return understood
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

const keyOf = ({ program }: Memory, sha256: string, bytes: number): Key => ({ sha256, bytes, program })

/** A hash that is known, or that is worth finding out as something of that size is kept. */
const hashOf = async ({ known, kept }: Memory, path: string, stamp: Stamp): Promise<string | null> => {
  const old = known.get(path)
  if (old && sameStamp(old, stamp)) return old.sha256
  return kept.has(stamp.bytes) ? sha256Of(path).catch(() => null) : null
}

const stillKnown = async (
  memory: Memory,
  path: string,
  stamp: Stamp,
): Promise<Omit<ReadSource, 'id' | 'path'> | null> => {
  const sha256 = await hashOf(memory, path, stamp)
  if (sha256 === null) return null
  const key = keyOf(memory, sha256, stamp.bytes)
  const understood = roomy(memory, await keptDocuments(memory.folder, key, memory.limit))
  return understood && { sha256, bytes: stamp.bytes, ...understood }
}

/** A file that is still being written is not remembered: its stamp may stay as it is while it changes. */
const note = ({ known, news }: Memory, path: string, stamp: Stamp, sha256: string): void => {
  const old = known.get(path)
  if (sha256 === '' || !isSettled(stamp, Date.now())) return
  if (old && old.sha256 === sha256 && sameStamp(old, stamp)) return
  const one = { path, ...stamp, sha256, rows: old?.sha256 === sha256 ? old.rows : null }
  known.set(path, one)
  news.set(path, one)
}

const keep = async (memory: Memory, { sha256, bytes, documents, problems }: ReadSource): Promise<void> => {
  if (sha256 === '' || bytes < worthKeeping) return
  try {
    const key = keyOf(memory, sha256, bytes)
    if (await keepDocuments(memory.folder, key, { documents, problems }, memory.limit)) memory.kept.add(bytes)
  } catch (error) {
    memory.trouble = reasonOf(error)
  }
}

const isStill = async (path: string, stamp: Stamp): Promise<boolean> => {
  const now = await stampOf(path)
  return now !== null && sameStamp(now, stamp)
}

/** Reads as `read` does, and large files from what is kept of them. A file that changed meanwhile is neither kept nor remembered. */
const readingThrough =
  (memory: Memory) =>
  (read: ReadFile): ReadFile =>
  async (id, given, cwd) => {
    const path = resolve(cwd, given)
    const stamp = await stampOf(path)
    if (stamp === null) return read(id, given, cwd)
    const isLarge = stamp.bytes >= worthKeeping
    const stored = isLarge ? await stillKnown(memory, path, stamp) : null
    const source = stored ? { id, path: onOneLine(given), ...stored } : await read(id, given, cwd)
    if (!(await isStill(path, stamp))) return stored ? read(id, given, cwd) : source
    note(memory, path, stamp, source.sha256)
    if (isLarge && !stored) await keep(memory, source)
    return source
  }

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
const bounded = async (store: string, limit: number, now: number): Promise<void> => {
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
