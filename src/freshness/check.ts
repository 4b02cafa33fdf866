import { statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { isWithin, realPlace } from '../reading/within.ts'
import { type Basis, type FileBasis, type Group, hashOf, isBasis, keyOf, sha256, trusted } from './basis.ts'
import type { Disk } from './disk.ts'
import { manifestOf } from './documents.ts'
import type { Manifest } from './manifest.ts'

/** A file that is not what it was. */
export interface Change {
  readonly path: string
  readonly how: 'added' | 'removed' | 'changed'
}

/**
 * Why documents are to be made. first: there are none of this plan; documents: one is not as it was written; look: what the
 * plan adds of somebody's own.
 */
export type Cause = 'first' | 'plan' | 'program' | 'documents' | 'inputs' | 'look'

export interface Why {
  readonly cause: Cause
  readonly files: readonly Change[]
}

/** How the documents of a plan stand; the target is null where only the whole plan could tell it. */
export interface Standing {
  readonly target: string | null
  /** Empty where nothing changed. */
  readonly why: readonly Why[]
  readonly basis: Basis | null
  /** The basis with stamps of today, where files were touched and hold what they held. */
  readonly renewed: Basis | null
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/** Folder and NAME of the documents; of a folder (or one with a slash), NAME is the plan's own. */
export const targetAt = (out: string, planFile: string): string => {
  const place = resolve(dirname(planFile), out)
  return /[\\/]$/.test(out) || isFolder(place) ? join(place, basename(planFile).replace(/\.ya?ml$/i, '')) : place
}

/** Path of the plan as a basis has it: it stays true where all is moved together. */
export const planPathFrom = (target: string, planFile: string): string =>
  relative(dirname(target), planFile).split(sep).join('/')

/** What a plan in its usual form says of its documents. Only the hash in a basis can confirm it. */
const outIn = (text: string): string | null => /^out:[ \t]*(["']?)([^\n]+?)\1[ \t]*(?:#.*)?$/m.exec(text)?.[2] ?? null

/** Whether a file counts as a result: new ones do, where a folder or a glob names them, by their kind. */
const counts = async (file: string): Promise<boolean> => (await import('../reading/list-files.ts')).isCandidate(file)

interface Compared {
  readonly changes: readonly Change[]
  readonly files: readonly FileBasis[]
}

interface Seen {
  readonly path: string
  readonly file: string | undefined
  readonly known: FileBasis | undefined
}

const changeOf = async ({ path, file, known }: Seen, root: string): Promise<Change | null> => {
  const hash = known?.[2] ?? null
  if (file === undefined) return hash === null ? null : { path, how: 'removed' }
  if (!isWithin(root, realPlace(file))) return { path, how: 'added' }
  if (hash === null) return (await counts(file)) ? { path, how: 'added' } : null
  return hashOf(file) === hash ? null : { path, how: 'changed' }
}

/** What a group names now beside what it named; a stamp that is the same is a file that is the same. */
const compared = async (group: Group, from: string, { disk, root }: Place): Promise<Compared> => {
  const now = Date.now()
  const files = new Map((await disk.files(group.paths, from)).map((file) => [keyOf(file, from), file]))
  const known = new Map(group.files.map((file) => [file[0], file]))
  const changes: Change[] = []
  const renewed: FileBasis[] = []
  for (const path of new Set([...files.keys(), ...known.keys()])) {
    const [file, before] = [files.get(path), known.get(path)]
    const stamp = file === undefined ? null : disk.stamp(file)
    if (stamp === null || stamp !== before?.[1]) {
      const change = await changeOf({ path, file, known: before }, root)
      if (change) changes.push(change)
    }
    if (stamp !== null) renewed.push([path, trusted(stamp, now), before?.[2] ?? null])
  }
  return { changes, files: renewed }
}

const isWhole = ({ files }: Manifest, target: string): boolean =>
  files.every(({ name, bytes }) => {
    const found = statSync(join(dirname(target), basename(name)), { throwIfNoEntry: false })
    return found?.isFile() === true && found.size === bytes
  })

const sameStamps = (files: readonly FileBasis[], group: Group): boolean =>
  files.length === group.files.length &&
  files.every(([path, stamp], i) => {
    const [before, known] = group.files[i]!
    return path === before && stamp === known
  })

/** Where a pass takes place. */
export interface Place {
  readonly disk: Disk
  /** Real path of the folder that plans may read and write in. */
  readonly root: string
  readonly program: string
}

const judged = async (target: string, basis: Basis, manifest: Manifest, planFile: string, place: Place) => {
  const from = dirname(planFile)
  const [inputs, look] = [await compared(basis.inputs, from, place), await compared(basis.look, from, place)]
  const none: readonly Change[] = []
  const why = [
    { cause: 'program' as const, is: basis.program !== place.program, files: none },
    { cause: 'documents' as const, is: !isWhole(manifest, target), files: none },
    { cause: 'inputs' as const, is: inputs.changes.length > 0, files: inputs.changes },
    { cause: 'look' as const, is: look.changes.length > 0, files: look.changes },
  ].flatMap(({ cause, is, files }) => (is ? [{ cause, files }] : []))
  const isSame = sameStamps(inputs.files, basis.inputs) && sameStamps(look.files, basis.look)
  const renewed = {
    ...basis,
    inputs: { ...basis.inputs, files: inputs.files },
    look: { ...basis.look, files: look.files },
  }
  return { target, why, basis, renewed: isSame || why.length > 0 ? null : renewed }
}

const unknown = (cause: Cause): Standing => ({ target: null, why: [{ cause, files: [] }], basis: null, renewed: null })

/**
 * Whether the documents of a plan would be the same if they were made again, as far as the file system tells without reading
 * results: those whose size, times and inode are the same are the same.
 */
export const standingOf = async (planFile: string, place: Place): Promise<Standing> => {
  const bytes = place.disk.bytes(planFile)
  const out = bytes && outIn(bytes.toString('utf8'))
  if (!bytes || out === null) return unknown('first')
  const target = targetAt(out, planFile)
  const manifest = isWithin(place.root, realPlace(target)) ? manifestOf(target) : null
  if (!manifest || !isBasis(manifest.basis)) return unknown('first')
  const { basis } = manifest
  if (basis.plan.path !== planPathFrom(target, planFile)) return unknown('first')
  if (basis.plan.sha256 !== sha256(bytes)) return unknown('plan')
  return judged(target, basis, manifest, planFile, place)
}
