import { build } from 'esbuild'

/**
 * The program as few files, since Node spends a millisecond on each that it loads: the entries, and what they share or load
 * later. All lie side by side, where `version.ts` finds the package; packages stay what npm installs.
 */
await build({
  absWorkingDir: new URL('../', import.meta.url).pathname,
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
  packages: 'external',
  charset: 'utf8',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
  outdir: 'dist',
})
