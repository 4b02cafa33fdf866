import { resolve } from 'node:path'
import { UserError } from '../errors.ts'
import type { Flags } from '../options.ts'
import type { Store } from '../store/store.ts'
import { program } from '../version.ts'
import type { Command, World } from './index.ts'
import { styled } from './styled.ts'

const usualSize = '2GB'

const units = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 } as const

/** `2GB`, `500 MB`, `1000000` → bytes. Throws UserError badStoreSize. */
const bytesOf = (text: string): number => {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)\s*([kmgt]?)i?b?$/i.exec(text.trim()) ?? []
  if (amount === undefined) throw new UserError('badStoreSize', { text })
  return Number(amount) * units[unit.toLowerCase() as keyof typeof units]
}

/** The folder that --store or KONKYO_STORE names, or the one that is usual for a command, and its bound; null for none. */
const placeOf = (flags: Flags, { cwd, env }: World, usual: string | null) => {
  const asked = flags.store ?? env['KONKYO_STORE'] ?? usual
  return asked ? { folder: resolve(cwd, asked), limit: bytesOf(env['KONKYO_STORE_SIZE'] ?? usualSize) } : null
}

export interface AskedStore {
  readonly store: Store
  /** Writes what is new, and says where that is not possible. */
  readonly settle: () => Promise<void>
}

/** The store that is asked for, or else the usual one of a command; null where there is neither. Throws UserError badStoreSize. */
export const askedStore = async (flags: Flags, world: World, usual: string | null): Promise<AskedStore | null> => {
  const place = placeOf(flags, world, usual)
  if (place === null) return null
  const { openStore } = await import('../store/store.ts')
  const store = await openStore({ ...place, program })
  const settle = async (): Promise<void> => {
    const reason = await store.settle()
    if (reason === null || flags.quiet) return
    const { languageOf } = await import('./inquiry.ts')
    world.err(styled('warning', languageOf(flags, world).say('terminal.store', { path: place.folder, reason })))
  }
  return { store, settle }
}

/** A command whose large files are begun while it loads. */
const readingAhead = async (load: Command['load'], flags: Flags, world: World): Promise<number> => {
  const { readAhead } = await import('../reading/dumps/ahead.ts')
  const ahead = await readAhead(flags.paths, world.cwd)
  try {
    const run = await load()
    return await run(flags, { ...world, ahead })
  } finally {
    await ahead?.end()
  }
}

/** A command with the store that is asked for, which is settled when it ends, however it ends. */
export const withStore =
  ({ load, store: usual }: Pick<Command, 'load' | 'store'>): Awaited<ReturnType<Command['load']>> =>
  async (flags, world) => {
    if (usual === null) return (await load())(flags, world)
    const unread = usual !== undefined && flags.paths.length === 0
    if (unread) return (await load())(flags, { ...world, storeFolder: placeOf(flags, world, usual)?.folder })
    const asked = await askedStore(flags, world, null)
    if (asked === null) return readingAhead(load, flags, world)
    try {
      const run = await load()
      return await run(flags, { ...world, store: asked.store })
    } finally {
      await asked.settle()
    }
  }
