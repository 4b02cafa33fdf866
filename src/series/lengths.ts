import type { Workload } from '../model/report.ts'
import type { SettledRun } from '../model/run.ts'
import { groupBy } from '../model/group-by.ts'
import { oneSweepEach, sweepPlaces } from './one-sweep.ts'

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
  const { inputTokens, outputTokens, mix } = run.facts
  return inputTokens && outputTokens && !mix
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
  const besideOf = (run: SettledRun): string => JSON.stringify([places.get(run), workOf(run)])
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
