import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

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
