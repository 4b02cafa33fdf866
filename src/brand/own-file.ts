import { readFile, realpath, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UserError } from '../errors.ts'
import { isWithin } from '../reading/within.ts'

/** A path as a plan or a file beside it names it. */
export interface Named {
  readonly path: string
  /** Real path of the folder that the path begins at. */
  readonly from: string
  /** Real path of the folder of the plan. */
  readonly root: string
  /** Place in the plan, for messages. */
  readonly where: string
  /** Told of each file that is read, by its real path. */
  readonly onRead?: OnRead | undefined
}

export type OnRead = (file: string, bytes: Uint8Array) => void

/**
 * Real path of what is named, null where nothing is there. A plan may come from anybody: what lies outside its folder is
 * not looked at, whether `..` or a symbolic link leads there. Throws UserError brandOutside.
 */
export const ownPath = async ({ path, from, root, where }: Named): Promise<string | null> => {
  const named = resolve(from, path)
  const real = await realpath(named).catch(() => null)
  if (!isWithin(root, real ?? named)) throw new UserError('brandOutside', { where, path })
  return real
}

/** The bytes of a file within the folder of the plan. Throws UserError brandOutside, brandUnreadable. */
export const ownFile = async (named: Named, limit: number): Promise<Buffer> => {
  const path = await ownPath(named)
  const found = path === null ? null : await stat(path).catch(() => null)
  const isReadable = path !== null && found?.isFile() === true && found.size <= limit
  const bytes = isReadable ? await readFile(path).catch(() => null) : null
  if (path === null || !bytes) throw new UserError('brandUnreadable', { where: named.where, path: named.path, limit })
  named.onRead?.(path, bytes)
  return bytes
}
