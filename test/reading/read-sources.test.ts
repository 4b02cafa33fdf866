import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readSource, readSources } from '../../src/reading/read-sources.ts'
import { listFiles } from '../../src/reading/list-files.ts'

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

  it.each([
    ['runs.zip', 'packedFile'],
    ['c64.json.gz', 'packedFile'],
    ['結果.xlsx', 'workbook'],
  ])('does not read %s, and says so', async (name, code) => {
    const folder = await mkdtemp(join(tmpdir(), 'konkyo-packed-'))
    await writeFile(join(folder, name), '{}')
    const { documents, problems, bytes } = await readSource('s1', name, folder)
    await rm(folder, { recursive: true })
    expect([documents, problems, bytes]).toEqual([[], [{ code, where: '', values: {} }], 2])
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

const root = fileURLToPath(new URL('../../', import.meta.url))

describe('readSources', () => {
  it('numbers the files in the order of their listing', async () => {
    const paths = ['fixtures/containers/tabs.csv', 'fixtures/containers']
    const files = await listFiles(paths, root)
    const sources = await readSources(paths, root)
    expect(sources.map(({ path }) => path)).toStrictEqual(files)
    expect(sources.map(({ id }) => id)).toStrictEqual(files.map((_, index) => `s${index + 1}`))
    expect(sources[0]).toMatchObject({ id: 's1', path: 'fixtures/containers/tabs.csv' })
    expect(sources.length).toBeGreaterThan(40)
  })

  it('gives the same result every time', async () => {
    expect(await readSources(['fixtures/containers'], root)).toStrictEqual(
      await readSources(['fixtures/containers'], root),
    )
  })

  it('reads nothing from nothing', async () => {
    expect(await readSources([], root)).toStrictEqual([])
  })
})
