import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readManifest } from '../../src/writing/manifest.ts'
import { writeSet } from '../../src/writing/set.ts'
import { documentsIn, inFolder, someSet } from './some-set.ts'

const namesOf = async (folder: string) => (await readManifest(join(folder, 'chat')))?.files.map(({ name }) => name)

describe('a set', () => {
  it(
    'is written whole, with a manifest that says what each file is, of which report, and what the writer adds',
    inFolder(async (folder) => {
      const below = join(folder, 'b/c')
      const set = someSet(below, { html: '根拠' }, { writtenAt: '2026-09-30T00:00:00.000Z', basis: { a: [1] } })
      const bytes = { path: join(below, 'chat.pdf'), content: new Uint8Array([0, 255]) }
      expect(await writeSet({ ...set, files: [...set.files, bytes] })).toEqual([])
      expect(await readFile(join(below, 'chat.html'), 'utf8')).toBe('根拠')
      expect([...(await readFile(join(below, 'chat.pdf')))]).toEqual([0, 255])
      expect(await readdir(below)).toEqual(['chat.html', 'chat.manifest.json', 'chat.pdf'])
      expect(await readManifest(set.target)).toMatchObject({
        manifestVersion: 1,
        tool: { name: 'konkyo', version: '1.2.3' },
        report: 'first',
        writtenAt: '2026-09-30T00:00:00.000Z',
        files: [
          { name: 'chat.html', bytes: 6 },
          { name: 'chat.pdf', bytes: 2, sha256: '06eb7d6a69ee19e5fbdf749018d3d2abfa04bcbd1365db312eb86dc7169389b8' },
        ],
        gone: [],
        basis: { a: [1] },
      })
    }),
  )

  it(
    'of the same report keeps what an earlier command made, unless that was changed or is not there any more',
    inFolder(async (folder) => {
      await writeSet(someSet(folder, { html: 'page', pdf: 'print', md: 'text', csv: 'points' }))
      await writeFile(join(folder, 'chat.md'), 'changed')
      await writeSet(someSet(folder, { html: 'page again' }))
      expect(await documentsIn(folder)).toEqual({
        'chat.html': 'page again',
        'chat.pdf': 'print',
        'chat.md': 'changed',
        'chat.csv': 'points',
      })
      expect(await namesOf(folder)).toEqual(['chat.html', 'chat.pdf', 'chat.csv'])
    }),
  )

  it(
    'of another report takes away what it does not replace, and leaves what was changed or is none of its own',
    inFolder(async (folder) => {
      await writeSet(someSet(folder, { html: 'page', pdf: 'print', md: 'text' }))
      await writeFile(join(folder, 'chat.md'), 'changed')
      await writeFile(join(folder, 'chat.notes.txt'), 'by hand')
      const removed = await writeSet(someSet(folder, { html: 'another' }, { report: 'second' }))
      expect(removed).toEqual(['chat.pdf'])
      expect(await documentsIn(folder)).toEqual({
        'chat.html': 'another',
        'chat.md': 'changed',
        'chat.notes.txt': 'by hand',
      })
      expect(await namesOf(folder)).toEqual(['chat.html'])
    }),
  )

  it(
    'neither writes nor takes away what is read, and keeps it when it is of the same report',
    inFolder(async (folder) => {
      const inputs = [join(folder, 'chat.json')]
      await writeSet(someSet(folder, { json: 'answer', html: 'page' }))
      await writeSet(someSet(folder, { json: 'answer again', pdf: 'print' }, { inputs }))
      expect(await namesOf(folder)).toEqual(['chat.pdf', 'chat.json', 'chat.html'])
      expect(await writeSet(someSet(folder, { md: 'text' }, { inputs, report: 'second' }))).toEqual([
        'chat.pdf',
        'chat.html',
      ])
      expect(await documentsIn(folder)).toEqual({ 'chat.json': 'answer', 'chat.md': 'text' })
    }),
  )

  it(
    'of nothing is nothing',
    inFolder(async (folder) => {
      expect(await writeSet(someSet(folder, {}))).toEqual([])
      expect(await readdir(folder)).toEqual([])
    }),
  )
})

describe('a set that cannot be written', () => {
  const long = 'l'.repeat(251)
  it.each([
    ['a folder in the place of a file', 'pdf', 'EISDIR'],
    ['a name that is too long', long, 'ENAMETOOLONG'],
  ])('because of %s leaves the old one as it was, and nothing else', async (_, ending, reason) => {
    await inFolder(async (folder) => {
      await writeSet(someSet(folder, { html: 'old' }))
      if (ending === 'pdf') await mkdir(join(folder, 'chat.pdf'))
      const before = await readManifest(join(folder, 'chat'))
      const names = await readdir(folder)
      const writing = writeSet(someSet(folder, { html: 'new', [ending]: 'new' }, { report: 'second' }))
      const path = join(folder, `chat.${ending}`)
      await expect(writing).rejects.toMatchObject({ code: 'unwritable', values: { path, reason } })
      expect(await readFile(join(folder, 'chat.html'), 'utf8')).toBe('old')
      expect(await readManifest(join(folder, 'chat'))).toEqual(before)
      expect(await readdir(folder)).toEqual(names)
    })()
  })

  it(
    'because of a folder in the place of its manifest is not there at all',
    inFolder(async (folder) => {
      await mkdir(join(folder, 'chat.manifest.json'))
      await expect(writeSet(someSet(folder, { html: 'new' }))).rejects.toMatchObject({ code: 'unwritable' })
      expect(await readdir(folder)).toEqual(['chat.manifest.json'])
    }),
  )

  it(
    'because of a file where a folder is needed is told by its first document',
    inFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '')
      const below = join(folder, 'file/below')
      await expect(writeSet(someSet(below, { html: '' }))).rejects.toMatchObject({
        code: 'unwritable',
        values: { path: join(below, 'chat.html'), reason: expect.stringMatching(/^E(NOTDIR|EXIST)$/) },
      })
    }),
  )
})
