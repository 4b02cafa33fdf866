import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withTemporaryFolder } from '../../src/render/temporary-folder.ts'

const listeners = () => ['SIGINT', 'SIGTERM', 'SIGHUP', 'exit'].map((event) => process.listenerCount(event))

describe('withTemporaryFolder', () => {
  it('lends a folder and removes it with what is in it', async () => {
    const folder = await withTemporaryFolder('konkyo-test', async (lent) => {
      await writeFile(join(lent, 'file'), '')
      return lent
    })
    expect(basename(folder)).toMatch(/^konkyo-test-/)
    expect(existsSync(folder)).toBe(false)
  })

  it('removes it after a failure too', async () => {
    const seen: string[] = []
    const failing = withTemporaryFolder('konkyo-test', async (lent) => {
      seen.push(lent)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(existsSync(seen[0] ?? '')).toBe(false)
  })

  it('listens to signals only as long as it is needed', async () => {
    const before = listeners()
    const during = await withTemporaryFolder('konkyo-test', async () => listeners())
    expect(during).toEqual(before.map((count) => count + 1))
    expect(listeners()).toEqual(before)
  })
})
