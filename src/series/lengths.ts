import { groupBy } from '../model/group-by.ts'
import type { Workload } from '../model/report.ts'
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
const oneSweepEach = (
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

/** Lengths of a workload in tokens per request. nominal: asked for; measured: means, when nothing says what was asked. */
export interface Lengths {
  readonly inputTokens: number | null
  readonly outputTokens: number | null
  readonly kind: Workload['kind']
  /** Lengths that were sent together, as the runs state it. */
  readonly mix: string | null
}

/** Measured means within this share of each other belong to one workload (answers end where the model ends them). */
const sameWithin = 0.05

const nominal = (run: SettledRun): Lengths | null => {
  const { inputTokens, outputTokens } = run.facts
  return inputTokens && outputTokens
    ? { inputTokens: inputTokens.value, outputTokens: outputTokens.value, kind: 'nominal', mix: null }
    : null
}

const measured = (run: SettledRun): Lengths => ({
  inputTokens: run.tokens.input === null ? null : Math.round(run.tokens.input),
  outputTokens: run.tokens.output === null ? null : Math.round(run.tokens.output),
  kind: run.tokens.input === null && run.tokens.output === null ? 'unknown' : 'measured',
  mix: run.facts.mix?.value ?? null,
})

type Side = 'inputTokens' | 'outputTokens'

/** Pieces of the list, in order of one side, between which lies a step of more than 5 %; absent ones are a piece. */
const pieces = (all: readonly Lengths[], side: Side): readonly (readonly Lengths[])[] => {
  const known = all.filter((one) => one[side] !== null).toSorted((a, b) => a[side]! - b[side]!)
  const absent = all.filter((one) => one[side] === null)
  const starts = known.flatMap((one, i) =>
    i === 0 || one[side]! - known[i - 1]![side]! > sameWithin * one[side]! ? [i] : [],
  )
  const found = starts.map((start, i) => known.slice(start, starts[i + 1]))
  return absent.length > 0 ? [...found, absent] : found
}

/** Sets of lengths that hang together by steps of at most 5 % in input and in output, whatever order they come in. */
const clusters = (all: readonly Lengths[]): readonly (readonly Lengths[])[] => {
  const parts = pieces(all, 'inputTokens').flatMap((part) => pieces(part, 'outputTokens'))
  return parts.length <= 1 ? parts : parts.flatMap(clusters)
}

const middle = (values: readonly (number | null)[]): number | null =>
  values.toSorted((a, b) => (a ?? 0) - (b ?? 0))[(values.length - 1) >> 1] ?? null

const keyOf = (run: SettledRun): string => JSON.stringify(measured(run))

/** The middle of what each of the runs measured. */
const middleOf = (all: readonly Lengths[]): Lengths => ({
  inputTokens: middle(all.map((one) => one.inputTokens)),
  outputTokens: middle(all.map((one) => one.outputTokens)),
  kind: all[0]!.kind,
  mix: all[0]!.mix,
})

/** Every run of a workload has the lengths of its middle. */
const withMiddle = (workload: readonly SettledRun[]): readonly (readonly [SettledRun, Lengths])[] => {
  const all = [...groupBy(workload, keyOf).values()].map(([run]) => measured(run!))
  const counted = all.filter(({ kind }) => kind !== 'unknown')
  const lengths = middleOf(counted.length > 0 ? counted : all)
  return workload.map((run) => [run, lengths] as const)
}

/** Runs that state one mix are one workload, however far the means of few requests lie apart. */
const settled = (runs: readonly SettledRun[]): readonly (readonly [SettledRun, Lengths])[] => {
  if (runs[0]?.facts.mix) return withMiddle(runs)
  const alike = groupBy(runs, keyOf)
  const distinct = new Map([...alike.values()].map((same) => [measured(same[0]!), same] as const))
  const near = clusters([...distinct.keys()]).map((cluster) => cluster.flatMap((one) => distinct.get(one)!))
  return oneSweepEach(near, sweepPlaces(runs)).flatMap(withMiddle)
}

/** True when most requests failed: what the rest measured says nothing of the workload. */
export const mostlyFailed = ({ completed, failed }: SettledRun): boolean =>
  completed === 0 || (completed !== null && failed !== null && failed > completed)

const apart = (a: number | null, b: number | null): boolean =>
  a !== null && b !== null && !(Math.abs(a - b) <= sameWithin * Math.max(a, b))

/** True when sums and rates of a run tell lengths apart, or one that its tool always writes is gone. */
const contradicted = ({ tokens, throughput, absent }: SettledRun): boolean => {
  const { requests, outputTokens, totalTokens } = throughput
  const each = (rate: number | null): number | null => (rate === null || !requests ? null : rate / requests)
  const input = outputTokens === null || totalTokens === null ? null : totalTokens - outputTokens
  const gone = (absent ?? []).some(({ part }) => part === 'tokens')
  return gone || apart(tokens.output, each(outputTokens)) || apart(tokens.input, each(input))
}

/** What such a run measured does not tell its workload. */
const isUntold = (run: SettledRun): boolean => mostlyFailed(run) || contradicted(run)

/** A level that does not tell its workload belongs to the sweep beside it, if that has one. */
const adopted = (
  orphans: readonly SettledRun[],
  means: ReadonlyMap<SettledRun, Lengths>,
): readonly (readonly [SettledRun, Lengths])[] => {
  const places = sweepPlaces([...means.keys(), ...orphans])
  const besideOf = (run: SettledRun): string => JSON.stringify([run.facts.mix ? null : places.get(run), workOf(run)])
  const beside = groupBy([...means], ([run]) => besideOf(run))
  return orphans.flatMap((orphan) => {
    const choices = new Set((beside.get(besideOf(orphan)) ?? []).map(([, lengths]) => lengths))
    return choices.size === 1 ? [[orphan, [...choices][0]!] as const] : []
  })
}

const workOf = ({ facts: { model, mix } }: SettledRun): string => JSON.stringify([model?.value, mix?.value])

const byWork = (runs: readonly SettledRun[]) => [...groupBy(runs, workOf).values()]

/** The workload of each run; among runs of one model and mix, measured means that lie close together are one workload. */
export const lengthsOf = (runs: readonly SettledRun[]): ReadonlyMap<SettledRun, Lengths> => {
  const open = runs.filter((run) => !nominal(run))
  const means = new Map(byWork(open.filter((run) => !isUntold(run))).flatMap(settled))
  const beside = new Map([...means, ...adopted(open.filter(isUntold), means)])
  const alone = byWork(open.filter((run) => !beside.has(run))).flatMap(settled)
  const all = new Map([...beside, ...alone])
  return new Map(runs.map((run) => [run, nominal(run) ?? all.get(run)!]))
}
