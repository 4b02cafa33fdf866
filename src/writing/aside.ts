import { constants } from 'node:fs'
import { access, lstat, mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { UserError } from '../errors.ts'

export interface FileToWrite {
  readonly path: string
  readonly content: string | Uint8Array
}

/** Tells the parts of one writing from those of every other. */
export const newToken = (): string => randomUUID().slice(0, 8)

/** Where a file of the set `target` lies until it is put into place. */
export const asideOf = (target: string, token: string, which: number | 'manifest' | 'lock'): string =>
  `${target}.${token}-${which}.part`

/** Whether a name of the folder is that of a part of `target`, and not of an output whose NAME begins alike. */
export const isAsideOf = (target: string, name: string): boolean => {
  const start = `${basename(target)}.`
  return name.startsWith(start) && /^[0-9a-f]{8}-(?:\d+|manifest|lock)\.part$/.test(name.slice(start.length))
}

export const reasonOf = (cause: unknown): string => (cause as NodeJS.ErrnoException).code ?? String(cause)

/** What went wrong with a file, as something that a person can mend. */
export const unwritable = (path: string, cause: unknown): UserError =>
  cause instanceof UserError ? cause : new UserError('unwritable', { path, reason: reasonOf(cause) }, { cause })

/** Does it, or throws UserError unwritable that names the file. */
export const onFile = async <T>(path: string, act: () => Promise<T>): Promise<T> => {
  try {
    return await act()
  } catch (cause) {
    throw unwritable(path, cause)
  }
}

/** A folder of that name, or a name that is too long, would stop the renaming half-way. */
export const refuseImpossible = async (path: string): Promise<void> => {
  const found = await lstat(path).catch((cause: unknown) => {
    if (reasonOf(cause) === 'ENOENT') return null
    throw cause
  })
  if (found?.isDirectory()) throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' })
}

/** Writes a new file and waits until it is on the disk. */
export const writeFlushed = async (path: string, content: string | Uint8Array): Promise<void> => {
  const handle = await open(path, 'wx')
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Waits until the names in a folder are on the disk. Windows and some network file systems cannot. */
export const flushFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, constants.O_RDONLY).catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

export const remove = async (path: string): Promise<void> => rm(path, { force: true }).catch(() => undefined)

/** Makes the folder, and refuses one in which nothing can be made. */
export const prepareFolder = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true })
  await access(folder, constants.W_OK)
}

/** One file that is no part of a set: written whole or not at all. Throws UserError unwritable. */
export const writeWhole = async ({ path, content }: FileToWrite): Promise<void> =>
  onFile(path, async () => {
    const part = join(dirname(path), `${basename(path)}.${newToken()}.part`)
    await prepareFolder(dirname(path))
    await refuseImpossible(path)
    try {
      await writeFlushed(part, content)
      await rename(part, path)
    } finally {
      await remove(part)
    }
    await flushFolder(dirname(path))
  })
