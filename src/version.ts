import { readFileSync } from 'node:fs'

/** The folder of the package, seen from here as from where the build puts this. */
export const packageFolder = new URL('../', import.meta.url)

const read = (file: URL): string => readFileSync(file, 'utf8')

const described = JSON.parse(read(new URL('package.json', packageFolder))) as { readonly version: string }

export const { version } = described

const buildOf = (): string | null => {
  try {
    return read(new URL('build.txt', import.meta.url)).trim()
  } catch {
    return null
  }
}

/** The version and the build, which tells two states of one version apart; a program run from its sources has no build. */
export const program = [version, buildOf()].filter((part) => part !== null).join(' ')
