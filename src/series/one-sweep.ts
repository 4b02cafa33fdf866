import { groupBy } from '../model/group-by.ts'
import type { SettledRun } from '../model/run.ts'

/** Runs whose mean lengths lie close together, with these and the number of requests. */
interface Cluster {
  readonly runs: readonly SettledRun[]
  readonly requests: number
  readonly input: number | null
  readonly output: number | null
}

const countOf = (runs: readonly SettledRun[]): number => runs.reduce((sum, { completed }) => sum + (completed ?? 0), 0)

/** Tokens a request; null where a run does not tell it. */
const meanOf = (runs: readonly SettledRun[], side: 'input' | 'output'): number | null => {
  const all = runs.reduce((sum, { tokens, completed }) => sum + (tokens[side] ?? Number.NaN) * (completed ?? 0), 0)
  const mean = all / countOf(runs)
  return Number.isNaN(mean) ? null : mean
}

const clusterOf = (runs: readonly SettledRun[]): Cluster => ({
  runs,
  requests: countOf(runs),
  input: meanOf(runs, 'input'),
  output: meanOf(runs, 'output'),
})

/** Of the standard errors of a mean, of lengths that vary as much as it: three of those that vary by 1.7 times their mean. */
const ERRORS = 5
/** Beyond this share, means of few requests tell workloads apart as well. */
const MOST_APART = 0.25

/** Whether means differ by no more than chance makes of so few requests. */
const isChance = (one: Cluster, other: Cluster): boolean => {
  const share = Math.min(MOST_APART, ERRORS * Math.sqrt(1 / one.requests + 1 / other.requests))
  return (['input', 'output'] as const).every((side) => {
    const [a, b] = [one[side], other[side]]
    return a === null || b === null ? a === b : Math.abs(a - b) <= share * Math.max(a, b)
  })
}

/** Where the runs of a sweep lie: a folder, or the one around folders that hold a run each. */
const sweepPlaces = (containers: ReadonlyMap<SettledRun, string>): ReadonlyMap<SettledRun, string> => {
  const inside = groupBy([...containers], ([, container]) => container)
  const around = (container: string): string =>
    inside.get(container)!.length > 1 ? container : container.split('/').slice(0, -1).join('/')
  return new Map([...containers].map(([run, container]) => [run, around(container)]))
}

/** What a run is a level of, as far as its place and its server tell it. */
const sweepKey = ({ facts, tool }: SettledRun, place: string | undefined): string => {
  const { engine, gpu, gpus, tensorParallel, pipelineParallel, dataParallel, prefillWorkers, decodeWorkers } = facts
  const server = [engine, gpu, gpus, tensorParallel, pipelineParallel, dataParallel, prefillWorkers, decodeWorkers]
  return JSON.stringify([place, tool, ...server.map((fact) => fact?.value)])
}

const levelKey = ({ load }: SettledRun): string =>
  JSON.stringify([load.concurrency, load.requestRate, load.burstiness, load.changing])

/** Whether some sweep has levels of both, and none of these twice. */
const isOneSweep = (one: Cluster, other: Cluster, places: ReadonlyMap<SettledRun, string>): boolean => {
  const keyOf = (run: SettledRun): string => sweepKey(run, places.get(run))
  const sweeps = groupBy(one.runs, keyOf)
  const shared = other.runs.filter((run) => sweeps.has(keyOf(run)))
  const isLacking = (run: SettledRun): boolean =>
    sweeps.get(keyOf(run))!.every((level) => levelKey(level) !== levelKey(run))
  return shared.length > 0 && shared.every(isLacking)
}

/**
 * Clusters in their order, those joined that are levels of one sweep: prompts drawn from a data set have another mean
 * length at every level, and the fewer there are the more it differs.
 */
export const oneSweepEach = (
  clusters: readonly (readonly SettledRun[])[],
  containers: ReadonlyMap<SettledRun, string>,
): readonly (readonly SettledRun[])[] => {
  const places = sweepPlaces(containers)
  const found: Cluster[] = []
  for (const cluster of clusters.map(clusterOf)) {
    const home = found.findIndex((one) => isChance(one, cluster) && isOneSweep(one, cluster, places))
    if (home < 0) found.push(cluster)
    else found[home] = clusterOf([...found[home]!.runs, ...cluster.runs])
  }
  return found.map(({ runs }) => runs)
}
