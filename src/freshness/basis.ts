import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { isAbsolute, relative, sep } from 'node:path'
import { onOneLine } from '../visible.ts'
import { type Disk, stampOf } from './disk.ts'
import { posix } from '../reading/within.ts'
import { isRecord } from '../reading/json-documents.ts'

/** A file by its path from the plan, as it was found; a hash of null is a file that lay there and was not read. */
export type FileBasis = readonly [path: string, stamp: string, sha256: string | null]

/** What paths of a plan named, and what was found there. */
export interface Group {
  readonly paths: readonly string[]
  readonly files: readonly FileBasis[]
}

/** All that documents were made from: what decides whether they would be the same if they were made again. */
export interface Basis {
  readonly program: string
  /** Path of the plan from the folder of the documents, and its hash. */
  readonly plan: { readonly path: string; readonly sha256: string }
  readonly inputs: Group
  /** What the plan adds of somebody's own: logo, font, chapters, templates. */
  readonly look: Group
  /** What --fail-on can ask for and the report has. */
  readonly reached: readonly string[]
}

const isGroup = (value: unknown): boolean =>
  isRecord(value) &&
  Array.isArray(value['paths']) &&
  Array.isArray(value['files']) &&
  value['files'].every((file) => Array.isArray(file) && typeof file[0] === 'string')

export const isBasis = (value: unknown): value is Basis =>
  isRecord(value) &&
  'program' in value &&
  isRecord(value['plan']) &&
  isGroup(value['inputs']) &&
  isGroup(value['look']) &&
  Array.isArray(value['reached'])

/** A file as it stands in a basis, from the folder of the plan; a source as its report names it. */
export const keyOf = (file: string, from: string): string =>
  onOneLine(isAbsolute(file) ? posix(relative(from, file)) : file)

/** The same of many files: what leads to a folder is worked out once. */
export const keysFrom = (from: string): ((file: string) => string) => {
  const folders = new Map<string, string>()
  return (file) => {
    const end = file.lastIndexOf(sep) + 1
    const folder = file.slice(0, end)
    const known = folders.get(folder) ?? keyOf(folder, from)
    folders.set(folder, known)
    return `${known === '' ? '' : `${known}/`}${onOneLine(file.slice(end))}`
  }
}

/**
 * Two states of a file can bear one stamp where they are written within one tick of the clock of their file system, which
 * may be as long as two seconds (FAT): what changed shortly before it was looked at is told by its hash alone.
 */
const tickMs = 2000

/** The stamp, or nothing where it is too young to be trusted; `now` in milliseconds. */
export const trusted = (stamp: string, now: number): string =>
  Number(stamp.split(' ')[2]) / 1e6 < now - tickMs ? stamp : ''

/** What lies at paths now, before any of it is read; `now` in milliseconds. */
export const foundAt = async (
  disk: Disk,
  paths: readonly string[],
  from: string,
  now: number,
): Promise<ReadonlyMap<string, string>> => {
  const key = keysFrom(from)
  const files = await disk.files(paths, from)
  return new Map(files.map((file) => [key(file), trusted(disk.stamp(file) ?? '', now)]))
}

/** What was found, with the hashes of what was read then. */
export const groupOf = (
  paths: readonly string[],
  found: ReadonlyMap<string, string>,
  hashes: ReadonlyMap<string, string>,
): Group => ({
  paths,
  files: [...new Set([...found.keys(), ...hashes.keys()])].map((key) => [
    key,
    found.get(key) ?? '',
    hashes.get(key) ?? null,
  ]),
})

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const chunk = 1 << 20

/** SHA-256 of a file of any size; empty, as in a report, for one that cannot be read. */
export const hashOf = (file: string): string => {
  if (stampOf(file) === null) return ''
  try {
    const handle = openSync(file, 'r')
    const [hash, buffer] = [createHash('sha256'), Buffer.alloc(chunk)]
    try {
      for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer))
        hash.update(buffer.subarray(0, read))
    } finally {
      closeSync(handle)
    }
    return hash.digest('hex')
  } catch {
    return ''
  }
}
