import { createHash } from 'node:crypto'
import { readFile as bytesOf, stat } from 'node:fs/promises'
import { basename, relative, resolve, sep } from 'node:path'
import type { Document, Problem, ReadSource } from '../model/source.ts'
import { onOneLine } from '../visible.ts'
import { packed, workbook } from './candidates.ts'
import { readDocuments } from './documents.ts'
import { dumpBytes, leastInAll } from './dumps/ahead.ts'
import { documentsIn } from './dumps/documents.ts'
import { openThreads, type Threads } from './dumps/threads.ts'
import { listFiles, type Sift } from './list-files.ts'
import { isParquet, readParquet, sha256Of } from './parquet-source.ts'
import { isWithin } from './within.ts'

/** A little less than the longest string that V8 can hold (2^29 - 24 code units). */
const largestFile = 500_000_000

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const unread = (
  source: Pick<ReadSource, 'id' | 'path' | 'sha256' | 'bytes'>,
  problem: Omit<Problem, 'where'>,
): ReadSource => ({ ...source, documents: [], problems: [{ ...problem, where: '' }] })

const unreadable = (id: string, path: string, error: unknown): ReadSource => {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  return unread({ id, path, sha256: '', bytes: 0 }, { code: 'unreadableFile', values: { reason } })
}

const unreadKind = (path: string): 'packedFile' | 'workbook' | null => {
  if (workbook.test(path)) return 'workbook'
  return packed.test(path) ? 'packedFile' : null
}

/**
 * Reads one file; `given` as it will be shown, on one line, relative to `cwd` unless absolute. Never throws for what is in the file
 * or for a file that cannot be read. More than `limit` bytes are hashed but not read.
 */
export const readSource = async (id: string, given: string, cwd: string, limit = largestFile): Promise<ReadSource> => {
  const file = resolve(cwd, given)
  const path = onOneLine(given)
  try {
    const { size } = await stat(file)
    const code = unreadKind(path)
    if (code) return unread({ id, path, sha256: '', bytes: size }, { code, values: {} })
    if (size > limit) {
      const source = { id, path, sha256: await sha256Of(file), bytes: size }
      return unread(source, { code: 'tooLarge', values: { bytes: size, limit } })
    }
    const bytes = await bytesOf(file)
    return { id, path, sha256: sha256(bytes), bytes: bytes.length, ...readDocuments(bytes) }
  } catch (error) {
    return unreadable(id, path, error)
  }
}

/** How one file is read: its id, its path as it will be shown, and the folder that this is relative to. */
export type ReadFile = (id: string, given: string, cwd: string) => Promise<ReadSource>

const parquetAt = async (id: string, given: string, cwd: string): Promise<ReadSource | null> => {
  const isOne = await isParquet(resolve(cwd, given)).catch(() => false)
  return isOne ? readParquet(id, given, cwd).catch(() => null) : null
}

/** Any file: Parquet, told by its first bytes, or text. The bytes of other files are looked at once. */
export const readAny: ReadFile = async (id, given, cwd) => {
  const early = /\.parquet$/i.test(given) ? await parquetAt(id, given, cwd) : null
  const source = early ?? (await readSource(id, given, cwd))
  const isBinary = !early && source.problems.some(({ code }) => code === 'notText')
  return (isBinary ? await parquetAt(id, given, cwd) : null) ?? source
}

/** Records whose reader knows folded lists. */
type Takes = (document: Document) => boolean

/** A large file of records of single requests; null for any other, and for what has to be read whole to be understood. */
const dumpAt = async (
  id: string,
  given: string,
  cwd: string,
  threads: Threads,
  takes: Takes,
): Promise<ReadSource | null> => {
  const file = resolve(cwd, given)
  const path = onOneLine(given)
  try {
    const told = await threads.scan(file)
    const contents = told.kind === 'dump' ? documentsIn(told.dump, threads.read, takes) : null
    return told.kind === 'dump' && contents
      ? { id, path, sha256: told.dump.sha256, bytes: told.dump.bytes, ...contents }
      : null
  } catch (error) {
    return unreadable(id, path, error)
  }
}

/** The folder that a pattern begins with. */
const fixedPart = (path: string): string => path.replaceAll('\\', '/').replace(/[^/]*[*?{[(!].*$/, '') || '.'

/** The path of a file within the nearest of the paths that were asked for: a file has its name. */
const withinOf = (file: string, asked: readonly string[]): { readonly within?: string } => {
  const inside = asked.flatMap((path) => {
    if (path === file) return basename(file)
    return isWithin(path, file) ? relative(path, file) : []
  })
  const [nearest] = inside.toSorted((a, b) => a.length - b.length)
  return nearest === undefined ? {} : { within: nearest.replaceAll(sep, '/') }
}

const filesAtOnce = 8

export interface Reading {
  readonly onFile?: (read: number, files: number) => void
  readonly sift?: Sift | undefined
  /** Around the reading of each file: what is known of it already. */
  readonly through?: ((read: ReadFile) => ReadFile) | undefined
  /** Which records may come with folded lists; without it, none. */
  readonly takes?: Takes
  /** Threads that read large files already; who opened them ends them. */
  readonly ahead?: Threads | null | undefined
}

/** Every file under the paths, in the order of `listFiles`, with the ids s1, s2 …; a few are read at a time. */
export const readSources = async (
  paths: readonly string[],
  cwd: string,
  { onFile, sift, through = (read) => read, takes, ahead }: Reading = {},
): Promise<readonly ReadSource[]> => {
  const named = new Set(paths.map((path) => resolve(cwd, path)))
  const asked = [...named, ...paths.map((path) => resolve(cwd, fixedPart(path)))]
  const files = await listFiles(paths, cwd, sift)
  const queue = files.entries()
  const opened: { threads: Threads | null; bytes: number } = { threads: ahead ?? null, bytes: 0 }
  const readFile = through(async (id, given, from) => {
    const bytes = takes ? await dumpBytes(resolve(from, given)) : 0
    opened.bytes += bytes
    if (!takes || bytes === 0 || (!opened.threads && opened.bytes < leastInAll)) return readAny(id, given, from)
    const threads = (opened.threads ??= openThreads())
    return (await dumpAt(id, given, from, threads, takes)) ?? readAny(id, given, from)
  })
  let read = 0
  const sources: ReadSource[] = []
  const work = async (): Promise<void> => {
    for (const [index, path] of queue) {
      const file = resolve(cwd, path)
      const source = await readFile(`s${index + 1}`, path, cwd)
      sources[index] = { ...source, named: named.has(file), ...withinOf(file, asked) }
      onFile?.((read += 1), files.length)
    }
  }
  try {
    await Promise.all(Array.from({ length: filesAtOnce }, work))
  } finally {
    if (opened.threads !== ahead) await opened.threads?.end()
  }
  return sources
}
