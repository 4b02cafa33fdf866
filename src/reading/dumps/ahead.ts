import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { inOrder } from '../candidates.ts'
import { openThreads, type Threads } from './threads.ts'

/** Smaller files are read whole as quickly. */
const leastDump = 2_000_000
/** Of such files, so many bytes are read before threads have started that read them faster. */
export const leastInAll = 8_000_000

/** Dumps are few: where there is more than this, nothing is looked for. */
const mostEntries = 200

/** Bytes of a file that a thread may read; 0 for any other. */
export const dumpBytes = async (file: string): Promise<number> =>
  stat(file).then(
    (found) => (found.isFile() && found.size >= leastDump ? found.size : 0),
    () => 0,
  )

/** Files in a folder and below; the path itself where it is none. */
const filesAt = async (path: string): Promise<readonly string[]> => {
  const [folders, files]: [string[], string[]] = [[path], []]
  for (const folder of folders) {
    if (folders.length + files.length > mostEntries) return []
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => null)
    if (entries === null) files.push(folder)
    for (const entry of entries ?? []) (entry.isDirectory() ? folders : files).push(join(folder, entry.name))
  }
  return files.length > mostEntries ? [] : inOrder(files)
}

/** Threads that have begun to read the large files at these paths, while the program loads; null where nothing is worth it. */
export const readAhead = async (paths: readonly string[], cwd: string): Promise<Threads | null> => {
  const files = (await Promise.all(paths.map(async (path) => filesAt(resolve(cwd, path))))).flat()
  const bytes = await Promise.all(files.map(dumpBytes))
  if (bytes.reduce((sum, one) => sum + one, 0) < leastInAll) return null
  const threads = openThreads()
  const begun = new Map(files.flatMap((file, i) => (bytes[i]! > 0 ? [[file, threads.scan(file)] as const] : [])))
  for (const told of begun.values()) told.catch(() => undefined)
  return { ...threads, scan: async (path) => begun.get(path) ?? threads.scan(path) }
}
