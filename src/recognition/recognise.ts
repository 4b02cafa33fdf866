import type { ColumnMapping, MappedColumn } from '../model/columns.ts'
import { type Document, type Problem, type ReadSource, folderOf, type TableDocument, problem } from '../model/source.ts'
import { inputs, type InputId } from '../inputs/index.ts'
import type { Found, Input, Reading } from '../inputs/input.ts'
import type { Baseline } from '../model/baseline.ts'
import type { Run } from '../model/run.ts'
import { withFailures } from '../model/told-failures.ts'
import { measurable } from '../records/measurable.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { lookalikeOf, lookalikes, type Nearest, nearestOf } from './lookalikes.ts'

import { sideKind, withServerLogs } from './side-files.ts'
import { groupBy } from '../model/group-by.ts'
import { matcher } from '../series/facts.ts'

type Numbered = ColumnMapping & { readonly entry: number }

/** By its glob, or by one of its columns. */
const isMeant = ({ match, columns }: ColumnMapping, path: string, header: readonly string[]): boolean =>
  match === null ? columns.some(({ column }) => column !== null && header.includes(column)) : matcher(match)(path)

const mappedTable = (table: TableDocument, path: string, mappings: readonly Numbered[]): TableDocument => {
  const own = mappings.filter((mapping) => isMeant(mapping, path, table.header))
  if (own.length === 0) return table
  const byKey = new Map<string, MappedColumn>(own.flatMap(({ columns }) => columns.map((one) => [one.key, one])))
  return { ...table, mapped: { columns: [...byKey.values()], entries: own.map(({ entry }) => entry) } }
}

/** A source with its tables told what the plan says of their columns; of several entries the later one wins, key by key. */
const withMapping = (source: ReadSource, mappings: readonly ColumnMapping[]): ReadSource => {
  if (mappings.length === 0) return source
  const numbered = mappings.map((mapping, i) => ({ ...mapping, entry: i + 1 }))
  return {
    ...source,
    documents: source.documents.map((document) =>
      document.kind === 'table' ? mappedTable(document, source.path, numbered) : document,
    ),
  }
}

/** A source with what its documents turned out to be. */
export interface Recognised {
  readonly source: ReadSource
  readonly format: InputId | null
  readonly runs: readonly Run[]
  readonly baselines?: readonly Baseline[]
  readonly snapshots?: readonly Snapshot[]
  readonly problems: readonly Problem[]
}

const isOtherTools = (document: Document): boolean => {
  const other = lookalikeOf(document)
  return other !== null && lookalikes[other].tool !== null
}

const inputFor = (document: Document): InputId | undefined => {
  if (document.kind === 'table' && document.mapped) return 'columnTable'
  return (Object.entries(inputs) as [InputId, Input][]).find(
    ([, input]) => input.detect(document) && !(input.lenient && isOtherTools(document)),
  )?.[0]
}

/** Inputs that know lists of requests as reading folds them. */
const folding: ReadonlySet<InputId | undefined> = new Set(['sglang', 'vllmServe'])

/** True for a record whose input reads folded lists too. */
export const takesFolded = (document: Document): boolean => folding.has(inputFor(document))

const placeOf = (document: Document): string => (document.kind === 'object' ? document.at : '')

const strange = (document: Document, where: string, near: Nearest | null): Problem => {
  const { kind } = document
  return near && near.missing.length > 0
    ? problem('nearTo', where, { kind, tool: near.tool, missing: near.missing.join(', ') })
    : problem('notRecognised', where, { kind })
}

const dataEnding = /\.(?:jsonl?|ndjson|csv|tsv|parquet)$/i

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** One value, or one a line. */
const areJson = (text: string): boolean =>
  isJson(text) || text.split('\n').every((line) => line.trim() === '' || isJson(line))

/** Why a text in a file that is called data is none; null for other files. */
const noData = ({ documents, problems, path }: ReadSource): Problem | null => {
  const ending = dataEnding.exec(path)?.[0]
  const [document] = documents
  if (document?.kind !== 'text' || documents.length + problems.length > 1 || ending === undefined) return null
  const near = document.text.trim().slice(0, 40).replaceAll(/\s+/g, ' ')
  return /json/i.test(ending) && areJson(document.text)
    ? problem('noObject', '', { near })
    : problem('noData', '', { ending, near })
}

/** Why a document gave no runs: another tool's name, an error object, a table or text without runs. */
const refusal = (document: Document): Problem => {
  const where = placeOf(document)
  const other = lookalikeOf(document)
  if (other === 'errorObject') return problem(other, where)
  const tool = other && lookalikes[other].tool
  if (tool) return problem('otherTool', where, { tool })
  const near = nearestOf(document)
  return other === 'tableWithoutRuns' && !near ? problem(other, where) : strange(document, where, near)
}

/**
 * Warm-up results are measurements of a cold server under another name: told by the path, never judged. Not so paths
 * that tell how a run was warmed up: `num-warmups=10`, `no-warmup`, `after_warmup`.
 */
const warmupWord = (path: string): string | null =>
  /(?<![a-z])(?<!(?:num|no|non|with|without|after|post|skip)[-_ ]?)warm[-_ ]?up(?![a-z]|[-_ ]?(?:=|done|[後済有無あな]))|(?:ウォーム|ウォーミング)アップ(?![-_ ]?[後済有無あな])|暖[機気](?:運転)?(?![-_ ]?[後済有無あな])|(?<![a-z\d])wu(?![a-z\d])/i.exec(
    path,
  )?.[0] ?? null

/** A file met in a folder that holds no result, and was never meant to, is no problem; one asked for by name is. */
const refusals = (unknown: readonly Document[], source: ReadSource): readonly Problem[] => {
  const { named, path, problems, documents } = source
  const text = unknown.length > 0 ? noData(source) : null
  const all = text ? [text] : unknown.map(refusal)
  const nothingElse = problems.length === 0 && unknown.length === documents.length
  const side =
    nothingElse && !named && /^(notRecognised|nearTo)$/.test(all[0]?.code ?? '') ? sideKind(documents, path) : null
  return side ? [problem('sideFile', '', { kind: side })] : all
}

interface Understood extends Found {
  readonly source: ReadSource
  readonly input: InputId
}

/** A source with the documents that an input knows, read alone, and those that none does. */
interface Sorted {
  readonly source: ReadSource
  readonly known: readonly Understood[]
  readonly unknown: readonly Document[]
}

const sortedOut = (source: ReadSource): Sorted => {
  const from = { source: source.id, path: source.path }
  const told = source.documents.map((document) => ({ document, input: inputFor(document) }))
  return {
    source,
    known: told.flatMap(({ document, input }) =>
      input ? [{ document, from, input, source, reading: inputs[input].read(document, from) }] : [],
    ),
    unknown: told.filter(({ input }) => !input).map(({ document }) => document),
  }
}

/** What documents of one input in one folder tell together, by the document. */
const joined = (all: readonly Understood[]): ReadonlyMap<Document, Reading> => {
  const groups = groupBy(all, ({ input, from }) => `${input} ${folderOf(from.path)}`)
  return new Map(
    [...groups.values()].flatMap((group) => {
      const { join }: Input = inputs[group[0]!.input]
      const readings = join?.(group) ?? group.map(({ reading }) => reading)
      return group.map(({ document }, i) => [document, readings[i]!] as const)
    }),
  )
}

const recognisedOf = ({ source, known, unknown }: Sorted, readingOf: ReadonlyMap<Document, Reading>): Recognised => {
  const readings = known.map(({ document }) => readingOf.get(document)!)
  const runs = readings.flatMap((reading) => reading.runs).map((run) => withFailures(measurable(run)))
  const word = runs.length > 0 ? warmupWord(source.within ?? source.path) : null
  return {
    source,
    format: known[0]?.input ?? null,
    runs: word === null ? runs : [],
    baselines: readings.flatMap((reading) => reading.baselines ?? []),
    snapshots: readings.flatMap((reading) => reading.snapshots ?? []),
    problems: [
      ...source.problems,
      ...(word === null ? [] : [problem('warmUp', '', { runs: runs.length, word })]),
      ...readings.flatMap((reading) => reading.problems),
      ...refusals(unknown, source),
    ],
  }
}

/**
 * Every document goes to the first input that knows it, a table whose columns the plan maps to that of tables, or is named
 * with the reason why none does.
 */
export const recogniseAll = (
  sources: readonly ReadSource[],
  mappings: readonly ColumnMapping[] = [],
): readonly Recognised[] => {
  const sorted = sources.map((source) => sortedOut(withMapping(source, mappings)))
  const readingOf = joined(sorted.flatMap(({ known }) => known))
  return withServerLogs(sorted.map((one) => recognisedOf(one, readingOf)))
}

/** One source alone. */
export const recognise = (source: ReadSource): Recognised => recogniseAll([source])[0]!
