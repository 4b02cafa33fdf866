import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { listFiles } from '../../src/reading/list-files.ts'
import { readSources } from '../../src/reading/read-sources.ts'

const cwd = fileURLToPath(new URL('../../', import.meta.url))

describe('readSources', () => {
  it('numbers the files in the order of their listing', async () => {
    const paths = ['fixtures/containers/tabs.csv', 'fixtures/containers']
    const files = await listFiles(paths, cwd)
    const sources = await readSources(paths, cwd)
    expect(sources.map(({ path }) => path)).toStrictEqual(files)
    expect(sources.map(({ id }) => id)).toStrictEqual(files.map((_, index) => `s${index + 1}`))
    expect(sources[0]).toMatchObject({ id: 's1', path: 'fixtures/containers/tabs.csv' })
    expect(sources.length).toBeGreaterThan(40)
  })

  it('gives the same result every time', async () => {
    expect(await readSources(['fixtures/containers'], cwd)).toStrictEqual(
      await readSources(['fixtures/containers'], cwd),
    )
  })

  it('reads nothing from nothing', async () => {
    expect(await readSources([], cwd)).toStrictEqual([])
  })
})
