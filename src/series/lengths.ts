import type { SettledRun } from '../model/run.ts'
import { containersOf } from './container.ts'
import { groupBy } from './group-by.ts'

/** Lengths of a workload in tokens per request. nominal: asked for; measured: means, when nothing says what was asked. */
export interface Lengths {
  readonly inputTokens: number | null
  readonly outputTokens: number | null
  readonly kind: 'nominal' | 'measured' | 'unknown'
}

/** Measured means within this share of each other belong to one workload (answers end where the model ends them). */
const sameWithin = 0.05

const near = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= sameWithin * Math.max(a, b)

const alike = (a: Lengths, b: Lengths): boolean =>
  near(a.inputTokens, b.inputTokens) && near(a.outputTokens, b.outputTokens)

const nominal = (run: SettledRun): Lengths | null => {
  const { inputTokens, outputTokens } = run.facts
  return inputTokens && outputTokens
    ? { inputTokens: inputTokens.value, outputTokens: outputTokens.value, kind: 'nominal' }
    : null
}

const measured = (run: SettledRun): Lengths => ({
  inputTokens: run.tokens.input === null ? null : Math.round(run.tokens.input),
  outputTokens: run.tokens.output === null ? null : Math.round(run.tokens.output),
  kind: run.tokens.input === null && run.tokens.output === null ? 'unknown' : 'measured',
})

/** Sets of lengths that hang together by steps of at most 5 %, whatever order they come in. */
const clusters = (all: readonly Lengths[]): readonly (readonly Lengths[])[] =>
  all.reduce<readonly (readonly Lengths[])[]>((known, one) => {
    const touching = known.filter((cluster) => cluster.some((other) => alike(other, one)))
    return [...known.filter((cluster) => !touching.includes(cluster)), [...touching.flat(), one]]
  }, [])

const middle = (values: readonly (number | null)[]): number | null =>
  values.toSorted((a, b) => (a ?? 0) - (b ?? 0))[(values.length - 1) >> 1] ?? null

/** Every run of a cluster has the lengths of its middle. */
const settled = (runs: readonly SettledRun[]): readonly (readonly [SettledRun, Lengths])[] => {
  const own = new Map(runs.map((run) => [run, measured(run)]))
  const distinct = [...groupBy([...own.values()], (lengths) => JSON.stringify(lengths)).values()].map(
    ([one]) => one!,
  )
  const named = clusters(distinct).map((cluster) => ({
    cluster,
    lengths: {
      inputTokens: middle(cluster.map((one) => one.inputTokens)),
      outputTokens: middle(cluster.map((one) => one.outputTokens)),
      kind: cluster[0]!.kind,
    },
  }))
  return [...own].map(([run, lengths]) => [
    run,
    named.find(({ cluster }) => cluster.some((one) => alike(one, lengths)))!.lengths,
  ])
}

/** True when most requests failed: what the rest measured says nothing of the workload. */
const mostlyFailed = ({ completed, failed }: SettledRun): boolean =>
  completed === 0 || (completed !== null && failed !== null && failed > completed)

/** A level where most requests failed belongs to the sweep beside it, if that has one workload. */
const adopted = (
  orphans: readonly SettledRun[],
  means: ReadonlyMap<SettledRun, Lengths>,
): readonly (readonly [SettledRun, Lengths])[] => {
  const places = containersOf([...means.keys(), ...orphans])
  return orphans.map((orphan) => {
    const beside = [...means].filter(
      ([run]) =>
        places.get(run) === places.get(orphan) && run.facts.model?.value === orphan.facts.model?.value,
    )
    const choices = new Map(beside.map(([, lengths]) => [JSON.stringify(lengths), lengths]))
    return [orphan, choices.size === 1 ? [...choices.values()][0]! : measured(orphan)]
  })
}

/** The workload of each run; among runs of one model, measured means that lie close together are one workload. */
export const lengthsOf = (runs: readonly SettledRun[]): ReadonlyMap<SettledRun, Lengths> => {
  const open = runs.filter((run) => !nominal(run))
  const models = groupBy(
    open.filter((run) => !mostlyFailed(run)),
    (run) => run.facts.model?.value ?? '',
  )
  const means = new Map([...models.values()].flatMap(settled))
  const all = new Map([...means, ...adopted(open.filter(mostlyFailed), means)])
  return new Map(runs.map((run) => [run, nominal(run) ?? all.get(run)!]))
}
