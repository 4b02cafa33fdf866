import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UserError } from '../errors.ts'
import { type LocatedPlan, locatedPlan } from './located-plan.ts'

/** A plan is written by hand. */
const largestFile = 1_000_000

/** The bytes of a file; a pipe would be waited for without end, and a device never ends. */
const bytesOf = async (path: string, cwd: string): Promise<Uint8Array> => {
  const file = resolve(cwd, path)
  const found = await stat(file).catch(() => null)
  const isReadable = found?.isFile() === true && found.size <= largestFile
  const bytes = isReadable ? await readFile(file).catch(() => null) : null
  if (!bytes) throw new UserError('planUnreadable', { path })
  return bytes
}

/** Reads and checks a plan file. Throws UserError planUnreadable, and what `locatedPlan` throws. */
export const readPlanFile = async (path: string, cwd: string): Promise<LocatedPlan> =>
  locatedPlan(path, await bytesOf(path, cwd))
