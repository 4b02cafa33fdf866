import { realpathSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'

/** Whether a real path is a folder, or lies in it. */
export const isWithin = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)

/** A path as it is written alike on every system. */
export const posix = (path: string): string => path.split(sep).join('/')

/** Real path of what is there, or of where it would come to be. */
export const realPlace = (path: string): string => {
  try {
    return realpathSync.native(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(realPlace(parent), basename(path))
  }
}
