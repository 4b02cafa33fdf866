import { build } from 'esbuild'
import { readFile, writeFile } from 'node:fs/promises'
import { notices } from './notices.ts'

const root = new URL('../', import.meta.url)

type Package = Readonly<Record<'dependencies' | 'optionalDependencies', Readonly<Record<string, string>>>>

const { dependencies, optionalDependencies }: Package = JSON.parse(
  await readFile(new URL('package.json', root), 'utf8'),
)

/** Loaded by each command; what is in the program of them is a third of them. Types name zod, so that it is installed too. */
const within = new Set(['zod'])
const external = Object.keys({ ...dependencies, ...optionalDependencies, tsx: '' }).filter((one) => !within.has(one))

/**
 * The program as few files, since Node spends a millisecond on each that it loads: the entries, and what they share or load
 * later. All lie side by side, where `version.ts` finds the package. Packages that come with konkyo stay what npm installs;
 * those that every command loads are in it, without what nobody calls.
 */
const { metafile } = await build({
  absWorkingDir: root.pathname,
  entryPoints: [
    'src/cli.ts',
    'src/konkyo.ts',
    'src/render/drawing-thread.ts',
    'src/reading/parquet-worker.ts',
    'src/reading/dumps/dump-thread.ts',
  ],
  entryNames: '[name]',
  bundle: true,
  splitting: true,
  external,
  alias: { yaml: './node_modules/yaml/browser/dist/index.js' },
  charset: 'utf8',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
  metafile: true,
  outdir: 'dist',
})
await writeFile(new URL('dist/notices.txt', root), `${await notices(metafile)}\n`)
