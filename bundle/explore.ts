import { build, type BuildOptions } from 'esbuild'
import { notices } from './notices.ts'

const root = new URL('../', import.meta.url)

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
const footer = { js: `/*!\n${(await notices(metafile)).replaceAll('*/', '* /')}\n*/\n` }
await build({ ...options, footer })
