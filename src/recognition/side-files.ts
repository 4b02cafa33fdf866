import type { Facts } from '../model/fact.ts'
import { groupBy } from '../model/group-by.ts'
import type { Run } from '../model/run.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { type Document, fileNameOf, folderOf } from '../model/source.ts'
import { factsFromPath } from '../series/facts.ts'
import type { Recognised } from './recognise.ts'

const shortName = (model: string): string => model.slice(model.lastIndexOf('/') + 1).toLowerCase()

const factsOf = (run: Run): Facts => ({ ...factsFromPath(run.path), ...run.stated })

/** Model and GPUs of a run, as far as its file and path tell. */
const layoutOf = (run: Run): string => {
  const { model, tensorParallel, gpus } = factsOf(run)
  return JSON.stringify([model && shortName(model.value), tensorParallel?.value ?? null, gpus?.value ?? null])
}

const contradicts = (run: Run, { model, labels }: Snapshot): boolean => {
  const told = factsOf(run)
  const otherModel = told.model && model !== null && shortName(told.model.value) !== shortName(model)
  const otherSize = told.tensorParallel && labels['tp'] && String(told.tensorParallel.value) !== labels['tp']
  return Boolean(otherModel) || Boolean(otherSize)
}

/** The server whose start the log of a folder tells, where it is one log, and the runs beside it are of one server. */
const serverOf = (snapshots: readonly Snapshot[], runs: readonly Run[]): Snapshot | null => {
  const [log, ...more] = snapshots.filter(({ tool }) => tool === 'serverLog')
  if (!log?.gauges.kvTokens || more.length > 0 || new Set(runs.map(layoutOf)).size > 1) return null
  return runs.some((run) => contradicts(run, log)) ? null : log
}

const withCache = (run: Run, { gauges, path }: Snapshot): Run => {
  const value = gauges.kvTokens!.value
  return { ...run, stated: { kvCacheTokens: { value, from: 'log', where: path }, ...run.stated } }
}

/** Runs with the size of the KV cache that the one server log in their folder tells, unless they state it themselves. */
export const withServerLogs = (all: readonly Recognised[]): readonly Recognised[] => {
  const snapshots = groupBy(
    all.flatMap((one) => one.snapshots ?? []),
    ({ path }) => folderOf(path),
  )
  if (snapshots.size === 0) return all
  const runs = groupBy(
    all.flatMap((one) => one.runs),
    ({ path }) => folderOf(path),
  )
  const servers = new Map([...snapshots].map(([folder, own]) => [folder, serverOf(own, runs.get(folder) ?? [])]))
  return all.map((one) => {
    const server = servers.get(folderOf(one.source.path))
    return server ? { ...one, runs: one.runs.map((run) => withCache(run, server)) } : one
  })
}

/** What lies beside results: a plan of konkyo, settings, the log of a server, notes. */
type SideKind = 'plan' | 'config' | 'log' | 'notes'

const beginning = 100_000

/** Objects by the keys that only such files have together. */
const configurations: readonly (readonly string[])[] = [
  ['name', 'version', 'dependencies'],
  ['name', 'version', 'devDependencies'],
  ['name', 'version', 'scripts'],
  ['name', 'lockfileVersion'],
  ['compilerOptions'],
  ['architectures', 'model_type'],
  ['tokenizer_class', 'model_max_length'],
  ['eos_token_id', 'transformers_version'],
  ['version', 'added_tokens', 'model'],
  ['metadata', 'weight_map'],
  ['services', 'version'],
  ['base_ref', 'head_ref', 'entries'],
  ['hostname', 'kernel', 'os'],
  ['start_time', 'end_time', 'duration_s'],
]

const configName =
  /^(.*[._-])?(config|configs|configuration|settings|params|parameters|args|options|env|environment|manifest|package|package-lock|tsconfig|compose|launch|schema)([._-].*)?\.json$/i

const measures = /ttft|tpot|latenc|throughput|tokens?_?(per_?)?s(ec(ond)?)?$|_ms$|^(duration|completed)$/i

const serverLog =
  /^(.{0,80}\s)?(Uvicorn running on|Started server pro\w+|Application startup complete|vLLM API server version|non-default args:|Avg prompt throughput:|Loading safetensors checkpoint)|^\W*(\(\w[^)\n]{0,60}\) ?)?(INFO|WARNING|ERROR)\b.{0,40}\[?[\w/.-]{1,60}\.py:\d+\]/m

const benchmarkWords = /\b(ttft|tpot|throughput|latency|latencies|tok(ens?)?\/s|req(uests)?\/s|benchmark result)/i

const isConfig = (value: Readonly<Record<string, unknown>>, path: string): boolean => {
  const keys = Object.keys(value)
  return (
    configurations.some((known) => known.every((key) => Object.hasOwn(value, key))) ||
    (configName.test(fileNameOf(path)) && !keys.some((key) => measures.test(key)))
  )
}

/** Keys of which a plan of konkyo has some, and settings of tools none. */
const planKeys = ['sla', 'demand', 'headroom', 'thinkTime', 'availability']

const isPlan = (document: Document, path: string): boolean =>
  /^konkyo\.ya?ml$/i.test(fileNameOf(path)) ||
  (document.kind === 'object' && planKeys.some((key) => Object.hasOwn(document.value, key)))

const textKind = (text: string, path: string): SideKind | null => {
  const start = text.slice(0, beginning)
  if (serverLog.test(start)) return 'log'
  if (/\.md$/i.test(path)) return 'notes'
  if (benchmarkWords.test(start)) return null
  return /\.(log|out)$/i.test(path) ? 'log' : 'notes'
}

/** What a file is that holds no result and was never meant to; null where it may be a result that is not known here. */
export const sideKind = (documents: readonly Document[], path: string): SideKind | null => {
  const [document, ...more] = documents
  if (!document || more.length > 0) return null
  if (/\.ya?ml$/i.test(path)) return isPlan(document, path) ? 'plan' : 'config'
  if (document.kind === 'text') return textKind(document.text, path)
  return document.kind === 'object' && document.at === '' && isConfig(document.value, path) ? 'config' : null
}
