import { readdir, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { asideOf, flushFolder, isAsideOf, newToken, onFile, remove, writeFlushed } from './aside.ts'
import { lockPathOf, withLock } from './lock.ts'
import { type Manifest, isAsWritten, manifestPathOf, manifestText, placeOf, readManifest } from './manifest.ts'

const namesBeside = async (target: string): Promise<readonly string[]> => readdir(dirname(target)).catch(() => [])

const partsOf = async (target: string): Promise<readonly string[]> =>
  (await namesBeside(target)).filter((name) => isAsideOf(target, name))

/** Files of the former set that are as they were written; one that was changed since is somebody's own. */
const takeAway = async (target: string, { gone }: Manifest): Promise<void> => {
  for (const member of gone) {
    const path = placeOf(target, member.name)
    if (await isAsWritten(path, member)) await remove(path)
  }
}

/**
 * Brings a committed set to its places, from wherever that was left. What goes away goes first: as long as there is a part,
 * there is something to do, and afterwards nothing tells this set from one that was never interrupted.
 */
export const place = async (target: string, manifest: Manifest): Promise<void> => {
  const parts = new Set(await partsOf(target))
  const waiting = manifest.files
    .map((member, i) => ({ member, part: asideOf(target, manifest.token, i) }))
    .filter(({ part }) => parts.has(basename(part)))
  if (waiting.length === 0) return
  await takeAway(target, manifest)
  for (const { member, part } of waiting) {
    const path = placeOf(target, member.name)
    if (await isAsWritten(part, member)) await onFile(path, () => rename(part, path))
  }
  await flushFolder(dirname(target))
}

/** What a killed process left of a set, under the lock: one that was committed goes to its places, other parts go away. */
export const settleLocked = async (target: string): Promise<void> => {
  const manifest = await readManifest(target)
  if (manifest) await place(target, manifest)
  for (const name of await partsOf(target)) await remove(join(dirname(target), name))
}

/**
 * Finishes what a killed process left at `target` (folder and NAME), if anything, so that what lies there is one set.
 * Throws the UserErrors of withLock, and unwritable.
 */
export const settle = async (target: string): Promise<void> => {
  const names = await namesBeside(target)
  const left = names.some((name) => isAsideOf(target, name) || name === basename(lockPathOf(target)))
  if (left) await onFile(lockPathOf(target), () => withLock(target, () => settleLocked(target)))
}

/**
 * Puts another basis into the manifest of a set that is still the one of this token; the documents stay as they are. Throws the
 * UserErrors of withLock, and unwritable.
 */
export const rebase = async (target: string, token: string, basis: Manifest['basis']): Promise<void> => {
  const path = manifestPathOf(target)
  await onFile(path, () =>
    withLock(target, async ({ confirm }) => {
      await settleLocked(target)
      const manifest = await readManifest(target)
      if (manifest?.token !== token) return
      const part = asideOf(target, newToken(), 'manifest')
      await writeFlushed(part, manifestText({ ...manifest, basis }))
      await confirm()
      await rename(part, path)
    }),
  )
}
