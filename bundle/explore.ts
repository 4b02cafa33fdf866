import { build, type BuildOptions, type Metafile } from 'esbuild'
import { readFile } from 'node:fs/promises'

const root = new URL('../', import.meta.url)

/** Packages of which something is in the bundle. */
const packagesIn = ({ inputs }: Metafile): readonly string[] => {
  const names = Object.keys(inputs).flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [])
  return [...new Set(names)].toSorted()
}

const noticeOf = async (title: string, folder: string): Promise<string> =>
  `${title}\n\n${(await readFile(new URL(`${folder}LICENSE`, root), 'utf8')).trim()}`

/** What the licences ask for wherever the program goes, as a comment at its end. */
const notices = async (metafile: Metafile): Promise<string> => {
  const own = await noticeOf('konkyo', '')
  const others = packagesIn(metafile).map((name) => noticeOf(name, `node_modules/${name}/`))
  return `/*!\n${[own, ...(await Promise.all(others))].join('\n\n---\n\n').replaceAll('*/', '* /')}\n*/\n`
}

const options: BuildOptions = {
  absWorkingDir: root.pathname,
  entryPoints: ['src/explore/main.ts'],
  bundle: true,
  minify: true,
  charset: 'utf8',
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' },
  logLevel: 'warning',
  outfile: 'dist/explore.js',
}

/** The program of the explore page, with the licence of everything that is in it. */
const { metafile } = await build({ ...options, write: false, metafile: true })
await build({ ...options, footer: { js: await notices(metafile) } })
