import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from 'yaml'
import type { z } from 'zod'
import { UserError, type ErrorCode, type ErrorValues } from '../errors.ts'
import { planFileSchema, type PlanFile } from './plan-schema.ts'

type Path = readonly PropertyKey[]

/** Character offset of the node at a path: the key itself for a pair, so that the reader is led to the name. */
const offsetOf = (document: Document, path: Path): number => {
  let node: unknown = document.contents
  let offset = 0
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      offset = (isScalar(pair?.key) && pair.key.range?.[0]) || offset
      node = pair?.value
    } else if (isSeq(node)) {
      node = node.items[Number(key)]
      offset = (node as { range?: [number] } | undefined)?.range?.[0] ?? offset
    }
  }
  return offset
}

/** Character offset of the alias that cannot be resolved, or of the first when there are too many. */
const aliasOffset = (document: Document): number => {
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

/** Of a value that fits none of several kinds: what is wrong with it as the kind it comes closest to. */
const closest = (issue: z.core.$ZodIssue): z.core.$ZodIssue => {
  if (issue.code !== 'invalid_union') return issue
  const inner = issue.errors.flatMap(([first]) => (first ? [closest(first)] : []))
  const deepest = inner.toSorted((a, b) => b.path.length - a.path.length)[0]
  return deepest ? { ...deepest, path: [...issue.path, ...deepest.path] } : issue
}

/** What zod found wrong, as one of our own codes with the path of the key. */
const describe = (found: z.core.$ZodIssue): { path: Path; code: ErrorCode; values: ErrorValues } => {
  const issue = closest(found)
  if (issue.code === 'unrecognized_keys')
    return { path: [...issue.path, issue.keys[0] ?? ''], code: 'planUnknownKey', values: {} }
  if (issue.code === 'invalid_type')
    return { path: issue.path, code: 'planWrongType', values: { expected: issue.expected } }
  return { path: issue.path, code: 'planInvalid', values: {} }
}

const read = async (path: string, cwd: string): Promise<string> => {
  try {
    return await readFile(resolve(cwd, path), 'utf8')
  } catch (cause) {
    throw new UserError('planUnreadable', { path }, { cause })
  }
}

/** Places of the plan's values, so that a later error (a bad duration) can still point at line and column. */
export interface LocatedPlan {
  readonly values: PlanFile
  readonly where: (...path: readonly PropertyKey[]) => string
}

/** Plain values; null when an alias has no anchor, or aliases are nested to blow up (a hundred is yaml's limit). */
const plain = (document: Document): { readonly values: unknown } | null => {
  try {
    return { values: document.toJS() ?? {} }
  } catch (error) {
    if (error instanceof ReferenceError) return null
    throw error
  }
}

/** Reads and checks a plan file; every error is a UserError with `path:line:column`. */
export const readPlanFile = async (path: string, cwd: string): Promise<LocatedPlan> => {
  const lines = new LineCounter()
  const document = parseDocument(await read(path, cwd), {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  })
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset)
    return `${path}:${line}:${col}`
  }
  const [fault] = document.errors
  if (fault) throw new UserError('planSyntax', { where: place(fault.pos[0]), detail: fault.code })
  const written = plain(document)
  if (!written)
    throw new UserError('planSyntax', { where: place(aliasOffset(document)), detail: 'BAD_ALIAS' })
  const parsed = planFileSchema.safeParse(written.values)
  if (!parsed.success) {
    const { path: at, code, values } = describe(parsed.error.issues[0]!)
    throw new UserError(code, { where: place(offsetOf(document, at)), key: at.join('.'), ...values })
  }
  return { values: parsed.data, where: (...at) => place(offsetOf(document, at)) }
}
