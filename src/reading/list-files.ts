import type { Dirent } from 'node:fs'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { extname, isAbsolute, join, relative, resolve } from 'node:path'
import { UserError } from '../errors.ts'
import { beginningBytes, inOrder, isCandidate as isCandidateKind, isHidden, packed, workbook } from './candidates.ts'
import { posix } from './within.ts'

const beginning = async (file: string): Promise<string> => {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(beginningBytes), 0, beginningBytes, 0)
    return buffer.subarray(0, bytesRead).toString('utf8')
  } finally {
    await handle.close()
  }
}

/** True for files on disk that are worth reading when a folder or pattern, not the file itself, was named. */
export const isCandidate = async (file: string): Promise<boolean> =>
  packed.test(file) || workbook.test(file) || isCandidateKind(extname(file), () => beginning(file))

const kindOf = async (path: string): Promise<'file' | 'folder' | null> => {
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory()) return 'folder'
  return found?.isFile() ? 'file' : null
}

/** Whether a file or folder, by its real path, is taken of what was asked for; throws for what may not be read. */
export type Sift = (real: string, asked: string) => boolean

type Taken = (real: string) => boolean

/**
 * Candidate files below a folder. A folder that was seen, by whatever links, is not entered again; one that cannot be
 * listed stands for itself, so that reading it will tell. One that is tagged as a cache, such as a store, holds no results.
 */
const walk = async (folder: string, taken: Taken, seen: Set<string>): Promise<readonly string[]> => {
  const real = await realpath(folder)
  if (seen.has(real) || !taken(real)) return []
  seen.add(real)
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null)
  if (!entries) return [folder]
  if (seen.size > 1 && entries.some(({ name }) => name === 'CACHEDIR.TAG')) return []
  const files: string[] = []
  for (const entry of entries) {
    if (isHidden(entry.name)) continue
    const path = join(folder, entry.name)
    const kind = await kindOf(path)
    if (kind === 'folder') for (const inner of await walk(path, taken, seen)) files.push(inner)
    if (kind === 'file' && taken(await realOf(entry, real)) && (await isCandidate(path))) files.push(path)
  }
  return files
}

/** Only a link is anywhere else than in its folder. */
const realOf = async (entry: Dirent, folder: string): Promise<string> => {
  const path = join(folder, entry.name)
  return entry.isSymbolicLink() ? realpath(path) : path
}

const matches = async (pattern: string, cwd: string, taken: Taken): Promise<readonly string[]> => {
  const { glob } = await import('tinyglobby')
  const paths = await glob(posix(pattern), {
    cwd,
    onlyFiles: false,
    expandDirectories: false,
    ignore: ['**/node_modules', '**/node_modules/**'],
  })
  const below = await Promise.all(paths.map((path) => candidatesAt(resolve(cwd, path), taken)))
  return below.flat()
}

const candidatesAt = async (path: string, taken: Taken): Promise<readonly string[]> => {
  const kind = await kindOf(path)
  if (kind === 'folder') return walk(path, taken, new Set())
  return kind === 'file' && taken(await realpath(path)) && (await isCandidate(path)) ? [path] : []
}

const expand = async (path: string, cwd: string, taken: Taken): Promise<readonly string[]> => {
  const absolute = resolve(cwd, path)
  const kind = await kindOf(absolute)
  if (kind === 'file') return taken(await realpath(absolute)) ? [absolute] : []
  if (kind === 'folder') return walk(absolute, taken, new Set())
  const { isDynamicPattern } = await import('tinyglobby')
  if (isDynamicPattern(posix(path))) return matches(path, cwd, taken)
  const isThere = await stat(absolute).then(
    () => true,
    () => false,
  )
  throw new UserError(isThere ? 'notAFile' : 'pathNotFound', { path })
}

/** Below the working folder: relative to it. Elsewhere: relative when the user's own path was, absolute when it was. */
const shown = (file: string, asked: string, cwd: string): string => {
  const inside = relative(cwd, file)
  const outside = inside.startsWith('..') || isAbsolute(inside)
  return posix(outside && isAbsolute(asked) ? file : inside)
}

/**
 * The files to read, in the order of the paths, naturally sorted within each, every real file once.
 * A path is a file, which is always taken, a folder, or a pattern, of which hidden entries, node_modules and files that
 * are no candidates are passed over. Throws `pathNotFound`; a folder or pattern without candidates adds nothing.
 */
export const listFiles = async (
  paths: readonly string[],
  cwd: string,
  sift: Sift = () => true,
): Promise<readonly string[]> => {
  const files = new Map<string, string>()
  for (const asked of paths) {
    for (const file of inOrder(await expand(asked, cwd, (real) => sift(real, asked)))) {
      const real = await realpath(file)
      if (!files.has(real)) files.set(real, shown(file, asked, cwd))
    }
  }
  return [...files.values()]
}
