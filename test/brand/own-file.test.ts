import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ownFile } from '../../src/brand/own-file.ts'
import { thrownBy } from '../question/thrown.ts'
import { folderWith, named } from './some-files.ts'

describe('ownFile', () => {
  it('reads what lies within the folder, however it is written', async (context) => {
    const root = await folderWith(context, { 'a/b.txt': 'x' })
    for (const path of ['a/b.txt', './a/../a/b.txt', join(root, 'a/b.txt')])
      expect(String(await ownFile(named(root, path), 10)), path).toBe('x')
  })

  it('leaves the folder by no way', async (context) => {
    const outside = await folderWith(context, { 'secret.txt': 's' })
    const root = await folderWith(context, { 'a.txt': 'x' })
    await symlink(join(outside, 'secret.txt'), join(root, 'link.txt'))
    await symlink(outside, join(root, 'folder'))
    const ways = ['../secret.txt', join(outside, 'secret.txt'), 'link.txt', 'folder/secret.txt', '../nothing-there.txt']
    for (const path of [...ways, `../${root.split('/').at(-1)}-beside/x`])
      expect(await thrownBy(() => ownFile(named(root, path), 10)), path).toEqual({
        code: 'brandOutside',
        values: { where: 'plan.yaml:1:1', path },
      })
  })

  it('follows a link that stays inside', async (context) => {
    const root = await folderWith(context, { 'a.txt': 'x' })
    await symlink(join(root, 'a.txt'), join(root, 'b.txt'))
    expect(String(await ownFile(named(root, 'b.txt'), 10))).toBe('x')
  })

  it('reads neither what is missing, nor folders, nor what is too large', async (context) => {
    const root = await folderWith(context, { 'large.txt': '12345678901' })
    await mkdir(join(root, 'folder'))
    for (const path of ['missing.txt', 'folder', '.', 'large.txt'])
      expect(await thrownBy(() => ownFile(named(root, path), 10)), path).toEqual({
        code: 'brandUnreadable',
        values: { where: 'plan.yaml:1:1', path, limit: 10 },
      })
  })
})
