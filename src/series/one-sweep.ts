import { groupBy } from '../model/group-by.ts'
import type { SettledRun } from '../model/run.ts'
import { levelKey, loopKey } from './loop.ts'
import { variantKeys, variantOf } from './variant.ts'

const folder = (path: string): string => path.split('/').slice(0, -1).join('/')

/**
 * What people keep one sweep in: the file when it holds several runs, else its folder; folders that hold one level each
 * are one place where their names differ in numbers alone.
 */
export const sweepPlaces = (runs: readonly SettledRun[]): ReadonlyMap<SettledRun, string> => {
  const files = groupBy(runs, (run) => run.path)
  const containerOf = (run: SettledRun): string => (files.get(run.path)!.length > 1 ? run.path : folder(run.path))
  return new Map(
    [...groupBy(runs, containerOf)].flatMap(([container, inside]) => {
      const isLevel = new Set(inside.map(levelKey)).size === 1
      const place = isLevel ? container.replaceAll(/\d+(?=[^/]*$)/g, '#') : container
      return inside.map((run) => [run, place] as const)
    }),
  )
}

/** Runs of one sweep whose mean lengths lie close together, with these in tokens and the number of requests. */
interface Part {
  readonly runs: readonly SettledRun[]
  readonly requests: number
  readonly input: number
  readonly output: number
}

/** Null where a run does not tell its lengths, or how many requests they are the mean of. */
const partOf = (runs: readonly SettledRun[]): Part | null => {
  if (runs.some(({ tokens, completed }) => !completed || tokens.input === null || tokens.output === null)) return null
  const requests = runs.reduce((sum, { completed }) => sum + completed!, 0)
  const mean = (side: 'input' | 'output'): number =>
    runs.reduce((sum, { tokens, completed }) => sum + (tokens[side]! * completed!) / requests, 0)
  return { runs, requests, input: mean('input'), output: mean('output') }
}

/** Of the standard errors of a mean, of lengths that vary as much as it: three of those that vary by 1.7 times their mean. */
const ERRORS = 5
/** Beyond this share, means of few requests tell workloads apart as well. */
const MOST_APART = 0.25

/** Whether means differ by no more than chance makes of so few requests, and no level is in both. */
const isOneSweep = (one: Part, other: Part): boolean => {
  const share = Math.min(MOST_APART, ERRORS * Math.sqrt(1 / one.requests + 1 / other.requests))
  const isChance = (a: number, b: number): boolean => Math.abs(a - b) <= share * Math.max(a, b)
  const levels = new Set(one.runs.map(levelKey))
  return (
    isChance(one.input, other.input) &&
    isChance(one.output, other.output) &&
    !other.runs.some((run) => levels.has(levelKey(run)))
  )
}

/** What a run is a level of, as far as its place, its server and what was asked of it tell. */
const sweepKey = (run: SettledRun, place: string | undefined, keys: readonly string[]): string => {
  const { model: _, concurrency: __, ...facts } = run.facts
  const told = Object.entries(facts).map(([name, fact]) => [name, fact?.value])
  return JSON.stringify([place, run.tool, loopKey(run), told.toSorted(), variantOf(run, keys)])
}

/** The parts of a sweep that are one workload: the largest, and those that each differ from none of them but by chance. */
const workloadIn = (parts: readonly (readonly SettledRun[])[]): readonly Part[] => {
  const known = parts.map(partOf).filter((part) => part !== null)
  const found: Part[] = []
  for (const part of known.toSorted((a, b) => b.requests - a.requests))
    if (found.every((one) => isOneSweep(one, part))) found.push(part)
  return found
}

/**
 * Clusters of runs of one model, in their order, between which levels of one sweep have moved to the one with most of its
 * requests: prompts drawn from a data set have another mean length at every level, and the fewer there are the more it
 * differs.
 */
export const oneSweepEach = (
  clusters: readonly (readonly SettledRun[])[],
  places: ReadonlyMap<SettledRun, string>,
): readonly (readonly SettledRun[])[] => {
  if (clusters.length < 2) return clusters
  const home = new Map(clusters.flatMap((runs, i) => runs.map((run) => [run, String(i)] as const)))
  const all = [...home.keys()]
  const keys = variantKeys(all)
  for (const sweep of groupBy(all, (run) => sweepKey(run, places.get(run), keys)).values()) {
    const [main, ...others] = workloadIn([...groupBy(sweep, (run) => home.get(run)!).values()])
    for (const { runs } of others) for (const run of runs) home.set(run, home.get(main!.runs[0]!)!)
  }
  const moved = groupBy(all, (run) => home.get(run)!)
  return clusters.flatMap((_, i) => (moved.has(String(i)) ? [moved.get(String(i))!] : []))
}
