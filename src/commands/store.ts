import { resolve } from 'node:path'
import { UserError } from '../errors.ts'
import type { Flags } from '../options.ts'
import { program } from '../version.ts'
import type { Command, World } from './index.ts'
import { languageOf } from './inquiry.ts'
import { styled } from './styled.ts'

type Run = Awaited<ReturnType<Command['load']>>

const usualSize = '2GB'

const units = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 } as const

/** `2GB`, `500 MB`, `1000000` → bytes. Throws UserError badStoreSize. */
const bytesOf = (text: string): number => {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)\s*([kmgt]?)i?b?$/i.exec(text.trim()) ?? []
  if (amount === undefined) throw new UserError('badStoreSize', { text })
  return Number(amount) * units[unit.toLowerCase() as keyof typeof units]
}

/** The folder that --store or KONKYO_STORE names, or the one that is usual for a command; null for none. */
const folderOf = (flags: Flags, { cwd, env }: World, usual: string | null): string | null => {
  const asked = flags.store ?? env['KONKYO_STORE'] ?? usual
  return asked ? resolve(cwd, asked) : null
}

/** A command with the store that is asked for, which is settled when it ends, however it ends. */
export const withStore =
  (run: Run, usual: string | null = null): Run =>
  async (flags, world) => {
    const folder = folderOf(flags, world, flags.paths.length === 0 ? usual : null)
    if (folder === null) return run(flags, world)
    const limit = bytesOf(world.env['KONKYO_STORE_SIZE'] ?? usualSize)
    if (flags.paths.length === 0) return run(flags, { ...world, storeFolder: folder })
    const { openStore } = await import('../store/store.ts')
    const store = await openStore({ folder, limit, program })
    try {
      return await run(flags, { ...world, store })
    } finally {
      const reason = await store.settle()
      if (reason !== null && !flags.quiet)
        world.err(styled('warning', languageOf(flags, world).say('terminal.store', { path: folder, reason })))
    }
  }
