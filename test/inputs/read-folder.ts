import { readDocuments } from '../../src/reading/documents.ts'
import { readSources } from '../../src/reading/read-sources.ts'
import { recogniseAll, type Recognised } from '../../src/recognition/recognise.ts'

/** Files of that content, by their paths, read together; objects and lists are JSON. */
export const folderRead = (files: Readonly<Record<string, unknown>>): readonly Recognised[] =>
  recogniseAll(
    Object.entries(files).map(([path, content], i) => {
      const text = typeof content === 'string' ? content : JSON.stringify(content)
      return { id: `s${i + 1}`, path, sha256: '', bytes: 0, ...readDocuments(new TextEncoder().encode(text)) }
    }),
  )

/** A folder of the disk, its files read together. */
export const diskRead = async (folder: URL, ...paths: readonly string[]): Promise<readonly Recognised[]> =>
  recogniseAll(await readSources(paths, folder.pathname))

/** Results measured by others; absent where only the project is. */
export const shared = new URL('../../../shared/data/', import.meta.url)
export const fixtures = new URL('../../fixtures/', import.meta.url)
const root = new URL('../../', import.meta.url)

/** The file whose path ends so. */
export const fileOf = (all: readonly Recognised[], end: string): Recognised => {
  const found = all.find(({ source }) => source.path.endsWith(end))
  if (!found) throw new Error(`${end} is none of ${all.map(({ source }) => source.path).join(', ')}`)
  return found
}

/** What lies under a path, from the root of the project, read together. */
export const pathRead = async (path: string): Promise<readonly Recognised[]> => diskRead(root, path)
