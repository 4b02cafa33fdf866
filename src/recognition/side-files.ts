import { type Document, fileNameOf } from '../model/source.ts'

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
