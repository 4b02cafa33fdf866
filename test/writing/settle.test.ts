import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { asideOf } from '../../src/writing/aside.ts'
import { manifestPathOf, manifestText, readManifest, type Manifest } from '../../src/writing/manifest.ts'
import { writeSet } from '../../src/writing/set.ts'
import { settle } from '../../src/writing/settle.ts'
import { documentsIn, inFolder, someSet } from './some-set.ts'

/** A new set of another report over an old one, as it is just after it was committed: its files aside, none in its place. */
const committed = async (folder: string): Promise<Manifest> => {
  const target = join(folder, 'chat')
  await writeSet(someSet(folder, { html: 'old', json: 'old', pdf: 'old' }))
  const former = (await readManifest(target))!
  await mkdir(join(folder, 'new'))
  await writeSet(someSet(join(folder, 'new'), { html: 'new', json: 'also new' }, { report: 'second' }))
  const next = (await readManifest(join(folder, 'new/chat')))!
  for (const [i, { name }] of next.files.entries())
    await rename(join(folder, 'new', name), asideOf(target, next.token, i))
  await rm(join(folder, 'new'), { recursive: true })
  const manifest = { ...next, gone: former.files.filter(({ name }) => name === 'chat.pdf') }
  await writeFile(manifestPathOf(target), manifestText(manifest))
  return manifest
}

const whole = { 'chat.html': 'new', 'chat.json': 'also new' }

describe('what a killed process left', () => {
  it(
    'goes forward when it was committed, wherever it stopped, and what it replaces goes',
    inFolder(async (folder) => {
      const { token } = await committed(folder)
      await settle(join(folder, 'chat'))
      expect(await documentsIn(folder)).toEqual(whole)
      await committed(folder)
      await rm(join(folder, 'chat.pdf'))
      await rename(
        asideOf(join(folder, 'chat'), (await readManifest(join(folder, 'chat')))!.token, 0),
        join(folder, 'chat.html'),
      )
      await settle(join(folder, 'chat'))
      expect(await documentsIn(folder)).toEqual(whole)
      expect((await readManifest(join(folder, 'chat')))!.token).not.toBe(token)
    }),
  )

  it(
    'goes away when it was not committed, and the old set is as it was',
    inFolder(async (folder) => {
      await writeSet(someSet(folder, { html: 'old' }))
      for (const which of [0, 'manifest', 'lock'] as const)
        await writeFile(asideOf(join(folder, 'chat'), '0a1b2c3d', which), 'half')
      await settle(join(folder, 'chat'))
      expect(await documentsIn(folder)).toEqual({ 'chat.html': 'old' })
    }),
  )

  it(
    'never touches parts of an output whose name begins alike, nor files that only look a little like parts',
    inFolder(async (folder) => {
      const others = {
        'chat.v2.0a1b2c3d-0.part': 'a',
        'chat.html.part': 'b',
        'chat.0a1b2c3d-x.part': 'c',
        'chat.v2.lock': 'd',
      }
      for (const [name, text] of Object.entries(others)) await writeFile(join(folder, name), text)
      await writeFile(asideOf(join(folder, 'chat'), '0a1b2c3d', 0), 'half')
      await settle(join(folder, 'chat'))
      expect(await documentsIn(folder)).toEqual(others)
    }),
  )

  it(
    'does not go to its place when it is not what the manifest says',
    inFolder(async (folder) => {
      const { token } = await committed(folder)
      await writeFile(asideOf(join(folder, 'chat'), token, 0), 'torn')
      await settle(join(folder, 'chat'))
      expect(await documentsIn(folder)).toEqual({ 'chat.html': 'old', 'chat.json': 'also new' })
    }),
  )

  it(
    'leaves a file of the former set that a person has changed meanwhile',
    inFolder(async (folder) => {
      await committed(folder)
      await writeFile(join(folder, 'chat.pdf'), 'by hand')
      await settle(join(folder, 'chat'))
      expect(await documentsIn(folder)).toEqual({ ...whole, 'chat.pdf': 'by hand' })
    }),
  )

  it(
    'is settled by the next set before that is written',
    inFolder(async (folder) => {
      await committed(folder)
      await writeSet(someSet(folder, { md: 'text' }, { report: 'second' }))
      expect(await documentsIn(folder)).toEqual({ ...whole, 'chat.md': 'text' })
    }),
  )

  it(
    'is nothing where there is nothing, not even a folder',
    inFolder(async (folder) => {
      await settle(join(folder, 'none/chat'))
      expect(await documentsIn(folder)).toEqual({})
      await writeSet(someSet(folder, { html: 'once' }))
      const before = await readFile(join(folder, 'chat.manifest.json'), 'utf8')
      await settle(join(folder, 'chat'))
      expect(await readFile(join(folder, 'chat.manifest.json'), 'utf8')).toBe(before)
    }),
  )
})
