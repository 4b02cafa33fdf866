import type { Document, Problem } from '../model/source.ts'
import type { Contents } from './contents.ts'
import { findJson, opensAsJson, type JsonFailure, type JsonSequence, type JsonValue } from './json-sequence.ts'
import { placesIn, type Place } from './lines.ts'
import { repeatedKeys } from './repeated-keys.ts'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const members = (list: readonly unknown[], at: string): Contents => {
  const inner = list.map((member, index) => contentsOf(member, `${at}/${index}`))
  const strays = list.flatMap((member, index) => (isObject(member) || Array.isArray(member) ? [] : [index]))
  const stray: Problem = { code: 'nonObjectMember', where: `${at}/${strays[0]}`, values: { count: strays.length } }
  return {
    documents: inner.flatMap(({ documents }) => documents),
    problems: [...(strays.length > 0 ? [stray] : []), ...inner.flatMap(({ problems }) => problems)],
  }
}

/** The objects of a value; lists, also nested ones, are opened and their members numbered. */
const contentsOf = (value: unknown, at: string): Contents => {
  if (Array.isArray(value)) return members(value, at)
  return { documents: isObject(value) ? [{ kind: 'object', at, value }] : [], problems: [] }
}

/** The contents of one value, with what its objects have twice. */
const valueContents = (found: JsonValue, text: string, at: string): Contents => {
  const { documents, problems } = contentsOf(found.value, at)
  const twice = repeatedKeys(found.value, text, found)
  if (twice.size === 0) return { documents, problems }
  const told = documents.map((one, i) =>
    one.kind === 'object' && twice.has(i) ? { ...one, twice: twice.get(i)! } : one,
  )
  const repeated = told.flatMap((one) =>
    one.kind === 'object' && one.twice
      ? [{ code: 'repeatedKey', where: one.at, values: { key: one.twice.slice(0, 3).join(', ') } } as const]
      : [],
  )
  return { documents: told, problems: [...problems, ...repeated] }
}

const isAlone = (text: string, { values, failures }: JsonSequence): boolean => {
  const only = values[0]
  if (!only || values.length > 1 || failures.length > 0) return false
  return (text.slice(0, only.start) + text.slice(only.end)).trim() === ''
}

/** Values that share a line are told apart by their column. */
const labels = (values: readonly JsonValue[], place: (offset: number) => Place): readonly string[] => {
  const places = values.map(({ start }) => place(start))
  return places.map(({ line, column }, index) =>
    places[index - 1]?.line === line ? `line:${line}:${column}` : `line:${line}`,
  )
}

const toProblem = (text: string, failure: JsonFailure, place: (offset: number) => Place): Problem => {
  const { line } = place(failure.start)
  if (failure.truncated) return { code: 'truncatedJson', where: `line:${line}`, values: { line } }
  const near = /^.*/.exec(text.slice(failure.at, failure.at + 20))?.[0] ?? ''
  return { code: 'brokenJson', where: `line:${line}`, values: { ...place(failure.at), near } }
}

/** Text that is mostly something else keeps its other lines too, as a text document of its own. */
const isMostlyText = (text: string, { values, failures }: JsonSequence): boolean =>
  (failures.length === 0 || !opensAsJson(text)) &&
  2 * values.reduce((sum, { start, end }) => sum + end - start, 0) < text.trim().length

/** The objects of a text that holds JSON in any of its usual containers; null when it holds none. */
export const readJsonDocuments = (text: string): Contents | null => {
  const found = findJson(text)
  const place = placesIn(text)
  const at = isAlone(text, found) ? [''] : labels(found.values, place)
  const inner = found.values.map((one, index) => valueContents(one, text, at[index] ?? ''))
  const documents: readonly Document[] = inner.flatMap((contents) => contents.documents)
  if (documents.length === 0 && (found.failures.length === 0 || !opensAsJson(text))) return null
  return {
    documents: isMostlyText(text, found) ? [...documents, { kind: 'text', text }] : documents,
    problems: [
      ...inner.flatMap(({ problems }) => problems),
      ...found.failures.map((failure) => toProblem(text, failure, place)),
    ],
  }
}
