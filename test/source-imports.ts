import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

const root = new URL('../src/', import.meta.url).pathname

/** One import as it stands: `to` is a file of src or the name of a package. `erased` imports leave no trace at run time. */
export interface Import {
  readonly from: string
  readonly to: string
  readonly erased: boolean
}

/** Every TypeScript file of src, by its path below it. */
export const sourceFiles: readonly string[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .toSorted()

export const sourceText = (file: string): string => readFileSync(join(root, file), 'utf8')

/** The code without its comments, so that words in prose are not taken for code. */
export const codeOf = (file: string): string => sourceText(file).replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')

/** The part of the architecture that a file belongs to: its folder, or the file itself at the top. */
export const partOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : file)

const target = (from: string, specifier: string): string =>
  specifier.startsWith('.') ? relative(root, resolve(root, dirname(from), specifier)) : specifier

/** `import { type A }` stays as an import of nothing; only `import type` is erased. */
const statement = /(?<=^|\n)(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?'([^']+)'/g
const dynamic = /\bimport\('([^']+)'\)/g

export const importsOf = (from: string): readonly Import[] => {
  const code = codeOf(from)
  return [
    ...[...code.matchAll(statement)].map(([, type, specifier = '']) => ({
      from,
      to: target(from, specifier),
      erased: type !== undefined,
    })),
    ...[...code.matchAll(dynamic)].map(([, specifier = '']) => ({ from, to: target(from, specifier), erased: false })),
  ]
}
