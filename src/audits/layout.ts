import { gpusInParallel, type Fact, type FactName } from '../model/fact.ts'
import type { SettledRun } from '../model/run.ts'
import { type Audit, error, type Outcome, warning } from './audit.ts'

const reasons = ['tooFewGpus', 'idleGpus', 'otherCard', 'otherNumber'] as const
type Reason = (typeof reasons)[number]

const short: Partial<Record<FactName, string>> = {
  gpus: 'GPU',
  tensorParallel: 'TP',
  pipelineParallel: 'PP',
  dataParallel: 'DP',
}

/** More GPUs in parallel than there are is impossible; fewer leave some idle, or replicas are not told. */
const counts = ({ facts, settings }: SettledRun): readonly Outcome<Reason>[] => {
  const needed = gpusInParallel(facts, settings)
  const gpus = facts.gpus?.value ?? null
  if (needed === null || gpus === null || needed === gpus) return []
  const sizes = (['tensorParallel', 'pipelineParallel', 'dataParallel'] as const).flatMap((name) =>
    facts[name] ? [`${short[name]}${facts[name].value}`] : [],
  )
  const values = { parallel: sizes.join(' × '), needed, gpus }
  return needed > gpus ? error('tooFewGpus', 'none', values) : warning('idleGpus', values)
}

const contradiction = (
  name: string,
  used: Fact<string | number>,
  said: Fact<string | number>,
): readonly Outcome<Reason>[] => {
  if (used.from === 'plan' || used.from === 'derived') return []
  const values = { used: used.value, said: said.value, where: said.where }
  if (name === 'gpu') return warning('otherCard', values)
  const what = short[name as FactName]
  return what === undefined ? [] : warning('otherNumber', { what, ...values })
}

/** What the path says of the hardware against what the file says of it. */
const names = ({ facts, overruled }: SettledRun): readonly Outcome<Reason>[] =>
  overruled.flatMap(({ name, fact }) => {
    const used = facts[name as FactName]
    return used ? contradiction(name, used, fact) : []
  })

const distinct = (outcomes: readonly Outcome<Reason>[]): readonly Outcome<Reason>[] => [
  ...new Map(outcomes.map((one) => [JSON.stringify([one.reason, one.values]), one])).values(),
]

/** The hardware that a series is said to have run on: sizes that do not fit the count, and origins that disagree. */
export const layout: Audit<Reason> = {
  reasons,
  series: ({ runs }) => distinct(runs.flatMap((run) => [...counts(run), ...names(run)])),
}
