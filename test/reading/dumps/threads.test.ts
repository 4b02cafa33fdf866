import { Worker } from 'node:worker_threads'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openThreads } from '../../../src/reading/dumps/threads.ts'
import { readSources } from '../../../src/reading/read-sources.ts'
import { takesFolded } from '../../../src/recognition/recognise.ts'
import { vllmDump } from './dump-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'konkyo-threads-'))
afterAll(() => rmSync(folder, { recursive: true }))

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

describe('openThreads', () => {
  it('scans more files than there are threads, each for itself', async () => {
    const paths = [1, 2, 3, 4, 5].map((i) => write(`${i}.json`, i === 3 ? 'no dump' : JSON.stringify(vllmDump(i))))
    const threads = openThreads()
    const told = await Promise.all(paths.map(threads.scan))
    expect(told.map((one) => (one.kind === 'dump' ? one.dump.folded.length : one.kind))).toEqual([
      7,
      7,
      'refused',
      7,
      7,
    ])
    expect(await threads.scan(join(folder, 'absent'))).toEqual({ kind: 'failed', code: 'ENOENT' })
    await threads.end()
  })

  it.each([
    ['throws', 'setTimeout(() => { throw Object.assign(new Error("x"), { code: "BROKEN" }) }, 20)', 'BROKEN'],
    ['ends', 'setTimeout(() => process.exit(3), 20)', 'THREAD_EXIT_3'],
  ])('rejects where a thread %s, and goes on with the next file', async (_, program, code) => {
    const threads = openThreads(0, () => new Worker(program, { eval: true }))
    const ends = await Promise.allSettled([1, 2, 3].map(async () => threads.scan('x')))
    expect(ends.map((end) => end.status === 'rejected' && (end.reason as { code: string }).code)).toEqual([
      code,
      code,
      code,
    ])
    await threads.end()
  })
})

const dumpOf = (name: string, bytes: number): string =>
  write(name, JSON.stringify({ ...vllmDump(), generated_texts: ['x'.repeat(bytes)] }))

describe('readSources', () => {
  it('folds the lists of large dumps, where their reader knows them', async () => {
    const path = dumpOf('large.json', 8_000_000)
    const [folded] = await readSources([path], folder, { takes: takesFolded })
    const [whole] = await readSources([path], folder)
    const valueOf = (source: typeof whole) => (source!.documents[0] as { value: Record<string, unknown> }).value
    expect(folded!.sha256).toBe(whole!.sha256)
    expect(folded!.bytes).toBe(whole!.bytes)
    expect(valueOf(folded)['ttfts']).toEqual(Float64Array.from(valueOf(whole)['ttfts'] as number[]))
    expect(valueOf(folded)['itls']).toHaveProperty('sums')
  })

  it('reads a few whole before it does so', async () => {
    const paths = [1, 2, 3, 4].map((i) => dumpOf(`some${i}.json`, 2_500_000))
    const sources = await readSources(paths, folder, { takes: takesFolded })
    const isFolded = sources.map(({ documents: [one] }) => (one as { value: Record<string, unknown> }).value['ttfts'])
    expect(isFolded.filter((list) => Array.isArray(list))).toHaveLength(3)
  })
})
