import picomatch from 'picomatch'
import { type Fact, type FactName, type Facts, gpusInParallel } from '../model/fact.ts'
import type { SeriesHint } from '../model/plan.ts'
import type { Run, SettledRun } from '../model/run.ts'
import { factsFromPath } from './from-path.ts'
import { gpuIn } from './gpu-names.ts'

const hinted = (hint: SeriesHint): Facts => {
  const { match, ...values } = hint
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, { value, from: 'plan', where: match } as Fact<string | number>]),
  )
}

/** The path and its trailing parts, so that a glob need not know what lies above: hidden folders, `..`, a drive. */
const partsOf = (path: string): readonly string[] => path.split('/').map((_, i, names) => names.slice(i).join('/'))

/** True for paths that a glob matches, or any trailing part of which it matches. */
export const matcher = (glob: string): ((path: string) => boolean) => {
  const isMatch = picomatch(glob, { nocase: true, dot: true })
  return (path) => partsOf(path).some((part) => isMatch(part))
}

/** Entries of the plan whose glob matches the path; later entries win. */
const fromPlan = (path: string, hints: readonly SeriesHint[]): Facts => {
  const matching = hints.filter(({ match }) => matcher(match)(path))
  return Object.assign({}, ...matching.map(hinted)) as Facts
}

/** GPUs by the sizes in parallel, when no count is given. */
const derivedGpus = (facts: Facts, settings: Run['settings']): Facts => {
  const value = facts.gpus ? null : gpusInParallel(facts, settings)
  if (value === null) return facts
  return { ...facts, gpus: { value, from: 'derived', where: 'tensorParallel * pipelineParallel * dataParallel' } }
}

/** One card under two names: `NVIDIA H100 80GB HBM3` is what a folder calls `h100`. */
const sameCard = (a: string, b: string): boolean => {
  const [left, right] = [gpuIn(a)?.card, gpuIn(b)?.card]
  return left !== undefined && left === right
}

const disagrees = (
  name: string,
  fact: Fact<string | number> | undefined,
  kept: Fact<string | number> | undefined,
): boolean => {
  if (fact === undefined || kept === undefined) return false
  const [said, used] = [String(fact.value), String(kept.value)]
  return said.toLowerCase() !== used.toLowerCase() && !(name === 'gpu' && sameCard(said, used))
}

/**
 * One run's facts from plan, file, path, in this order, each with its origin. What a weaker origin says otherwise is
 * kept as overruled. Lengths that nothing states stay open: the means that were measured stand in when runs are grouped.
 */
export const settleFacts = (run: Run, id: string, hints: readonly SeriesHint[]): SettledRun => {
  const layers: readonly Facts[] = [fromPlan(run.path, hints), run.stated, factsFromPath(run.path)]
  const facts = derivedGpus(Object.assign({}, ...layers.toReversed()) as Facts, run.settings)
  const overruled = layers.flatMap((layer) =>
    Object.entries(layer)
      .filter(([name, fact]) => disagrees(name, fact, facts[name as FactName]))
      .map(([name, fact]) => ({ name, fact })),
  )
  const cap = facts.concurrency && !run.load.capRecorded ? facts.concurrency.value : run.load.concurrency
  return { ...run, id, facts, overruled, load: { ...run.load, concurrency: cap } }
}
