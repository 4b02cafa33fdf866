import { inOrder, beginningBytes, isCandidate, isHidden } from '../reading/candidates.ts'
import { readDocuments } from '../reading/documents.ts'
import type { ReadSource } from '../model/source.ts'
import { onOneLine } from '../visible.ts'
import type { GivenFile } from './messages.ts'

const hexadecimal = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The ending of a name with its dot, as Node tells it: none of a name that begins with its only dot. */
const endingOf = (path: string): string => /[^/](\.[^./]*)$/.exec(path)?.[1] ?? ''

const isWanted = async ({ path, named, bytes }: GivenFile): Promise<boolean> =>
  named ||
  (!path.split('/').some(isHidden) &&
    (await isCandidate(endingOf(path), async () => new TextDecoder().decode(bytes.slice(0, beginningBytes)))))

/** The files worth reading, in the order in which the command line reads them. */
const wantedOf = async (files: readonly GivenFile[]): Promise<readonly GivenFile[]> => {
  const wanted = await Promise.all(files.map(isWanted))
  const byPath = new Map(files.filter((_, i) => wanted[i]).map((file) => [file.path, file]))
  return inOrder([...byPath.keys()]).map((path) => byPath.get(path)!)
}

/** Files as the command line reads them. */
export const readFiles = async (files: readonly GivenFile[]): Promise<readonly ReadSource[]> => {
  const wanted = await wantedOf(files)
  return Promise.all(
    wanted.map(async ({ path, named, bytes }, i) => {
      const sha256 = hexadecimal(await crypto.subtle.digest('SHA-256', bytes))
      const known = { id: `s${i + 1}`, path: onOneLine(path), named, sha256, bytes: bytes.byteLength }
      return { ...known, ...readDocuments(new Uint8Array(bytes)) }
    }),
  )
}
