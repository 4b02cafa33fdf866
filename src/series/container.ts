import type { SettledRun } from '../model/run.ts'
import { groupBy } from './group-by.ts'

const folder = (path: string): string => path.split('/').slice(0, -1).join('/')

/** What people keep one sweep in: the file when it holds several runs, else its folder. */
export const containersOf = (runs: readonly SettledRun[]): ReadonlyMap<SettledRun, string> => {
  const files = groupBy(runs, (run) => run.path)
  return new Map(runs.map((run) => [run, files.get(run.path)!.length > 1 ? run.path : folder(run.path)]))
}

/** Names of repeats rather than configurations: `run3`, `2`, `rep-1`, `20260901_101500`. */
const repeatName = /^(?:run|rep|repeat|trial|iter|iteration|attempt|round|seed|pass)?[-_= ]?[\d_-]*$/i

/** The parts in which paths differ, without what they begin with in common. */
const apart = (paths: readonly string[]): ReadonlyMap<string, string> => {
  const split = paths.map((path) => path.split('/'))
  const shared = split[0]!.findIndex((part, i) => split.some((other) => other[i] !== part))
  const from = shared < 0 ? 0 : shared
  return new Map(paths.map((path, i) => [path, split[i]!.slice(from).join('/')]))
}

const levelOf = ({ load }: SettledRun): string => `${load.concurrency} ${load.requestRate}`

/**
 * Sweeps that nothing else tells apart and that lie in different places, each with several levels of its own, are
 * different configurations unless their names say that they are repeats. Returns the name of each run's place, or null
 * where places tell nothing: one place, or places that share no level (one folder a level).
 */
export const placesOf = (runs: readonly SettledRun[]): ReadonlyMap<SettledRun, string> | null => {
  const containers = containersOf(runs)
  const members = groupBy(runs, (run) => containers.get(run)!)
  const levels = [...members.values()].map((inside) => new Set(inside.map(levelOf)))
  const all = levels.flatMap((inside) => [...inside])
  const overlap = new Set(all).size < all.length
  if (members.size < 2 || !overlap || levels.some((inside) => inside.size < 2)) return null
  const names = apart([...members.keys()])
  if ([...names.values()].every((name) => repeatName.test(name))) return null
  return new Map(runs.map((run) => [run, names.get(containers.get(run)!)!]))
}
