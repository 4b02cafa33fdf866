import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDocuments } from '../../src/reading/documents.ts'
import { manifestText, memberOf, readManifest, type Manifest } from '../../src/writing/manifest.ts'
import { namedPipe } from '../named-pipe.ts'
import { inFolder } from './some-set.ts'

const member = memberOf('chat.html', 'text')

const sound: Manifest = {
  manifestVersion: 1,
  tool: { name: 'konkyo', version: '1.2.3' },
  report: 'first',
  writtenAt: null,
  token: '0a1b2c3d',
  files: [member],
  gone: [],
  basis: null,
}

const readBack = async (text: string): Promise<Manifest | null> => {
  let found: Manifest | null = null
  await inFolder(async (folder) => {
    await writeFile(join(folder, 'chat.manifest.json'), text)
    found = await readManifest(join(folder, 'chat'))
  })()
  return found
}

describe('a manifest', () => {
  it('is read back as it was written', async () => {
    expect(await readBack(manifestText(sound))).toEqual(sound)
  })

  it.each([
    '../chat.html',
    '/etc/chat.html',
    'chat.d/x.html',
    'chat.\\x.html',
    'other.html',
    'chat',
    'chat.x\0.html',
    'chat.manifest.json',
    'chat.lock',
    'chat.0a1b2c3d-0.part',
  ])('that names %j is as if it was not there', async (name) => {
    expect(await readBack(manifestText({ ...sound, files: [{ ...member, name }] }))).toBeNull()
    expect(await readBack(manifestText({ ...sound, gone: [{ ...member, name }] }))).toBeNull()
  })

  it.each([
    ['of a later version', { manifestVersion: 2 }],
    ['of another program', { tool: { name: 'other', version: '1' } }],
    ['with a token that leads elsewhere', { token: '../../x' }],
    ['with a hash that is none', { files: [{ ...member, sha256: 'x' }] }],
    ['with a name twice', { files: [member, member] }],
    ['with a file that it brings and takes away', { gone: [member] }],
    ['with what nobody knows', { more: 1 }],
  ])('%s is as if it was not there', async (_, strange) => {
    expect(await readBack(JSON.stringify({ ...sound, ...strange }))).toBeNull()
  })

  it('that is cut, empty or no JSON is as if it was not there', async () => {
    for (const text of [manifestText(sound).slice(0, -5), '', 'null', '\0']) expect(await readBack(text)).toBeNull()
  })

  it(
    'is a plain file: no folder, link or pipe',
    inFolder(async (folder) => {
      await writeFile(join(folder, 'real.json'), manifestText(sound))
      await symlink('real.json', join(folder, 'chat.manifest.json'))
      await mkdir(join(folder, 'b.manifest.json'))
      const pipe = namedPipe(join(folder, 'c.manifest.json')) ? ['c'] : []
      for (const name of ['chat', 'b', ...pipe]) expect(await readManifest(join(folder, name))).toBeNull()
    }),
  )

  it('among results is a file of konkyo itself, whatever its basis holds', () => {
    const basis = { request_throughput: 1, max_concurrency: 8, p99_ttft_ms: 100, completed: 100 }
    const { documents, problems } = readDocuments(Buffer.from(manifestText({ ...sound, basis })))
    expect(documents).toEqual([])
    expect(problems).toMatchObject([{ code: 'ownReport' }])
  })
})
