import type { LatencyStatistics } from '../model/metric.ts'
import type { Run } from '../model/run.ts'
import type { Problem } from '../model/source.ts'
import { latencyOf } from './run.ts'

/** Result key → what it is called where it was read, or the formula it was derived by. */
export type Names = Readonly<Record<string, string>>

export const called = (names: Names, key: string): string => (Object.hasOwn(names, key) ? names[key]! : key)

/** A field, or a formula of fields. */
const renamed = (field: string, names: Names): string => field.replaceAll(/[\w.:]+/g, (name) => called(names, name))

const renamedStatistics = (metric: LatencyStatistics | null, names: Names): LatencyStatistics | null =>
  metric && {
    ...metric,
    from: Object.fromEntries(
      Object.entries(metric.from).map(([name, trail]) => [
        name,
        trail.origin === 'summary' ? { ...trail, field: called(names, trail.field) } : trail,
      ]),
    ),
  }

const renamedFacts = (facts: Run['stated'], names: Names): Run['stated'] =>
  Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, { ...fact, where: called(names, fact.where) }]))

/** A run read by result keys, its fields by the names that they have in the file. */
export const renamedRun = (run: Run, names: Names): Run => ({
  ...run,
  latency: latencyOf((metric) => renamedStatistics(run.latency[metric], names)),
  zeroLatencies: run.zeroLatencies.map((zero) => ({ ...zero, field: called(names, zero.field) })),
  impossible: run.impossible.map((field) => called(names, field)),
  stated: renamedFacts(run.stated, names),
  fields: Object.fromEntries(Object.entries(run.fields).map(([name, field]) => [name, renamed(field, names)])),
})

/** A problem of a field, by the name that it has in the file. */
export const renamedProblem = (problem: Problem, names: Names): Problem =>
  'field' in problem.values
    ? { ...problem, values: { ...problem.values, field: called(names, String(problem.values['field'])) } }
    : problem
