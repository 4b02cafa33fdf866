import { createHash } from 'node:crypto'
import { readFile, readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, type TestContext } from 'vitest'
import { reportOf } from '../../src/analysis/report.ts'
import { understand } from '../../src/pipeline.ts'
import { resolvePlan } from '../../src/question/resolve.ts'
import { type ReadFile, readAny } from '../../src/reading/read-sources.ts'
import { storedRows } from '../../src/store/segments.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { temporaryFolder } from '../e2e/konkyo.ts'
import { detailed } from './detailed.ts'

const plan = resolvePlan({}, null)
const stamp = { version: '1', now: '2026-01-01T00:00:00Z' }

/** Older than a tick of the clock, so that its stamp can be believed. */
const written = async (folder: string, name: string, content: string, date = '2026-07-01T00:00:00Z'): Promise<void> => {
  await writeFile(join(folder, name), content)
  await utimes(join(folder, name), new Date(date), new Date(date))
}

const long = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2100))

const opened = async (folder: string, limit = 1e9): Promise<Store> =>
  openStore({ folder: join(folder, 'store'), limit, program: 'p' })

const answer = async (folder: string, store?: Store): Promise<string> =>
  createHash('sha256')
    .update(JSON.stringify(reportOf(await understand({ paths: ['.'], cwd: folder, store }), plan, stamp)))
    .digest('hex')

const settled = async (folder: string, limit?: number): Promise<string> => {
  const store = await opened(folder, limit)
  const found = await answer(folder, store)
  expect(await store.settle()).toBeNull()
  return found
}

const some = async (test: Pick<TestContext, 'onTestFinished'>): Promise<string> => {
  const folder = await temporaryFolder(test)
  for (const concurrency of [2, 4]) await written(folder, `c${concurrency}.json`, detailed(concurrency))
  await long()
  return folder
}

const documentsIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(join(folder, 'store', 'documents')).catch(() => [])).map((name) =>
    join(folder, 'store', 'documents', name),
  )

/** Counts the files that are read and not found in the store. */
const counted = (): { readonly read: ReadFile; readonly files: string[] } => {
  const files: string[] = []
  const read: ReadFile = async (id, given, cwd) => {
    files.push(given)
    return readAny(id, given, cwd)
  }
  return { read, files }
}

const unread = async (folder: string): Promise<readonly string[]> => {
  const { read, files } = counted()
  const reading = (await opened(folder)).reading(read)
  for (const name of ['c2.json', 'c4.json']) {
    const source = await reading('s1', name, folder)
    expect(source).toStrictEqual(await readAny('s1', name, folder))
  }
  return files
}

describe.concurrent('a store', () => {
  it('gives the answer that there is without it, the first time and the second, without reading large files again', async (test) => {
    const folder = await some(test)
    const without = await answer(folder)
    expect(await settled(folder)).toBe(without)
    expect(await documentsIn(folder)).toHaveLength(2)
    expect(await settled(folder)).toBe(without)
    expect(await unread(folder)).toEqual([])
  })

  it('reads a file again that changed, also one of the same size and date', async (test) => {
    const folder = await some(test)
    await settled(folder)
    await written(folder, 'c2.json', detailed(3))
    expect(await unread(folder)).toEqual(['c2.json'])
    expect(await settled(folder)).toBe(await answer(folder))
  })

  it('finds what it knows under another name and date by its content', async (test) => {
    const folder = await some(test)
    await settled(folder)
    await written(folder, 'c2.json', detailed(4), '2026-07-02T00:00:00Z')
    expect(await unread(folder)).toEqual([])
  })

  it.for(['documents', 'runs', 'files', ''])('can lose "%s" at any moment', async (part, test) => {
    const folder = await some(test)
    const without = await answer(folder)
    await settled(folder)
    const store = await opened(folder)
    await rm(join(folder, 'store', part), { recursive: true })
    expect(await answer(folder, store)).toBe(without)
    await store.settle()
    expect(await settled(folder)).toBe(without)
    expect(await storedRows(join(folder, 'store'), null)).toHaveLength(2)
  })

  it('ignores what is cut, altered or of another file', async (test) => {
    const folder = await some(test)
    const without = await answer(folder)
    await settled(folder)
    const [first = '', second = ''] = await documentsIn(folder)
    await truncate(first, 10_000)
    const bytes = await readFile(second)
    bytes[bytes.length - 9] = bytes[bytes.length - 9]! ^ 1
    await writeFile(second, bytes)
    for (const name of await readdir(join(folder, 'store', 'runs')))
      await truncate(join(folder, 'store', 'runs', name), 99)
    expect(await settled(folder)).toBe(without)
    expect(await storedRows(join(folder, 'store'), null)).toEqual([])
  })

  it('stays within its bound, and is no help where nothing fits', async (test) => {
    const folder = await some(test)
    const without = await answer(folder)
    expect(await settled(folder, 800_000)).toBe(without)
    expect(await documentsIn(folder)).toHaveLength(1)
    expect(await settled(folder, 1)).toBe(without)
    expect(await documentsIn(folder)).toEqual([])
  })

  it('says why it could not be written, and nothing else changes', async (test) => {
    const folder = await some(test)
    await writeFile(join(folder, 'store'), 'a file')
    const store = await opened(folder)
    expect(await answer(folder, store)).toBe(await answer(folder))
    expect(await store.settle()).toMatch(/^E(?:EXIST|NOTDIR)$/)
  })

  it('is no result itself, wherever it lies', async (test) => {
    const folder = await some(test)
    await settled(folder)
    const sources = await understand({ paths: ['.'], cwd: folder })
    expect(sources.map(({ source }) => source.path)).toEqual(['c2.json', 'c4.json'])
  })
})

describe.concurrent('rows of runs in a store', () => {
  it('are kept once, whoever reads them how often, and those of what a path held before go', async (test) => {
    const folder = await some(test)
    const two = await Promise.all([opened(folder), opened(folder)])
    for (const store of two) await answer(folder, store)
    await Promise.all(two.map((store) => store.settle()))
    expect(await readdir(join(folder, 'store', 'runs'))).toHaveLength(2)
    expect(await storedRows(join(folder, 'store'), null)).toHaveLength(2)
    await settled(folder)
    expect(await readdir(join(folder, 'store', 'runs'))).toHaveLength(2)
    await written(folder, 'c2.json', detailed(8))
    await long()
    await settled(folder)
    const rows = await storedRows(join(folder, 'store'), ['concurrency', 'model'])
    expect(rows.map((row) => row['concurrency']).toSorted()).toEqual([4, 8])
    expect(rows.map((row) => row['model'])).toEqual(['some/model', 'some/model'])
  })

  it('lie in one segment again when there were many', async (test) => {
    const folder = await temporaryFolder(test)
    const names = Array.from({ length: 26 }, (_, i) => i + 1)
    for (const i of names) await written(folder, `c${i}.json`, detailed(i, 1, 3))
    await long()
    for (const i of names) {
      const store = await opened(folder)
      await understand({ paths: [`c${i}.json`], cwd: folder, store })
      expect(await store.settle()).toBeNull()
    }
    expect((await readdir(join(folder, 'store', 'runs'))).length).toBeLessThan(5)
    expect(await storedRows(join(folder, 'store'), null)).toHaveLength(26)
    const before = await readdir(join(folder, 'store', 'runs'))
    await settled(folder)
    expect(await readdir(join(folder, 'store', 'runs'))).toEqual(before)
  })
})
