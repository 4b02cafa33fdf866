import { readdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { UserError } from '../errors.ts'
import type { PlannedFiles, PlannedPath } from '../question/located-plan.ts'
import type { Sift } from '../reading/list-files.ts'
import { isWithin, realPlace } from '../reading/within.ts'
import { targetAt } from './check.ts'
import { documentsAmong } from './disk.ts'

/** A plan may come from anybody: what it names lies within the root. Throws UserError planOutside. */
const refuseOutside = (real: string, { where, key, path }: PlannedPath, root: string): void => {
  if (!isWithin(root, real)) throw new UserError('planOutside', { where, key, path })
}

/** The part of a path before its first piece that may be a glob. */
const beforeGlob = (path: string): string => {
  const parts = path.split(/[\\/]/)
  const first = parts.findIndex((part) => /[*?{}[\]()!+@]/.test(part))
  return first < 0 ? path : parts.slice(0, first).join('/') || (path.startsWith('/') ? '/' : '.')
}

/** Whether a file, by its real path, is one that konkyo wrote: a document is no result, and must not make itself anew. */
const documentTeller = (): ((file: string) => boolean) => {
  const known = new Map<string, ReadonlySet<string>>()
  return (file) => {
    const folder = dirname(file)
    if (!known.has(folder)) known.set(folder, documentsAmong(folder, readdirSync(folder)))
    return known.get(folder)!.has(basename(file))
  }
}

export interface PlannedInputs {
  readonly paths: readonly string[]
  /** The folder of the plan, from which it tells its paths. */
  readonly cwd: string
  readonly sift: Sift
}

/** What a plan reads, from its own folder and nothing outside of the root. Throws UserError planOutside, now or when it is read. */
export const plannedInputs = ({ inputs }: PlannedFiles, planFile: string, root: string): PlannedInputs => {
  const cwd = dirname(planFile)
  for (const one of inputs) refuseOutside(realPlace(resolve(cwd, beforeGlob(one.path))), one, root)
  const isDocument = documentTeller()
  return {
    paths: inputs.map(({ path }) => path),
    cwd,
    sift: (real, asked) => {
      refuseOutside(
        real,
        inputs.find(({ path }) => path === asked)!,
        root,
      )
      return !isDocument(real)
    },
  }
}

/** Folder and NAME of the documents of a plan; null where it says nothing of them. Throws UserError planOutside. */
export const plannedTarget = ({ out }: PlannedFiles, planFile: string, root: string): string | null => {
  if (out === null) return null
  const target = targetAt(out.path, planFile)
  refuseOutside(join(realPlace(dirname(target)), basename(target)), out, root)
  return target
}
