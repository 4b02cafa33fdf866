import type { Document, Problem, ReadSource } from '../model/source.ts'
import { inputs, type InputId } from '../inputs/index.ts'
import type { Input } from '../inputs/input.ts'
import type { Run } from '../model/run.ts'
import { lookalikeOf, lookalikes } from './lookalikes.ts'

/** What lies beside results: settings, the log of a server, notes. */
type SideKind = 'config' | 'log' | 'notes'

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
]

const configName =
  /^(.*[._-])?(config|configs|configuration|settings|params|parameters|args|options|env|environment|manifest|package|package-lock|tsconfig|compose|launch|schema)([._-].*)?\.json$/i

const measures = /ttft|tpot|latenc|throughput|tokens?_?(per_?)?s(ec(ond)?)?$|_ms$|^(duration|completed)$/i

const serverLog =
  /^(.{0,80}\s)?(Uvicorn running on|Started server pro\w+|Application startup complete|vLLM API server version|non-default args:|Avg prompt throughput:|Loading safetensors checkpoint)|^\W*(\(\w[^)\n]{0,60}\) ?)?(INFO|WARNING|ERROR)\b.{0,40}\[?[\w/.-]{1,60}\.py:\d+\]/m

const benchmarkWords = /\b(ttft|tpot|throughput|latency|latencies|tok(ens?)?\/s|req(uests)?\/s|benchmark result)/i

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

const isConfig = (value: Readonly<Record<string, unknown>>, path: string): boolean => {
  const keys = Object.keys(value)
  return (
    configurations.some((known) => known.every((key) => Object.hasOwn(value, key))) ||
    (configName.test(nameOf(path)) && !keys.some((key) => measures.test(key)))
  )
}

const textKind = (text: string, path: string): SideKind | null => {
  const start = text.slice(0, beginning)
  if (serverLog.test(start)) return 'log'
  if (benchmarkWords.test(start)) return null
  return /\.(log|out)$/i.test(path) ? 'log' : 'notes'
}

/** What a file is that holds no result and was never meant to; null where it may be a result that is not known here. */
export const sideKind = (documents: readonly Document[], path: string): SideKind | null => {
  const [document, ...more] = documents
  if (!document || more.length > 0) return null
  if (document.kind === 'text') return textKind(document.text, path)
  return document.kind === 'object' && document.at === '' && isConfig(document.value, path) ? 'config' : null
}

/** A source with what its documents turned out to be. */
export interface Recognised {
  readonly source: ReadSource
  readonly format: InputId | null
  readonly runs: readonly Run[]
  readonly problems: readonly Problem[]
}

const isOtherTools = (document: Document): boolean => {
  const other = lookalikeOf(document)
  return other !== null && lookalikes[other].tool !== null
}

const inputFor = (document: Document): InputId | undefined =>
  (Object.entries(inputs) as [InputId, Input][]).find(
    ([, input]) => input.detect(document) && !(input.lenient && isOtherTools(document)),
  )?.[0]

const placeOf = (document: Document): string => (document.kind === 'object' ? document.at : '')

/** Why a document gave no runs: another tool's name, an error object, a table or text without runs. */
const refusal = (document: Document): Problem => {
  const where = placeOf(document)
  const other = lookalikeOf(document)
  if (other === 'errorObject' || other === 'tableWithoutRuns') return { code: other, where, values: {} }
  const tool = other && lookalikes[other].tool
  return tool
    ? { code: 'otherTool', where, values: { tool } }
    : { code: 'notRecognised', where, values: { kind: document.kind } }
}

/**
 * Warm-up results are measurements of a cold server under another name: told by the path, never judged. Not so paths
 * that tell how a run was warmed up: `num-warmups=10`, `no-warmup`, `after_warmup`.
 */
const isWarmup = (path: string): boolean =>
  /(?<![a-z])(?<!(?:num|no|non|with|without|after|post|skip)[-_ ]?)warm[-_ ]?up(?![a-z]|[-_ ]?=)/i.test(path)

/** A file met in a folder that holds no result, and was never meant to, is no problem; one asked for by name is. */
const refusals = (
  unknown: readonly Document[],
  { named, path, problems, documents }: ReadSource,
): readonly Problem[] => {
  const all = unknown.map(refusal)
  const nothingElse = problems.length === 0 && unknown.length === documents.length
  const side = nothingElse && !named && all[0]?.code === 'notRecognised' ? sideKind(documents, path) : null
  return side ? [{ code: 'sideFile', where: '', values: { kind: side } }] : all
}

/** One source: every document goes to the first input that knows it, or is named with the reason why none does. */
export const recognise = (source: ReadSource): Recognised => {
  const read = source.documents.map((document) => ({ document, input: inputFor(document) }))
  const from = { source: source.id, path: source.path }
  const readings = read.flatMap(({ document, input }) => (input ? [inputs[input].read(document, from)] : []))
  const runs = readings.flatMap((reading) => reading.runs)
  const warmup = isWarmup(source.path) && runs.length > 0
  return {
    source,
    format: read.find(({ input }) => input)?.input ?? null,
    runs: warmup ? [] : runs,
    problems: [
      ...source.problems,
      ...(warmup ? [{ code: 'warmUp', where: '', values: { runs: runs.length } } as const] : []),
      ...readings.flatMap((reading) => reading.problems),
      ...refusals(
        read.filter(({ input }) => !input).map(({ document }) => document),
        source,
      ),
    ],
  }
}
