import { writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { withTemporaryFolder } from '../src/render/temporary-folder.ts'
import { listFiles } from '../src/reading/list-files.ts'
import type { Suite } from './suite.ts'

const count = 100_000
/** Bytes that a list of as many files may take. */
const most = 400e6

const faultsIn = async (folder: string): Promise<readonly string[]> => {
  await mkdir(join(folder, 'in'))
  for (let i = 0; i < count; i += 1) writeFileSync(join(folder, `in/${i}.csv`), '')
  const before = process.memoryUsage().rss
  const { length } = await listFiles(['in'], folder)
  const taken = process.memoryUsage().rss - before
  return [
    ...(length === count ? [] : [`${length} files are listed`]),
    ...(taken < most ? [] : [`${Math.round(taken / 1e6)} MB are taken`]),
  ]
}

/** A folder of 100,000 files is listed, and takes little memory. */
export const crowds: Suite = async ({ say }) => {
  say(`a folder of ${count} files`)
  const lost = await withTemporaryFolder('konkyo-soak', faultsIn)
  return [{ what: `a folder of ${count} files`, tried: 1, lost }]
}
