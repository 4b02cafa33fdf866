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
  isAsWritten,
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

interface Former {
  /** Of the same report, by an earlier command: they stay in the set. */
  readonly kept: readonly Member[]
  /** Of another one: they go. */
  readonly gone: readonly Member[]
}

/** What becomes of the files of the former set that the new one does not bring; one that was changed since is somebody's own. */
const formerOf = async ({ target, report, inputs = [] }: SetToWrite, brought: ReadonlySet<string>): Promise<Former> => {
  const former = await readManifest(target)
  const isSame = former?.report === report
  const stays: Member[] = []
  for (const member of former?.files ?? []) {
    const path = placeOf(target, member.name)
    const isRead = !isSame && inputs.includes(path)
    if (!brought.has(member.name) && !isRead && (await isAsWritten(path, member))) stays.push(member)
  }
  return isSame ? { kept: stays, gone: [] } : { kept: [], gone: stays }
}

const writeAside = async ({ target, files }: SetToWrite, token: string): Promise<void> => {
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

/** Aside and committed, or nothing at all. */
const prepare = async (set: SetToWrite, token: string, confirm: () => Promise<void>): Promise<Manifest> => {
  const { target, version, report, writtenAt = null, basis = null } = set
  const members = set.files.map(({ path, content }) => memberOf(basename(path), content))
  const { kept, gone } = await formerOf(set, new Set(members.map(({ name }) => name)))
  const tool = { name: 'konkyo', version } as const
  const manifest = {
    manifestVersion,
    tool,
    report,
    writtenAt,
    token,
    files: [...members, ...kept],
    gone,
    basis,
  } as const
  try {
    await writeAside(set, token)
    await confirm()
    await commit(target, manifest)
  } catch (cause) {
    await removeAside(set, token)
    throw cause
  }
  return manifest
}

/**
 * Writes all files of one output, or none: each aside and flushed, then the manifest, which is the moment from which the new
 * set is there, then each to its place. Whatever ends the process in between, the old or the new set is there, whole: in its
 * places, or by the manifest and the parts beside it, which `settle` brings to their places. Files of the same report that an
 * earlier command made stay in the set; those of another that the new ones do not replace are taken away if they are as
 * they were written. Returns the names of these. Throws UserError unwritable, with the old set as it was, and outputLocked.
 */
export const writeSet = async (set: SetToWrite): Promise<readonly string[]> => {
  const { target, files, inputs = [] } = set
  const own = { ...set, files: files.filter(({ path }) => !inputs.includes(path)) }
  const [first] = own.files
  if (!first) return []
  return onFile(first.path, async () => {
    await prepareFolder(dirname(target))
    return withLock(target, async ({ confirm }) => {
      await settleLocked(target)
      const manifest = await prepare(own, newToken(), confirm)
      await place(target, manifest)
      return manifest.gone.map(({ name }) => name)
    })
  })
}
