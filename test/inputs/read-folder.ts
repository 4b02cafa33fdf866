import { readSources } from '../../src/reading/read-sources.ts'
import { recogniseAll, type Recognised } from '../../src/recognition/recognise.ts'
import { readDocuments } from '../../src/reading/documents.ts'

/** Files of one folder by name and content, read and recognised together. */
export const folderRead = (files: Readonly<Record<string, string>>): readonly Recognised[] =>
  recogniseAll(
    Object.entries(files).map(([name, content], i) => {
      const { documents, problems } = readDocuments(new TextEncoder().encode(content))
      return { id: `s${i + 1}`, path: `runs/${name}`, sha256: '', bytes: content.length, documents, problems }
    }),
  )

/** What lies under a path, from the root of the project, read and recognised together. */
export const pathRead = async (path: string): Promise<readonly Recognised[]> =>
  recogniseAll(await readSources([path], new URL('../../', import.meta.url).pathname))
