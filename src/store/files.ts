import { stat } from 'node:fs/promises'

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
