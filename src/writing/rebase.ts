import { rename } from 'node:fs/promises'
import { asideOf, newToken, onFile, writeFlushed } from './aside.ts'
import { withLock } from './lock.ts'
import { type Manifest, manifestPathOf, manifestText, readManifest } from './manifest.ts'
import { settleLocked } from './settle.ts'

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
