import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readAhead } from '../../../src/reading/dumps/ahead.ts'
import { readSources } from '../../../src/reading/read-sources.ts'
import { takesFolded } from '../../../src/recognition/recognise.ts'
import { vllmDump } from './dump-files.ts'

const home = mkdtempSync(join(tmpdir(), 'konkyo-ahead-'))
afterAll(() => rmSync(home, { recursive: true }))

const folderOf = (name: string, sizes: readonly number[]): string => {
  mkdirSync(join(home, name, 'inner'), { recursive: true })
  for (const [i, bytes] of sizes.entries())
    writeFileSync(
      join(home, name, 'inner', `${i}.json`),
      JSON.stringify({ ...vllmDump(i), generated_texts: ['x'.repeat(bytes)] }),
    )
  return name
}

describe('readAhead', () => {
  it('begins large files, which are read the same', async () => {
    const folder = folderOf('large', [3_000_000, 3_000_000, 3_000_000, 10])
    const ahead = await readAhead([folder], home)
    const early = await readSources([folder], home, { takes: takesFolded, ahead })
    const late = await readSources([folder], home)
    const hashes = (sources: typeof late) => sources.map(({ path, sha256, bytes }) => [path, sha256, bytes])
    expect(hashes(early)).toEqual(hashes(late))
    const lists = early.map(({ documents: [one] }) => (one as { value: Record<string, unknown> }).value['ttfts'])
    expect(lists.map(Array.isArray)).toEqual([false, false, false, true])
  })

  it('serves one reading after the other, as a comparison has two', async () => {
    const folders = [folderOf('old', [5_000_000, 5_000_000]), folderOf('new', [5_000_000, 5_000_000, 5_000_000])]
    const ahead = (await readAhead(folders, home))!
    for (const folder of folders) {
      const sources = await readSources([folder], home, { takes: takesFolded, ahead })
      expect(sources.flatMap(({ problems }) => problems)).toEqual([])
    }
    await ahead.end()
  })

  it.each([
    ['little', () => [folderOf('little', [3_000_000, 3_000_000])]],
    ['nothing that is there', () => ['absent', 'large/*.json']],
    ['very many files', () => [folderOf('many', [...Array<number>(201).fill(10), 9_000_000])]],
  ])('begins nothing of %s', async (_, paths) => {
    expect(await readAhead(paths(), home)).toBeNull()
  })

  it('ends in the middle of what it reads', async () => {
    const ahead = (await readAhead([folderOf('ended', Array<number>(6).fill(5_000_000))], home))!
    const told = ahead.scan(join(home, 'ended', 'inner', '0.json')).then(
      ({ kind }) => kind,
      () => 'ended',
    )
    await ahead.end()
    expect(['ended', 'dump']).toContain(await told)
  })
})
