import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sweepTemporaryFolders, withTemporaryFolder } from '../../src/render/temporary-folder.ts'

const listeners = () => ['SIGINT', 'SIGTERM', 'SIGHUP', 'exit'].map((event) => process.listenerCount(event))

describe('withTemporaryFolder', () => {
  it('lends a folder and removes it with what is in it', async () => {
    const folder = await withTemporaryFolder('konkyo-test', async (lent) => {
      await writeFile(join(lent, 'file'), '')
      return lent
    })
    expect(basename(folder)).toMatch(new RegExp(`^konkyo-test-[0-9a-f]{8}-${process.pid}-\\d+-`))
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

const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid

const named = (...parts: readonly (string | number)[]) => join(tmpdir(), `konkyo-swept-${parts.join('-')}-abcdef`)

describe('sweepTemporaryFolders', () => {
  it('removes what ended processes left, and nothing of others', async () => {
    await withTemporaryFolder('konkyo-swept', async (lent) => {
      const [, realm = '', pid = '', start = ''] = /^konkyo-swept-(\w+)-(\d+)-(\d+)-/.exec(basename(lent)) ?? []
      const dead = named(realm, deadPid(), start)
      const reused = named(realm, pid, Number(start) + 1)
      const elsewhere = named('00000000', deadPid(), start)
      const strange = join(tmpdir(), `konkyo-swept-of-${process.pid}`)
      const link = named(realm, deadPid(), '1')
      for (const folder of [dead, reused, elsewhere, strange]) mkdirSync(folder)
      symlinkSync(strange, link)
      await sweepTemporaryFolders()
      const left = [dead, reused, elsewhere, strange, link].map((folder) => existsSync(folder))
      for (const folder of [elsewhere, strange, link]) await rm(folder, { recursive: true })
      expect(left).toEqual([false, start === '0', true, true, true])
      expect(existsSync(lent)).toBe(true)
    })
  })
})
