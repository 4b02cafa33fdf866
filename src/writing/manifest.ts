import { createHash } from 'node:crypto'
import { lstat, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import * as z from 'zod'

export const manifestVersion = 1

const manifestEnding = '.manifest.json'

/** Of a manifest, bytes. */
const largestManifest = 100_000_000

/** Where the manifest of a set lies. */
export const manifestPathOf = (target: string): string => `${target}${manifestEnding}`

const memberSchema = z.strictObject({
  name: z.string().max(255),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().nonnegative(),
})

/** A file as it was written; the name is one of the folder. */
export type Member = Readonly<z.infer<typeof memberSchema>>

const manifestSchema = z.strictObject({
  manifestVersion: z.literal(manifestVersion),
  tool: z.strictObject({ name: z.literal('konkyo'), version: z.string() }),
  /** Which report the files are of. */
  report: z.string(),
  /** ISO 8601. */
  writtenAt: z.string().nullable(),
  /** Tells the parts of this set, as long as not all are in their places. */
  token: z.string().regex(/^[0-9a-f]{8}$/),
  files: z.array(memberSchema).readonly(),
  /** Files of the former set that this one takes away. */
  gone: z.array(memberSchema).readonly(),
  /** What the documents were made of, for who asks whether they would be the same again; nothing here reads it. */
  basis: z.json().optional(),
})

/** The record of a set: once it is in its place, the set is what it says. */
export type Manifest = Readonly<z.infer<typeof manifestSchema>>

const ownEnding = /\.(?:manifest\.json|lock|part)$/

/** A name that a document of `target` can have: a plain one, of this NAME, and none that the writing needs itself. */
export const belongs = (target: string, name: string): boolean =>
  name.startsWith(`${basename(target)}.`) && !/[\\/\0]/.test(name) && !ownEnding.test(name)

const isSound = (target: string, { files, gone }: Manifest): boolean => {
  const names = [...files, ...gone].map(({ name }) => name)
  return names.every((name) => belongs(target, name)) && new Set(names).size === names.length
}

/** Bytes of a plain file, null for anything else: a pipe would be waited for without end, a link leads elsewhere. */
const bytesAt = async (path: string, most = Infinity): Promise<Uint8Array | null> => {
  const found = await lstat(path).catch(() => null)
  return found?.isFile() && found.size <= most ? readFile(path).catch(() => null) : null
}

/** What a text of JSON says; null for any other. */
export const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The manifest of the set `target` (folder and NAME). It is not trusted: null for one that is not as konkyo writes it. */
export const readManifest = async (target: string): Promise<Manifest | null> => {
  const bytes = await bytesAt(manifestPathOf(target), largestManifest)
  const { data } = manifestSchema.safeParse(bytes && parsed(Buffer.from(bytes).toString('utf8')))
  return data && isSound(target, data) ? data : null
}

export const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 1)}\n`

export const memberOf = (name: string, content: string | Uint8Array): Member => ({
  name,
  sha256: createHash('sha256').update(content).digest('hex'),
  bytes: Buffer.byteLength(content),
})

/** Whether a file is exactly as it was written: `path` is where it lies, in its place or aside. */
export const isAsWritten = async (path: string, { name, sha256 }: Member): Promise<boolean> => {
  const bytes = await bytesAt(path)
  return bytes !== null && memberOf(name, bytes).sha256 === sha256
}

/** Where a file of the set `target` has its place. */
export const placeOf = (target: string, name: string): string => join(dirname(target), name)
