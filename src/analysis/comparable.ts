import type { ReportRun, Series } from '../model/report.ts'
import { normalKey } from '../records/stated-facts.ts'

/** Settings that change what is computed: a gain between different ones is not a gain from GPUs. */
const defining =
  /^(quantization|dtype|kv_cache_dtype|speculative.*|(enable_)?prefix_caching|dataset(_name)?)$/

type Settings = ReadonlyMap<string, ReadonlySet<string>>

const settingsOf = (series: Series, runs: readonly ReportRun[]): Settings => {
  const settings = new Map<string, Set<string>>()
  const add = (key: string, value: string | null): void => {
    if (value !== null) settings.set(key, (settings.get(key) ?? new Set()).add(value.toLowerCase()))
  }
  for (const run of runs.filter((one) => one.series === series.id)) {
    for (const [key, value] of Object.entries(run.settings)) add(normalKey(key), value)
    add('tokenizer', run.tokenizer)
  }
  for (const [key, value] of Object.entries(series.variant)) add(normalKey(key), value)
  return settings
}

const same = (a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean =>
  a !== undefined && b !== undefined && a.size === b.size && [...a].every((value) => b.has(value))

/** What set neighbours of either apart must be the same in both; what defines the computation must not differ. */
const sameSettings = (a: Series, b: Series, runs: readonly ReportRun[]): boolean => {
  const [left, right] = [settingsOf(a, runs), settingsOf(b, runs)]
  const apart = [...Object.keys(a.variant), ...Object.keys(b.variant)].map(normalKey)
  const stated = [...left.keys()].filter(
    (key) => (key === 'tokenizer' || defining.test(key)) && right.has(key),
  )
  return [...apart, ...stated].every((key) => same(left.get(key), right.get(key)))
}

/** True when two series differ in their number of GPUs and in nothing that is known to matter. */
export const comparable = (a: Series, b: Series, runs: readonly ReportRun[]): boolean =>
  a.workloadId === b.workloadId &&
  a.layout.gpu === b.layout.gpu &&
  a.tool === b.tool &&
  a.engine === b.engine &&
  a.synthetic === b.synthetic &&
  a.capacity.axis === 'concurrency' &&
  b.capacity.axis === 'concurrency' &&
  sameSettings(a, b, runs)
