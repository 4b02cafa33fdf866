import { rename } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import {
  asideOf,
  flushFolder,
  newToken,
  onFile,
  prepareFolder,
  refuseImpossible,
  remove,
  writeFlushed,
  type FileToWrite,
} from './aside.ts'
import { withLock } from './lock.ts'
import {
  manifestPathOf,
  manifestText,
  manifestVersion,
  memberAt,
  memberOf,
  placeOf,
  readManifest,
  type Manifest,
  type Member,
} from './manifest.ts'
import { place, settleLocked } from './settle.ts'

/** All files that one command makes of one report for one output. */
export interface SetToWrite {
  /** Folder and NAME, absolute. */
  readonly target: string
  /** Absolute paths, each `target` with an ending. */
  readonly files: readonly FileToWrite[]
  /** Files that the command reads: neither written nor taken away. Absolute paths. */
  readonly inputs?: readonly string[]
  /** Which report they are of (`generatorOf`), and the version that wrote them. */
  readonly report: string
  readonly version: string
  /** ISO 8601. */
  readonly writtenAt?: string
  /** JSON that the manifest keeps for who asks later; null for nothing. */
  readonly basis?: Manifest['basis']
}

/** Names of files of the former set, of another report, that the new one does not replace. */
export interface Former {
  /** As konkyo wrote them: taken away. */
  readonly removed: readonly string[]
  /** Changed since: left. */
  readonly changed: readonly string[]
}

interface Split {
  /** Of the same report, by an earlier command. */
  readonly kept: readonly Member[]
  readonly gone: readonly Member[]
  readonly changed: readonly Member[]
}

/** Whether a file that was not written now is of this report, of another one, or somebody's own. */
const fateOf = async ({ target, report }: SetToWrite, member: Member, former: string): Promise<keyof Split | null> => {
  const now = await memberAt(placeOf(target, member.name))
  if (!now) return null
  if (now.sha256 !== member.sha256) return 'changed'
  return former === report ? 'kept' : 'gone'
}

/** What becomes of the files of the former set that the new one does not bring. */
const splitOf = async (set: SetToWrite, own: ReadonlySet<string>): Promise<Split> => {
  const former = await readManifest(set.target)
  const split: Record<keyof Split, Member[]> = { kept: [], gone: [], changed: [] }
  for (const member of former?.files ?? []) {
    const fate = own.has(member.name) ? null : await fateOf(set, member, former?.report ?? '')
    if (fate !== null) split[fate].push(member)
  }
  return split
}

const writeAside = async ({ target }: SetToWrite, files: readonly FileToWrite[], token: string): Promise<void> => {
  for (const [i, { path, content }] of files.entries())
    await onFile(path, async () => {
      await refuseImpossible(path)
      await writeFlushed(asideOf(target, token, i), content)
    })
}

/** The moment from which the new set is there. */
const commit = async (target: string, manifest: Manifest): Promise<void> => {
  const [part, path] = [asideOf(target, manifest.token, 'manifest'), manifestPathOf(target)]
  await onFile(path, async () => {
    await refuseImpossible(path)
    await writeFlushed(part, manifestText(manifest))
    await flushFolder(dirname(target))
    await rename(part, path)
    await flushFolder(dirname(target))
  })
}

const removeAside = async ({ target, files }: SetToWrite, token: string): Promise<void> => {
  await Promise.all(files.map((_, i) => remove(asideOf(target, token, i))))
  await remove(asideOf(target, token, 'manifest'))
}

const manifestOf = (
  set: SetToWrite,
  files: readonly FileToWrite[],
  token: string,
  { kept, gone }: Split,
): Manifest => ({
  manifestVersion,
  tool: { name: 'konkyo', version: set.version },
  report: set.report,
  writtenAt: set.writtenAt ?? null,
  token,
  files: [...files.map(({ path, content }) => memberOf(basename(path), content)), ...kept],
  gone,
  basis: set.basis ?? null,
})

/** Aside and committed, or nothing at all. */
const prepare = async (set: SetToWrite, confirm: () => Promise<void>): Promise<readonly [Manifest, Split]> => {
  const inputs = new Set(set.inputs)
  const files = set.files.filter(({ path }) => !inputs.has(path))
  const token = newToken()
  const split = await splitOf(set, new Set(files.map(({ path }) => basename(path))))
  const own = { ...split, gone: split.gone.filter(({ name }) => !inputs.has(placeOf(set.target, name))) }
  const manifest = manifestOf(set, files, token, own)
  try {
    await writeAside(set, files, token)
    await confirm()
    await commit(set.target, manifest)
  } catch (cause) {
    await removeAside(set, token)
    throw cause
  }
  return [manifest, own]
}

/**
 * Writes all files of one output, or none: each aside and flushed, then the manifest, which is the moment from which the new
 * set is there, then each to its place. Whatever ends the process in between, the old or the new set is there, whole: in its
 * places, or by the manifest and the parts beside it, which `settle` brings to their places. Files of the same report that an
 * earlier command made stay in the set; those of another that the new ones do not replace go. Throws UserError
 * unwritable, with the old set as it was, and outputLocked.
 */
export const writeSet = async (set: SetToWrite): Promise<Former> => {
  const { target, files } = set
  const [first] = files
  if (!first) return { removed: [], changed: [] }
  return onFile(first.path, async () => {
    await prepareFolder(dirname(target))
    return withLock(target, async ({ confirm }) => {
      await settleLocked(target)
      const [manifest, { gone, changed }] = await prepare(set, confirm)
      await place(target, manifest)
      return { removed: gone.map(({ name }) => name), changed: changed.map(({ name }) => name) }
    })
  })
}
