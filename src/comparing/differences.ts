import { normalKey, ownSetting } from '../model/setting.ts'
import type { ReportRun } from '../model/report.ts'
import type { Difference } from './comparison.ts'
import type { Side, Sides } from './levels.ts'

type Told = ReadonlyMap<string, string>

const runsOf = ({ series, runs }: Side): readonly ReportRun[] =>
  series.points.flatMap(({ runs: ids }) => ids.flatMap((id) => runs.get(id) ?? []))

/** A setting names a configuration where all runs that state it say the same; a value of one run is no property. */
const settingsOf = (side: Side): Told => {
  const runs = runsOf(side)
  const keys = [...new Set(runs.flatMap(({ settings }) => Object.keys(settings)))]
  const told = keys.flatMap((key): readonly [string, string][] => {
    const values = [...new Set(runs.map(({ settings }) => ownSetting(settings, key)))]
    return values.length === 1 && values[0] != null && key !== 'seed' ? [[normalKey(key), values[0]]] : []
  })
  return new Map(told)
}

const first = (side: Side, valueOf: (run: ReportRun) => string | null): string | null =>
  [...new Set(runsOf(side).flatMap((run) => valueOf(run) ?? []))].toSorted().join(', ') || null

const propertiesOf = (side: Side): Told => {
  const plain = {
    tool: side.series.tool,
    engine: side.series.engine,
    tokenizer: first(side, (run) => run.tokenizer),
    backend: first(side, (run) => run.backend),
    synthetic: side.series.synthetic,
  }
  const known = Object.entries(plain).filter((entry): entry is [string, string] => entry[1] !== null)
  return new Map([...settingsOf(side), ...known])
}

/** What is recorded of tool, engine and settings and differs between the two sides; a change may be its doing. */
export const differencesOf = (sides: Sides): readonly Difference[] => {
  const [old, next] = [propertiesOf(sides.old), propertiesOf(sides.new)]
  return [...new Set([...old.keys(), ...next.keys()])]
    .filter((name) => old.get(name) !== next.get(name))
    .toSorted()
    .map((name) => ({ name, old: old.get(name) ?? null, new: next.get(name) ?? null }))
}
