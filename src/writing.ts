import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { UserError } from './errors.ts'

export interface FileToWrite {
  readonly path: string
  readonly content: string | Uint8Array
}

const aside = (path: string): string => `${path}.${process.pid}.part`

/** A folder of that name would stop the renaming half-way. */
const refuseFolder = async (path: string): Promise<void> => {
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory()) throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' })
}

const remove = async (path: string): Promise<void> => rm(path, { force: true }).catch(() => undefined)

const reasonOf = (cause: unknown): string => (cause as NodeJS.ErrnoException).code ?? String(cause)

/**
 * Writes all files or none: each beside its place first, then all renamed. Throws UserError unwritable.
 * Returns the paths in the order given.
 */
export const writeAll = async (files: readonly FileToWrite[]): Promise<readonly string[]> => {
  let current = ''
  try {
    for (const { path, content } of files) {
      current = path
      await mkdir(dirname(path), { recursive: true })
      await refuseFolder(path)
      await writeFile(aside(path), content)
    }
    for (const { path } of files) {
      current = path
      await rename(aside(path), path)
    }
  } catch (cause) {
    await Promise.all(files.map(({ path }) => remove(aside(path))))
    throw new UserError('unwritable', { path: current, reason: reasonOf(cause) }, { cause })
  }
  return files.map(({ path }) => path)
}
