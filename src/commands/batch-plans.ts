import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join, parse, relative, resolve } from 'node:path'
import { UserError } from '../errors.ts'
import { sha256 } from '../freshness/basis.ts'
import { createDisk } from '../freshness/disk.ts'
import { realPlace, posix } from '../reading/within.ts'

/** A plan of a batch. */
export interface Plan {
  /** As it is told: from the working folder. */
  readonly shown: string
  /** Its real folder and its name. */
  readonly file: string
}

const largestPlan = 1_000_000

/** A YAML file that says at its outermost level what is read. */
const isPlan = (bytes: Uint8Array | null): boolean =>
  bytes !== null && /^(?:\uFEFF)?["']?inputs["']?[ \t]*:/m.test(Buffer.from(bytes).toString('utf8'))

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true

const isSmall = (path: string): boolean => (statSync(path, { throwIfNoEntry: false })?.size ?? Infinity) <= largestPlan

/**
 * The plans that paths name, in order: files as they are, and of folders and globs the YAML files that say `inputs:`. Throws
 * UserError pathNotFound.
 */
export const plansAt = async (paths: readonly string[], cwd: string): Promise<readonly Plan[]> => {
  const disk = createDisk(parse(cwd).root)
  const plans = new Map<string, Plan>()
  for (const path of paths) {
    const place = resolve(cwd, path)
    if (!existsSync(place) && !/[*?{[(]/.test(path)) throw new UserError('pathNotFound', { path })
    const found = isFile(place)
      ? [place]
      : (await disk.files([path], cwd)).filter(
          (file) => /\.ya?ml$/i.test(file) && isSmall(file) && isPlan(disk.bytes(file)),
        )
    for (const one of found) {
      const file = join(realPlace(dirname(one)), basename(one))
      if (!plans.has(file)) plans.set(file, { shown: posix(relative(cwd, one)), file })
    }
  }
  return [...plans.values()].toSorted((a, b) => (a.shown < b.shown ? -1 : 1))
}

/** Which of how many machines this is. */
export interface Shard {
  readonly number: number
  readonly of: number
}

/** `3/8`; null without the flag. Throws UserError badShard. */
export const shardOf = (text: string | undefined): Shard | null => {
  if (text === undefined) return null
  const [, number, of] = /^\s*(\d{1,5})\s*\/\s*(\d{1,5})\s*$/.exec(text) ?? []
  const shard = { number: Number(number), of: Number(of) }
  if (!(shard.number >= 1 && shard.number <= shard.of && shard.of <= 10_000)) throw new UserError('badShard', { text })
  return shard
}

/** Whether a plan belongs to a machine: by its path alone, so that a plan more or less moves no other. */
export const isInShard = ({ file }: Plan, shard: Shard | null, root: string): boolean => {
  if (!shard) return true
  const hash = sha256(Buffer.from(posix(relative(root, file))))
  return Number.parseInt(hash.slice(0, 12), 16) % shard.of === shard.number - 1
}
