import { access, mkdir, open, rename, rm } from 'node:fs/promises'
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
