import { readFileSync } from 'node:fs'

const described = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly version: string
}

export const { version } = described
