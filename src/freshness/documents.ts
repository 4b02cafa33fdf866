import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isRecord, isOwn } from '../reading/json-documents.ts'

/** The part of the manifest of a set of documents that tells whether they are as they were written, and what of. */
export interface Manifest {
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
  readonly token: string
  readonly basis?: unknown
}

const manifestEnding = '.manifest.json'

const isFile = (value: unknown): boolean => isRecord(value) && 'bytes' in value && typeof value['name'] === 'string'

/** Only as far as it is needed, and without a schema, which would take longer to load than all the rest takes. */
const isManifest = (value: unknown): value is Manifest =>
  isRecord(value) && isOwn(value) && 'token' in value && Array.isArray(value['files']) && value['files'].every(isFile)

/** Of a manifest, bytes; one names its sources, 100,000 at most. */
const largestManifest = 100_000_000

/** A pipe would be waited for without end. */
const manifestAt = (path: string): Manifest | null => {
  try {
    const found = statSync(path)
    if (!found.isFile() || found.size > largestManifest) return null
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isManifest(value) ? value : null
  } catch {
    return null
  }
}

/** The manifest of the documents of a target (folder and NAME); null where there is none. */
export const manifestOf = (target: string): Manifest | null => manifestAt(`${target}${manifestEnding}`)

/** Of the names in a folder those of documents that konkyo wrote, by the manifests among them. */
export const documentsAmong = (folder: string, names: readonly string[]): ReadonlySet<string> =>
  new Set(
    names
      .filter((name) => name.endsWith(manifestEnding))
      .flatMap((name) => {
        const manifest = manifestAt(join(folder, name))
        return manifest ? [name, ...manifest.files.map((file) => basename(file.name))] : []
      }),
  )

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Whether somebody writes the documents of a target now, or was killed while doing so. */
export const isLeft = (target: string): boolean =>
  namesIn(dirname(target)).some((name) => name.startsWith(`${basename(target)}.`) && /\.(?:lock|part)$/.test(name))
