import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { untar } from '../../src/render/untar.ts'

const entry = (path: string, kind: string, content: string): Buffer => {
  const header = Buffer.alloc(512)
  header.write(path, 0)
  header.write(content.length.toString(8).padStart(11, '0'), 124)
  header.write(kind, 156)
  return Buffer.concat([header, Buffer.from(content.padEnd(Math.ceil(content.length / 512) * 512, '\0'))])
}

describe('untar', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'untar-'))
  })
  afterEach(async () => rm(folder, { recursive: true }))

  it('writes regular files of any length into their folders', async () => {
    const long = 'x'.repeat(1025)
    const end = Buffer.alloc(1024)
    await untar(
      Buffer.concat([
        entry('lib/', '5', ''),
        entry('lib/a', '0', 'one'),
        entry('b', '\0', long),
        entry('e', '0', ''),
        end,
      ]),
      folder,
    )
    expect(await readFile(join(folder, 'lib', 'a'), 'utf8')).toBe('one')
    expect(await readFile(join(folder, 'b'), 'utf8')).toBe(long)
    expect(await readFile(join(folder, 'e'), 'utf8')).toBe('')
  })

  it('leaves links alone', async () => {
    await untar(Buffer.concat([entry('link', '2', ''), Buffer.alloc(1024)]), folder)
    expect(await readdir(folder)).toEqual([])
  })
})
