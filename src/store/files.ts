import { access, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

let made = 0

/** A name that no other process, on whatever machine, gives at the same moment. */
export const ownName = (now: number): string =>
  `${now.toString(36).padStart(9, '0')}-${process.pid.toString(36)}-${(made += 1).toString(36)}-${Math.random().toString(36).slice(2, 8)}`

/** Ending of what is not whole yet. */
export const part = '.part'

/** Writes a file whole or not at all: aside, on the disk, then under its name. Rejects with the system's error. */
export const writeWhole = async (path: string, pieces: readonly NodeJS.ArrayBufferView[]): Promise<void> => {
  await mkdir(dirname(path), { recursive: true })
  const aside = `${path}.${ownName(Date.now())}${part}`
  const handle = await open(aside, 'wx')
  try {
    for (let i = 0; i < pieces.length; i += 512) await handle.writev(pieces.slice(i, i + 512))
    await handle.sync()
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  } finally {
    await handle.close()
  }
  await rename(aside, path)
}

/** By this file backup programs, and konkyo, know a folder that holds nothing of its own. */
const tag = 'Signature: 8a477f597d28d172789f06886806bc55\n# Made by konkyo; safe to delete.\n'

/** Makes the folder of a store what it is, before anything is put into it. */
export const prepared = async (folder: string): Promise<void> => {
  const path = join(folder, 'CACHEDIR.TAG')
  await access(path).catch(() => writeWhole(path, [Buffer.from(tag)]))
}

/** What the file system says of a file; each tells that it changed. Nanoseconds and inode as texts. */
export interface Stamp {
  readonly bytes: number
  readonly modified: string
  readonly changed: string
  readonly inode: string
}

/** What is known of a file: its hash while its stamp is this, and under which reading its runs were kept. */
export interface KnownFile extends Stamp {
  /** Absolute. */
  readonly path: string
  readonly sha256: string
  readonly rows: string | null
}

/** Milliseconds in which a file may change without its stamp: clocks of file systems tick no finer than this. */
const tick = 2000

export const stampOf = async (path: string): Promise<Stamp | null> => {
  const found = await stat(path, { bigint: true }).catch(() => null)
  if (!found?.isFile()) return null
  const { size, mtimeNs, ctimeNs, ino } = found
  return { bytes: Number(size), modified: String(mtimeNs), changed: String(ctimeNs), inode: String(ino) }
}

export const sameStamp = (a: Stamp, b: Stamp): boolean =>
  a.bytes === b.bytes && a.modified === b.modified && a.changed === b.changed && a.inode === b.inode

const milliseconds = (nanoseconds: string): number => Number(BigInt(nanoseconds) / 1_000_000n)

/** True for a file that could not have changed since without another stamp: it is older than a tick of the clock. */
export const isSettled = ({ modified, changed }: Stamp, now: number): boolean =>
  [modified, changed].every((time) => milliseconds(time) < now - tick)

/** A line of the list of files. */
export const lineOf = ({ path, bytes, modified, changed, inode, sha256, rows }: KnownFile): string =>
  JSON.stringify([path, bytes, modified, changed, inode, sha256, rows])

const isText = (value: unknown): value is string => typeof value === 'string'

/** Null for a line that is none: cut, or written by something else. */
export const knownFile = (line: string): KnownFile | null => {
  try {
    const told: unknown = JSON.parse(line)
    if (!Array.isArray(told) || told.length !== 7) return null
    const [path, bytes, modified, changed, inode, sha256, rows] = told as readonly unknown[]
    if (![path, modified, changed, inode, sha256].every(isText) || typeof bytes !== 'number') return null
    if (!/^[\da-f]{64}$/.test(sha256 as string) || !(rows === null || isText(rows))) return null
    return { path, bytes, modified, changed, inode, sha256, rows } as KnownFile
  } catch {
    return null
  }
}
