import { spawn } from 'node:child_process'
import { mkdir, readFile, readdir, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { withLock } from '../../src/writing/lock.ts'
import { inFolder } from './some-set.ts'

type Held = Record<string, unknown>

/** The lock that this process writes. */
const ownLock = async (folder: string): Promise<Held> =>
  withLock(join(folder, 'chat'), async () => JSON.parse(await readFile(join(folder, 'chat.lock'), 'utf8')) as Held)

const lockedBy = async (folder: string, holder: unknown, ageMs = 0): Promise<void> => {
  const path = join(folder, 'chat.lock')
  await writeFile(path, typeof holder === 'string' ? holder : JSON.stringify(holder))
  const then = new Date(Date.now() - ageMs)
  await utimes(path, then, then)
}

/** A process id that is no more. */
const deadPid = async (): Promise<number> => {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await new Promise((resolve) => child.once('close', resolve))
  return child.pid!
}

const enter = (folder: string): Promise<string> => withLock(join(folder, 'chat'), async () => 'in')

const minute = 60_000

describe.concurrent('the lock of an output', () => {
  it(
    'names its holder while it is held, and goes, whatever was done',
    inFolder(async (folder) => {
      expect(await ownLock(folder)).toMatchObject({ pid: process.pid, host: hostname() })
      const failing = withLock(join(folder, 'chat'), () => Promise.reject(new Error('other')))
      await expect(failing).rejects.toThrow('other')
      expect(await readdir(folder)).toEqual([])
    }),
  )

  it(
    'is held by one at a time',
    inFolder(async (folder) => {
      let inside = 0
      const most: number[] = []
      const act = async () => {
        most.push((inside += 1))
        await setTimeout(20)
        inside -= 1
      }
      await Promise.all(Array.from({ length: 8 }, () => withLock(join(folder, 'chat'), act)))
      expect(most).toEqual(Array.from({ length: 8 }, () => 1))
    }),
  )

  it(
    'of a process that is no more is taken over, by one of several that wait',
    inFolder(async (folder) => {
      await lockedBy(folder, { ...(await ownLock(folder)), pid: await deadPid(), token: 'x' })
      expect(await Promise.all([enter(folder), enter(folder), enter(folder)])).toEqual(['in', 'in', 'in'])
      expect(await readdir(folder)).toEqual([])
    }),
  )

  it.runIf(process.platform === 'linux')(
    'of a process whose id another one bears now is taken over',
    inFolder(async (folder) => {
      await lockedBy(folder, { ...(await ownLock(folder)), start: '1', token: 'x' })
      expect(await enter(folder)).toBe('in')
    }),
  )

  it(
    'of another machine is taken over when it is old',
    inFolder(async (folder) => {
      await lockedBy(folder, { ...(await ownLock(folder)), host: 'elsewhere', token: 'x' }, 6 * minute)
      expect(await enter(folder)).toBe('in')
    }),
  )

  it(
    'that says nothing is taken over after a moment',
    inFolder(async (folder) => {
      await lockedBy(folder, '')
      expect(await enter(folder)).toBe('in')
    }),
  )

  it.each([
    ['another machine', { host: 'elsewhere' }, 4 * minute],
    ['another container', { space: 'pid:[1]' }, 0],
    ['a process that runs, however long', {}, 60 * minute],
  ])('of %s is waited for, and then told who holds it', async (_, other, ageMs) => {
    await inFolder(async (folder) => {
      const holder = { ...(await ownLock(folder)), ...other, token: 'x' }
      await lockedBy(folder, holder, ageMs)
      await expect(enter(folder)).rejects.toMatchObject({
        code: 'outputLocked',
        values: { path: join(folder, 'chat.lock'), holder: expect.stringContaining(`process ${process.pid}`) },
      })
      expect(JSON.parse(await readFile(join(folder, 'chat.lock'), 'utf8'))).toEqual(holder)
    })()
  })

  it(
    'that was taken over meanwhile is no longer ours: told when asked, and left to the other',
    inFolder(async (folder) => {
      const other = { ...(await ownLock(folder)), token: 'x' }
      const confirming = withLock(join(folder, 'chat'), async ({ confirm }) => {
        await confirm()
        await lockedBy(folder, other)
        await confirm()
      })
      await expect(confirming).rejects.toMatchObject({ code: 'outputLocked' })
      expect(await readdir(folder)).toEqual(['chat.lock'])
    }),
  )

  it(
    'is no folder',
    inFolder(async (folder) => {
      await mkdir(join(folder, 'chat.lock'))
      await expect(enter(folder)).rejects.toMatchObject({ code: 'EEXIST' })
      expect(await readdir(folder)).toEqual(['chat.lock'])
    }),
  )
})
