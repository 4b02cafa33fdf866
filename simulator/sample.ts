import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sweepFiles, sweeps } from './sample-data.ts'

const folder = join(import.meta.dirname, '../fixtures/sample')

for (const { server } of sweeps) rmSync(join(folder, server.folder), { recursive: true, force: true })
for (const { path, text } of sweeps.flatMap(sweepFiles)) {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
