import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from 'yaml'

export type Path = readonly PropertyKey[]

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
