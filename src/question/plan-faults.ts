import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import * as z from 'zod'
import { UserError } from '../errors.ts'
import { meant } from './choice.ts'
import { planFileSchema } from './plan-schema.ts'

type Path = readonly PropertyKey[]

/** A plan file with the places of all that is in it. */
export interface PlanText {
  readonly document: Document
  /** `konkyo.yaml:3:5` of the key or value at a path, or of the nearest above; columns counted from 1. */
  readonly where: (...path: Path) => string
  readonly whereIs: (offset: number) => string
  /** What is written as the value at a path, on one line. */
  readonly textAt: (path: Path) => string
  /** The line that an offset lies on, or the last above it that is not empty. */
  readonly lineAt: (offset: number) => string
}

/** More would bury the sentence that it stands in. */
const longestText = 60

const oneLine = (text: string): string => {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > longestText ? `${line.slice(0, longestText)}…` : line
}

/** The node at a path, or the nearest one above, and where it begins: at its key for a pair, so that the reader is led to the name. */
const find = (document: Document, path: Path): { readonly offset: number; readonly node: unknown } => {
  let node: unknown = document.contents
  let offset = 0
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      offset = (isScalar(pair?.key) && pair.key.range?.[0]) || offset
      node = pair?.value
    } else if (isSeq(node)) {
      node = node.items[Number(key)]
      offset = (isNode(node) && node.range?.[0]) || offset
    }
  }
  return { offset, node }
}

const written = (text: string, node: unknown): string => {
  const [from = 0, to = 0] = (isNode(node) && node.range) || []
  return oneLine(text.slice(from, to))
}

/** Character offset of the alias that cannot be resolved, or of the first when there are too many. */
export const aliasOffset = (document: Document): number => {
  const offsets: number[] = []
  visit(document, {
    Alias: (_, alias) => {
      const offset = alias.range?.[0] ?? 0
      if (alias.resolve(document) === undefined) offsets.unshift(offset)
      else offsets.push(offset)
    },
  })
  return offsets[0] ?? 0
}

/** A text as YAML, whatever is wrong with it. */
export const planText = (path: string, text: string): PlanText => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' })
  const whereIs = (offset: number): string => {
    const { line, col } = lines.linePos(offset)
    return `${path}:${line}:${col}`
  }
  return {
    document,
    where: (...place) => whereIs(find(document, place).offset),
    whereIs,
    textAt: (place) => written(text, find(document, place).node),
    lineAt: (offset) => {
      const end = text.indexOf('\n', offset)
      const above = text.slice(0, end < 0 ? undefined : end).trimEnd()
      return oneLine(above.slice(above.lastIndexOf('\n') + 1))
    },
  }
}

/** What an optional value, a list or one of several kinds holds; itself for anything else. */
const inside = (schema: z.ZodType): readonly z.ZodType[] => {
  if (schema instanceof z.ZodOptional) return inside(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodArray) return inside(schema.element as z.ZodType)
  if (schema instanceof z.ZodUnion) return (schema.options as readonly z.ZodType[]).flatMap(inside)
  return [schema]
}

const shapesOf = (schema: z.ZodType): readonly Readonly<Record<string, z.ZodType>>[] =>
  inside(schema).flatMap((one) => (one instanceof z.ZodObject ? [one.shape] : []))

const step = (schemas: readonly z.ZodType[], key: string): readonly z.ZodType[] =>
  schemas.flatMap((schema) => shapesOf(schema).flatMap((shape) => (Object.hasOwn(shape, key) ? shape[key]! : [])))

/** The keys that the plan file knows at a path; places in lists do not count. */
const keysAt = (path: readonly PropertyKey[]): readonly string[] => {
  const names = path.filter((key) => typeof key === 'string')
  const schemas = names.reduce<readonly z.ZodType[]>(step, [planFileSchema])
  return schemas.flatMap((schema) => shapesOf(schema).flatMap((shape) => Object.keys(shape)))
}

const below = (schema: z.ZodType, prefix: string): readonly string[] =>
  shapesOf(schema).flatMap((shape) =>
    Object.entries(shape).flatMap(([key, value]) => [`${prefix}${key}`, ...below(value, `${prefix}${key}.`)]),
  )

/** Every place of that name in a plan, such as `demand.interval` for `interval`. */
const placesNamed = (key: string): readonly string[] =>
  below(planFileSchema, '').filter((place) => place.split('.').at(-1) === key)

type Issue = z.core.$ZodIssue

/** Of a value that fits none of several kinds: what is wrong with it as the kind it comes closest to. */
const closest = (issue: Issue): readonly Issue[] => {
  if (issue.code !== 'invalid_union') return [issue]
  const kinds = issue.errors.map((errors) => errors.flatMap(closest))
  const depth = (errors: readonly Issue[]) =>
    Math.max(...errors.map(({ path, code }) => path.length + Number(code !== 'invalid_type') / 2))
  const [best = []] = kinds.toSorted((a, b) => depth(b) - depth(a))
  return best.map((one) => ({ ...one, path: [...issue.path, ...one.path] }))
}

/** A name of the same place, or the same name at another place. */
const keyMeant = (path: Path, key: string) => {
  const here = meant(key, keysAt(path))
  const [elsewhere] = here.near === undefined ? placesNamed(key) : []
  return elsewhere === undefined ? here : { near: elsewhere }
}

const keyOf = (path: Path): string => path.map(String).join('.')

const bound = (issue: Issue): string => {
  if (issue.code === 'too_small') return `${issue.inclusive ? '≥' : '>'} ${issue.minimum}`
  return issue.code === 'too_big' ? `${issue.inclusive ? '≤' : '<'} ${issue.maximum}` : ''
}

/** The sentence for one issue, and the values it needs besides the place. */
const errorOf = (issue: Issue, where: string, { document, textAt }: PlanText): UserError => {
  const [key, text] = [keyOf(issue.path), textAt(issue.path)]
  if (issue.code === 'custom') {
    const error: unknown = issue.params?.['error']
    if (error instanceof UserError) return new UserError(error.code, { ...error.values, where })
  }
  if (issue.code === 'invalid_type' && key === '') return new UserError('planNoKeys', { where, text })
  if (text === '') return new UserError(document.hasIn(issue.path) ? 'planEmpty' : 'planMissing', { where, key })
  if (issue.code === 'invalid_type')
    return new UserError('planWrongType', { where, key, text, expected: issue.expected })
  if (issue.code === 'invalid_value') {
    const choices = [...new Set(issue.values.map((one) => String(one).toLowerCase()))]
    return new UserError('badChoice', { where, text, choices: choices.join(', '), ...meant(text, choices) })
  }
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    if (issue.origin === 'number' || issue.origin === 'int')
      return new UserError('planOutOfRange', { where, key, text, bound: bound(issue) })
    if (issue.origin === 'array') return new UserError('planEntries', { where, key, bound: bound(issue) })
  }
  return new UserError('planInvalid', { where, key, text })
}

/** What zod found wrong with a plan, each with its place and text: an error for each key and value. */
export const faultsOf = (issues: readonly Issue[], plan: PlanText): readonly UserError[] =>
  issues.flatMap(closest).flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((name) => {
        const path = [...issue.path, name]
        const values = { where: plan.where(...path), key: keyOf(path), ...keyMeant(issue.path, name) }
        return new UserError('planUnknownKey', values)
      })
    return [errorOf(issue, plan.where(...issue.path), plan)]
  })
