import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isManifest, manifestEnding, type Manifest } from './manifest.ts'

const manifestAt = (path: string): Manifest | null => {
  try {
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
