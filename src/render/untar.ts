import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const block = 512

interface Entry {
  readonly path: string
  readonly content: Buffer
}

const field = (header: Buffer, start: number, length: number): string =>
  header
    .toString('utf8', start, start + length)
    .replace(/\0.*$/s, '')
    .trim()

/** The regular files of a ustar archive (POSIX.1-1988: 512-byte header, then the content in whole blocks). */
const entries = (archive: Buffer): readonly Entry[] => {
  const found: Entry[] = []
  let at = 0
  while (at + block <= archive.length && archive[at] !== 0) {
    const header = archive.subarray(at, at + block)
    const size = Number.parseInt(field(header, 124, 12), 8)
    const kind = field(header, 156, 1)
    const content = archive.subarray(at + block, at + block + size)
    if (kind === '0' || kind === '') found.push({ path: field(header, 0, 100), content })
    at += block + Math.ceil(size / block) * block
  }
  return found
}

/** Writes the regular files of a trusted tar archive below a folder. */
export const untar = async (archive: Buffer, folder: string): Promise<void> => {
  for (const { path, content } of entries(archive)) {
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, content)
  }
}
