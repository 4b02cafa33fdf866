import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { batches } from './batch.ts'
import { dumps } from './dumps.ts'
import { growths } from './growth.ts'
import type { Row } from './measure.ts'
import { pages } from './pages.ts'
import { printing } from './print.ts'
import { start } from './start.ts'
import { print, write } from './table.ts'

/*
 * Speed and size of one run on this machine, as ratios to floors taken in the same run. Nothing is asserted:
 * `npm run bench` prints, `npm run bench -- pages growth` does so of some topics, `--write` renews RESULTS.md.
 */

const topics: Readonly<Record<string, (folder: string) => Promise<readonly Row[]>>> = {
  start,
  pages,
  print: printing,
  batch: batches,
  growth: growths,
  dumps,
}

const named = process.argv.slice(2).filter((one) => one in topics)
const results = new Map<string, readonly Row[]>()
const folder = mkdtempSync(join(tmpdir(), 'konkyo-bench-'))
try {
  for (const topic of named.length > 0 ? named : Object.keys(topics)) {
    const rows = await topics[topic]!(folder)
    for (const row of rows) print(row)
    results.set(topic, rows)
  }
  if (process.argv.includes('--write')) write(results)
} finally {
  rmSync(folder, { recursive: true })
}
