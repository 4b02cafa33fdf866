import { statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { isWithin, realPlace, posix } from '../reading/within.ts'
import { type Basis, type FileBasis, type Group, hashOf, isBasis, keysFrom, sha256, trusted } from './basis.ts'
import { type Disk, type Manifest, manifestOf } from './disk.ts'

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

/** What documents say that they were made from. */
export interface Recorded {
  readonly target: string
  readonly manifest: Manifest
  readonly basis: Basis
}

/** How the documents of a plan stand. */
export interface Standing {
  /** Empty where nothing changed. */
  readonly why: readonly Why[]
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
export const planPathFrom = (target: string, planFile: string): string => posix(relative(dirname(target), planFile))

/** What a plan in its usual form says of its documents. Only the hash in a basis can confirm it. */
const outIn = (text: string): string | null => /^out:[ \t]*(["']?)([^\n]+?)\1[ \t]*(?:#.*)?$/m.exec(text)?.[2] ?? null

type Counts = (file: string) => Promise<boolean>

/** Of new files among results only those count that are of their kind. */
const counts: Counts = async (file) => (await import('../reading/list-files.ts')).isCandidate(file)

const always: Counts = async () => true

interface Compared {
  readonly changes: readonly Change[]
  readonly files: readonly FileBasis[]
}

interface Seen {
  readonly path: string
  readonly file: string | undefined
  readonly known: FileBasis | undefined
}

const changeOf = async ({ path, file, known }: Seen, root: string, isNew: Counts): Promise<Change | null> => {
  const hash = known?.[2] ?? null
  if (file === undefined) return hash === null ? null : { path, how: 'removed' }
  if (!isWithin(root, realPlace(file))) return { path, how: 'added' }
  if (hash === null) return (await isNew(file)) ? { path, how: 'added' } : null
  return hashOf(file) === hash ? null : { path, how: 'changed' }
}

/** What a group names now beside what it named; a stamp that is the same is a file that is the same. */
const compared = async (group: Group, from: string, { disk, root }: Place, isNew: Counts): Promise<Compared> => {
  const [now, key] = [Date.now(), keysFrom(from)]
  const files = new Map((await disk.files(group.paths, from)).map((file) => [key(file), file]))
  const known = new Map(group.files.map((file) => [file[0], file]))
  const changes: Change[] = []
  const renewed: FileBasis[] = []
  for (const path of new Set([...files.keys(), ...known.keys()])) {
    const [file, before] = [files.get(path), known.get(path)]
    const stamp = file === undefined ? null : disk.stamp(file)
    if (before && stamp === before[1]) {
      renewed.push(before)
      continue
    }
    const change = await changeOf({ path, file, known: before }, root, isNew)
    if (change) changes.push(change)
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

/**
 * What the documents of a plan were made from, as its manifest says; or why they are to be made without a look at any input.
 * Only the hash of the plan confirms that these are its documents.
 */
export const recordedOf = (planFile: string, { disk, root }: Place): Recorded | 'first' | 'plan' => {
  const bytes = disk.bytes(planFile)
  const out = bytes && outIn(bytes.toString('utf8'))
  if (!bytes || out === null) return 'first'
  const target = targetAt(out, planFile)
  const manifest = isWithin(root, realPlace(target)) ? manifestOf(target) : null
  if (!manifest || !isBasis(manifest.basis)) return 'first'
  const { basis } = manifest
  if (basis.plan.path !== planPathFrom(target, planFile)) return 'first'
  return basis.plan.sha256 === sha256(bytes) ? { target, manifest, basis } : 'plan'
}

/**
 * Whether the documents of a plan would be the same if they were made again, as far as the file system tells without reading
 * results: what has the same size, times and inode is the same.
 */
export const standingOf = async (
  { target, manifest, basis }: Recorded,
  planFile: string,
  place: Place,
): Promise<Standing> => {
  const from = dirname(planFile)
  const inputs = await compared(basis.inputs, from, place, counts)
  const look = await compared(basis.look, from, place, always)
  const causes: readonly (Why & { readonly is: boolean })[] = [
    { cause: 'program', is: basis.program !== place.program, files: [] },
    { cause: 'documents', is: !isWhole(manifest, target), files: [] },
    { cause: 'inputs', is: inputs.changes.length > 0, files: inputs.changes },
    { cause: 'look', is: look.changes.length > 0, files: look.changes },
  ]
  const why = causes.flatMap(({ cause, is, files }) => (is ? [{ cause, files }] : []))
  const isSame = sameStamps(inputs.files, basis.inputs) && sameStamps(look.files, basis.look)
  if (isSame || why.length > 0) return { why, renewed: null }
  const renewed = { inputs: { ...basis.inputs, files: inputs.files }, look: { ...basis.look, files: look.files } }
  return { why, renewed: { ...basis, ...renewed } }
}
