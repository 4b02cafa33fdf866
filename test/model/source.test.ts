import { describe, expect, it } from 'vitest'
import { fileNameOf, folderOf } from '../../src/model/source.ts'

describe('a path', () => {
  it.each([
    ['a/b/c.json', 'c.json', 'a/b/'],
    ['c.json', 'c.json', ''],
    ['/c', 'c', '/'],
  ])('%s has a name and a folder', (path, name, folder) => {
    expect([fileNameOf(path), folderOf(path)]).toEqual([name, folder])
  })
})
