import type { Metafile } from 'esbuild'
import { readFile } from 'node:fs/promises'

const root = new URL('../', import.meta.url)

/** Packages of which something is in the bundle. */
const packagesIn = ({ inputs }: Metafile): readonly string[] => {
  const names = Object.keys(inputs).flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [])
  return [...new Set(names)].toSorted()
}

const noticeOf = async (title: string, folder: string): Promise<string> =>
  `${title}\n\n${(await readFile(new URL(`${folder}LICENSE`, root), 'utf8')).trim()}`

/** The licences of konkyo and of all packages in a bundle, which have to go wherever it goes. */
export const notices = async (metafile: Metafile): Promise<string> => {
  const own = await noticeOf('konkyo', '')
  const others = packagesIn(metafile).map((name) => noticeOf(name, `node_modules/${name}/`))
  return [own, ...(await Promise.all(others))].join('\n\n---\n\n')
}
