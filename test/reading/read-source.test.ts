import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../src/reading/read-source.ts'

const cwd = fileURLToPath(new URL('../../fixtures/containers/', import.meta.url))
const sha256 = /^[0-9a-f]{64}$/

describe('readSource', () => {
  it('hashes the bytes as they are in the file', async () => {
    expect(await readSource('s1', 'empty.json', cwd)).toStrictEqual({
      id: 's1',
      path: 'empty.json',
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      bytes: 0,
      documents: [],
      problems: [{ code: 'emptyFile', where: '', values: {} }],
    })
  })

  it('reads documents, with the path as it was given', async () => {
    const source = await readSource('s7', './array.json', cwd)
    expect(source).toMatchObject({ id: 's7', path: './array.json', documents: [{ at: '/0' }, { at: '/1' }] })
    expect(source.sha256).toMatch(sha256)
  })

  it('only hashes a file that is too large', async () => {
    const whole = await readSource('s1', 'object.json', cwd)
    const large = await readSource('s1', 'object.json', cwd, 10)
    const problem = { code: 'tooLarge', where: '', values: { bytes: whole.bytes, limit: 10 } }
    expect(large).toStrictEqual({ ...whole, documents: [], problems: [problem] })
  })

  it('reports a file that cannot be read', async () => {
    expect(await readSource('s1', 'absent.json', cwd)).toStrictEqual({
      id: 's1',
      path: 'absent.json',
      sha256: '',
      bytes: 0,
      documents: [],
      problems: [{ code: 'unreadableFile', where: '', values: { reason: 'ENOENT' } }],
    })
    expect(await readSource('s1', '.', cwd)).toMatchObject({ problems: [{ values: { reason: 'EISDIR' } }] })
  })
})
