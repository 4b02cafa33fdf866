import { validate } from 'dockerfile-utils'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../e2e/konkyo.ts'

const text = await readFile(join(root, 'Containerfile'), 'utf8')

/** What an instruction says, each time it stands there. */
const said = (instruction: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^${instruction} (.*)$`, 'gm'))].map(([, rest = '']) => rest)

describe('the image recipe', () => {
  it('has nothing that a builder would refuse', () => {
    expect(validate(text).map(({ message }) => message)).toEqual([])
    expect(validate(text.replace('ENTRYPOINT', 'ENTRYPONT'))).toHaveLength(1)
  })

  it('is a Node LTS with the command, run by a plain user', () => {
    expect(said('FROM')).toEqual(['node:24-slim AS build', 'node:24-slim'])
    expect(said('USER')).toEqual(['node'])
    expect(said('ENTRYPOINT')).toEqual(['["konkyo"]'])
  })

  it('takes the browser of the distribution, and no font', () => {
    expect(text).toMatch(/apt-get install --yes --no-install-recommends chromium \\$/m)
    expect(said('ENV').join(' ')).toContain('KONKYO_BROWSER=/usr/bin/chromium')
  })
})
