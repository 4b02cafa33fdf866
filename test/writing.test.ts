import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withTemporaryFolder } from '../src/render/temporary-folder.ts'
import { writeAll } from '../src/writing.ts'

const inFolder = (test: (folder: string) => Promise<void>) => () => withTemporaryFolder('konkyo-test', test)

describe('writeAll', () => {
  it(
    'writes texts and bytes, makes folders, and returns the paths in the order given',
    inFolder(async (folder) => {
      const paths = [join(folder, 'b/c/text.html'), join(folder, 'a.pdf')] as const
      const files = [
        { path: paths[0], content: '根拠' },
        { path: paths[1], content: new Uint8Array([0, 255]) },
      ]
      expect(await writeAll(files)).toEqual(paths)
      expect(await readFile(paths[0], 'utf8')).toBe('根拠')
      expect([...(await readFile(paths[1]))]).toEqual([0, 255])
      expect(await readdir(folder)).toEqual(['a.pdf', 'b'])
    }),
  )

  it(
    'replaces what is there',
    inFolder(async (folder) => {
      const path = join(folder, 'x.json')
      await writeFile(path, 'old and longer')
      await writeAll([{ path, content: 'new' }])
      expect(await readFile(path, 'utf8')).toBe('new')
    }),
  )

  it(
    'writes nothing when one of the files cannot be written, and keeps what was there',
    inFolder(async (folder) => {
      const [first, second, third] = ['first', 'second', 'third'].map((name) => join(folder, name))
      await writeFile(first!, 'kept')
      await mkdir(second!)
      const writing = writeAll([first!, second!, third!].map((path) => ({ path, content: 'new' })))
      await expect(writing).rejects.toMatchObject({ code: 'unwritable', values: { path: second, reason: 'EISDIR' } })
      expect(await readFile(first!, 'utf8')).toBe('kept')
      expect(await readdir(folder)).toEqual(['first', 'second'])
    }),
  )

  it(
    'tells of a file where a folder is needed',
    inFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '')
      const path = join(folder, 'file/below.json')
      const writing = writeAll([{ path, content: '' }])
      await expect(writing).rejects.toMatchObject({
        code: 'unwritable',
        values: { path, reason: expect.stringMatching(/^E(NOTDIR|EXIST)$/) },
      })
    }),
  )

  it('writes nothing for nothing', async () => {
    expect(await writeAll([])).toEqual([])
  })
})
