import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'
import type { SetToWrite } from '../../src/writing/set.ts'

/** A test that has a folder of its own. */
export const inFolder = (test: (folder: string) => Promise<void>) => () => withTemporaryFolder('konkyo-test', test)

/** A set of the files `chat.ENDING`, by ending. */
export const someSet = (
  folder: string,
  contents: Readonly<Record<string, string>>,
  more: Partial<SetToWrite> = {},
): SetToWrite => ({
  target: join(folder, 'chat'),
  files: Object.entries(contents).map(([ending, content]) => ({ path: join(folder, `chat.${ending}`), content })),
  report: 'first',
  version: '1.2.3',
  ...more,
})

/** What lies in a folder: text by name. */
export const textsIn = async (folder: string): Promise<Readonly<Record<string, string>>> => {
  const names = await readdir(folder)
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  )
}

/** The same without the manifest, whose token is never the same. */
export const documentsIn = async (folder: string): Promise<Readonly<Record<string, string>>> => {
  const { 'chat.manifest.json': _, ...documents } = await textsIn(folder)
  return documents
}
