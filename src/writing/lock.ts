import { readFileSync, readlinkSync } from 'node:fs'
import { link, lstat, open, readFile, rename } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import * as z from 'zod'
import { UserError } from '../errors.ts'
import { asideOf, newToken, reasonOf, remove } from './aside.ts'
import { parsed } from './manifest.ts'

const orEmpty = (read: () => string): string => {
  try {
    return read()
  } catch {
    return ''
  }
}

/** The space of process ids, which containers have of their own, on Linux. Elsewhere empty. */
export const processSpace = (): string => orEmpty(() => readlinkSync('/proc/self/ns/pid'))

/** Linux: state and start of a process, by the clock of its kernel (proc(5), fields 3 and 22 of stat). Elsewhere empty. */
const processAt = (pid: number): { readonly state: string; readonly start: string } => {
  const text = orEmpty(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return { state: fields[0] ?? '', start: fields[19] ?? '' }
}

/** When a process began, in the system's own count; tells it from a later one of the same id. Empty where not known. */
export const startOf = (pid: number): string => processAt(pid).start

const exists = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether the process of that id and start, in this space of ids, still runs. */
export const isRunning = (pid: number, start: string): boolean => {
  const { state, start: own } = processAt(pid)
  return exists(pid) && !/[ZX]/.test(state) && (start === '' || own === '' || own === start)
}

/** How long another process is waited for. */
const patienceMs = 5000
const pauseMs = 50

/** Of a lock whose holder cannot be looked at, as it runs on another machine: writing takes seconds. */
const foreignAgeMs = 5 * 60_000

/** A lock is written at once after it was made: one that says nothing is of a process that died in between. */
const emptyAgeMs = 1000

const holderSchema = z.object({
  pid: z.int().positive(),
  /** Machine, and on it the space of process ids, which containers have of their own. */
  host: z.string(),
  space: z.string(),
  /** When the process began, in the system's own count; tells it from a later one of the same id. Empty where not known. */
  start: z.string(),
  since: z.string(),
  token: z.string(),
})

type Holder = Readonly<z.infer<typeof holderSchema>>

export const lockPathOf = (target: string): string => `${target}.lock`

const me = (): Holder => ({
  pid: process.pid,
  host: hostname(),
  space: processSpace(),
  start: startOf(process.pid),
  since: new Date().toISOString(),
  token: newToken(),
})

interface Found {
  readonly holder: Holder | null
  readonly ageMs: number
}

/** The lock as it is; null where there is none. What is no file is none of ours. */
const look = async (lock: string): Promise<Found | null> => {
  const found = await lstat(lock).catch(() => null)
  if (!found) return null
  if (!found.isFile()) throw Object.assign(new Error(`${lock} is no file`), { code: 'EEXIST' })
  const text = await readFile(lock, 'utf8').catch(() => '')
  return { holder: holderSchema.safeParse(parsed(text)).data ?? null, ageMs: Date.now() - found.mtimeMs }
}

/** Whether nobody holds it any more. */
const isDead = ({ holder, ageMs }: Found): boolean => {
  if (!holder) return ageMs > emptyAgeMs
  if (holder.host === hostname() && holder.space === processSpace()) return !isRunning(holder.pid, holder.start)
  return ageMs > foreignAgeMs
}

/** Another may have taken over a dead lock between look and removal: what was moved away then goes back. */
const clear = async (target: string, { holder }: Found): Promise<void> => {
  const [lock, moved] = [lockPathOf(target), asideOf(target, newToken(), 'lock')]
  await rename(lock, moved)
  const taken = await look(moved)
  if (taken?.holder && taken.holder.token !== holder?.token) await link(moved, lock).catch(() => undefined)
  await remove(moved)
}

/** Nothing to do where it has gone meanwhile. */
const gone = (cause: unknown): void => {
  if (reasonOf(cause) !== 'ENOENT') throw cause
}

/** True when it is ours now, false when there is one already. */
const make = async (lock: string, own: Holder): Promise<boolean> => {
  const handle = await open(lock, 'wx').catch((cause: unknown) => {
    if (reasonOf(cause) === 'EEXIST') return null
    throw cause
  })
  if (!handle) return false
  try {
    await handle.writeFile(JSON.stringify(own))
    return true
  } catch (cause) {
    await remove(lock)
    throw cause
  } finally {
    await handle.close()
  }
}

const told = (holder: Holder | null): string =>
  holder ? `${holder.host}, process ${holder.pid}, ${holder.since}` : '?'

const take = async (target: string, own: Holder): Promise<void> => {
  const [lock, end] = [lockPathOf(target), performance.now() + patienceMs]
  while (!(await make(lock, own))) {
    const found = await look(lock)
    if (found && isDead(found)) await clear(target, found).catch(gone)
    else if (found && performance.now() > end)
      throw new UserError('outputLocked', { path: lock, holder: told(found.holder) })
    else await setTimeout(pauseMs)
  }
}

const looksAtRelease = 5

/** One that is gone may come back: another moved it away, taking it for a dead one, and sees its error. */
const release = async (lock: string, own: Holder): Promise<void> => {
  for (let looks = 0; looks < looksAtRelease; looks += 1) {
    const found = await look(lock)
    if (found) {
      if (found.holder?.token === own.token) await remove(lock)
      return
    }
    await setTimeout(pauseMs)
  }
}

interface Lock {
  /** Throws UserError outputLocked where another has taken it in the meantime. */
  readonly confirm: () => Promise<void>
}

/**
 * Does what only one process may do with the output `target` at a time. Waits for another, and throws UserError outputLocked
 * when that takes longer than seconds. A lock of a process that is no more is taken over: on this machine at once, of
 * another when it is older than five minutes.
 */
export const withLock = async <T>(target: string, act: (lock: Lock) => Promise<T>): Promise<T> => {
  const [lock, own] = [lockPathOf(target), me()]
  await take(target, own)
  const holder = async () => (await look(lock))?.holder ?? null
  const confirm = async () => {
    const now = await holder()
    if (now?.token !== own.token) throw new UserError('outputLocked', { path: lock, holder: told(now) })
  }
  try {
    return await act({ confirm })
  } finally {
    await release(lock, own)
  }
}
