import { type Dirent, readFileSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { isHidden } from '../reading/candidates.ts'
import { isOwn, isRecord } from '../reading/json-documents.ts'
import { isWithin, posix, realPlace } from '../reading/within.ts'

/** The part of the manifest of a set of documents that tells whether they are as they were written, and what of. */
export interface Manifest {
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
  readonly token: string
  readonly basis?: unknown
}

const manifestEnding = '.manifest.json'

const isFile = (value: unknown): boolean => isRecord(value) && 'bytes' in value && typeof value['name'] === 'string'

/** Only as far as it is needed, and without a schema, which would take longer to load than all the rest takes. */
const isManifest = (value: unknown): value is Manifest =>
  isRecord(value) && isOwn(value) && 'token' in value && Array.isArray(value['files']) && value['files'].every(isFile)

/** Of a manifest, bytes; one names its sources, 100,000 at most. */
const largestManifest = 100_000_000

/** A pipe would be waited for without end. */
const manifestAt = (path: string): Manifest | null => {
  try {
    const found = statSync(path)
    if (!found.isFile() || found.size > largestManifest) return null
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isManifest(value) ? value : null
  } catch {
    return null
  }
}

/** The manifest of the documents of a target (folder and NAME); null where there is none. */
export const manifestOf = (target: string): Manifest | null => manifestAt(`${target}${manifestEnding}`)

/** Of the names in a folder those of documents that konkyo wrote, by the manifests among them. */
export const documentsAmong = (folder: string, names: readonly string[]): ReadonlySet<string> =>
  new Set(
    names
      .filter((name) => name.endsWith(manifestEnding))
      .flatMap((name) => {
        const manifest = manifestAt(join(folder, name))
        return manifest ? [name, ...manifest.files.map((file) => basename(file.name))] : []
      }),
  )

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Whether somebody writes the documents of a target now, or was killed while doing so. */
export const isLeft = (target: string): boolean =>
  namesIn(dirname(target)).some((name) => name.startsWith(`${basename(target)}.`) && /\.(?:lock|part)$/.test(name))

/** What a file system tells of a file without reading it: any write changes it. Null for what is no file. */
export const stampOf = (file: string): string | null => {
  try {
    const found = statSync(file, { bigint: true })
    return found.isFile() ? `${found.size} ${found.mtimeNs} ${found.ctimeNs} ${found.ino}` : null
  } catch {
    return null
  }
}

/** What is on the disk, looked at once within one pass, however many plans ask. Nothing outside of the root is entered. */
export interface Disk {
  readonly stamp: (file: string) => string | null
  readonly bytes: (file: string) => Buffer | null
  /**
   * Every file that paths, folders and globs name, from a folder; without hidden ones and what konkyo wrote. What leads out
   * of the root stands for itself.
   */
  readonly files: (paths: readonly string[], from: string) => Promise<readonly string[]>
}

const remembered = <T>(make: (key: string) => T): ((key: string) => T) => {
  const known = new Map<string, T>()
  return (key) => {
    if (!known.has(key)) known.set(key, make(key))
    return known.get(key)!
  }
}

const entriesOf = (folder: string): readonly Dirent[] | null => {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return null
  }
}

const kindOf = (path: string): 'file' | 'folder' | null => {
  try {
    const found = statSync(path)
    if (found.isDirectory()) return 'folder'
    return found.isFile() ? 'file' : null
  } catch {
    return null
  }
}

const matching = async (pattern: string, from: string): Promise<readonly string[]> => {
  const { globSync, isDynamicPattern } = await import('tinyglobby')
  const glob = posix(pattern)
  if (!isDynamicPattern(glob)) return []
  const ignore = ['**/node_modules', '**/node_modules/**']
  return globSync(glob, { cwd: from, onlyFiles: false, expandDirectories: false, ignore }).map((path) =>
    resolve(from, path),
  )
}

/** Files below a folder; folders that were seen, by whatever links, are not entered again. */
const walk = (folder: string, root: string, seen: Set<string>): readonly string[] => {
  const real = realPlace(folder)
  if (!isWithin(root, real)) return [folder]
  if (seen.has(real)) return []
  seen.add(real)
  const entries = entriesOf(folder)
  if (!entries) return [folder]
  const names = entries.map(({ name }) => name)
  const documents = documentsAmong(folder, names)
  const start = folder.endsWith(sep) ? folder : `${folder}${sep}`
  const own = entries.filter(({ name }) => !isHidden(name) && !documents.has(name))
  return own.flatMap((entry) => {
    const path = `${start}${entry.name}`
    if (entry.isFile()) return [path]
    const kind = entry.isDirectory() ? 'folder' : kindOf(path)
    if (kind === 'folder') return walk(path, root, seen)
    return kind === 'file' ? [path] : []
  })
}

const bytesOf = (file: string): Buffer | null => {
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}

export const createDisk = (root: string): Disk => {
  const below = remembered((folder) => walk(folder, root, new Set()))
  const matched = remembered(async (key) => {
    const [from = '', pattern = ''] = key.split('\0')
    return matching(pattern, from)
  })
  const at = (path: string): readonly string[] => (kindOf(path) === 'folder' ? below(path) : [path])
  const named = async (path: string, from: string): Promise<readonly string[]> => {
    const place = resolve(from, path)
    return kindOf(place) === null ? (await matched(`${from}\0${path}`)).flatMap(at) : at(place)
  }
  return {
    stamp: remembered(stampOf),
    bytes: bytesOf,
    files: async (paths, from) => {
      const lists = await Promise.all(paths.map(async (path) => named(path, from)))
      return [...new Set(lists.flat())]
    },
  }
}
