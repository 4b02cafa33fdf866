import { resolve } from 'node:path'
import type { ReadSource } from '../model/source.ts'
import { listFiles } from './list-files.ts'
import { readSource } from './read-source.ts'

const filesAtOnce = 8

/** Every file under the paths, in the order of `listFiles`, with the ids s1, s2 …; a few are read at a time. */
export const readSources = async (
  paths: readonly string[],
  cwd: string,
  onFile?: (read: number, files: number) => void,
): Promise<readonly ReadSource[]> => {
  const named = new Set(paths.map((path) => resolve(cwd, path)))
  const files = await listFiles(paths, cwd)
  const queue = files.entries()
  let read = 0
  const sources: ReadSource[] = []
  const work = async (): Promise<void> => {
    for (const [index, path] of queue) {
      sources[index] = { ...(await readSource(`s${index + 1}`, path, cwd)), named: named.has(resolve(cwd, path)) }
      onFile?.((read += 1), files.length)
    }
  }
  await Promise.all(Array.from({ length: filesAtOnce }, work))
  return sources
}
