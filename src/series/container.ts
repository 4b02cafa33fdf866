import type { SettledRun } from '../model/run.ts'
import { groupBy } from './group-by.ts'

const folder = (path: string): string => path.split('/').slice(0, -1).join('/')

/** What people keep one sweep in: the file when it holds several runs, else its folder. */
export const containersOf = (runs: readonly SettledRun[]): ReadonlyMap<SettledRun, string> => {
  const files = groupBy(runs, (run) => run.path)
  return new Map(runs.map((run) => [run, files.get(run.path)!.length > 1 ? run.path : folder(run.path)]))
}
