import { resolve } from 'node:path'
import type { ReadSource } from '../model/source.ts'
import { sha256Of } from '../reading/parquet-source.ts'
import type { ReadFile } from '../reading/read-sources.ts'
import { onOneLine } from '../visible.ts'
import { keepDocuments, type Key, keptDocuments, worthKeeping, type Understood } from './documents.ts'
import { isSettled, type KnownFile, sameStamp, type Stamp, stampOf } from './files.ts'

/** What an open store knows. */
export interface Memory {
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
export const mostNumbers = 5_000_000

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

export const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

const keyOf = ({ program }: Memory, sha256: string, bytes: number): Key => ({ sha256, bytes, program })

/** A hash that is known, or that is worth finding out as something of that size is kept. */
const hashOf = async ({ known, kept }: Memory, path: string, stamp: Stamp): Promise<string | null> => {
  const old = known.get(path)
  if (old && sameStamp(old, stamp)) return old.sha256
  return kept.has(stamp.bytes) ? sha256Of(path).catch(() => null) : null
}

const found = async (memory: Memory, path: string, stamp: Stamp): Promise<Omit<ReadSource, 'id' | 'path'> | null> => {
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
export const readingThrough =
  (memory: Memory) =>
  (read: ReadFile): ReadFile =>
  async (id, given, cwd) => {
    const path = resolve(cwd, given)
    const stamp = await stampOf(path)
    if (stamp === null) return read(id, given, cwd)
    const isLarge = stamp.bytes >= worthKeeping
    const stored = isLarge ? await found(memory, path, stamp) : null
    const source = stored ? { id, path: onOneLine(given), ...stored } : await read(id, given, cwd)
    if (!(await isStill(path, stamp))) return stored ? read(id, given, cwd) : source
    note(memory, path, stamp, source.sha256)
    if (isLarge && !stored) await keep(memory, source)
    return source
  }
