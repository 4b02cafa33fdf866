import { readFileSync } from 'node:fs'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

const described = JSON.parse(read('../package.json')) as { readonly version: string }

export const { version } = described

const buildOf = (): string | null => {
  try {
    return read('build.txt').trim()
  } catch {
    return null
  }
}

/** The version and the build, which tells two states of one version apart; a program run from its sources has no build. */
export const program = [version, buildOf()].filter((part) => part !== null).join(' ')
