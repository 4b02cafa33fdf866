import { readFile, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const dist = new URL('../dist/', import.meta.url).pathname

/** Declarations that one names; they name files of the sources, `.ts`. */
const named = (file: string, text: string): readonly string[] =>
  [...text.matchAll(/(?:\bfrom |\bimport\()["'](\.[^"']+)\.ts["']/g)].map(([, path = '']) =>
    join(dirname(file), `${path}.d.ts`),
  )

/** Only those stay that a user of the library comes to: one in ten. */
const reached = new Set(['konkyo.d.ts'])
for (const file of reached)
  for (const other of named(file, await readFile(join(dist, file), 'utf8'))) reached.add(other)

const all = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith('.d.ts'))
await Promise.all(all.filter((name) => !reached.has(name)).map((name) => rm(join(dist, name))))
