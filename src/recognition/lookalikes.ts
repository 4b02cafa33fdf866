import type { Document } from '../model/source.ts'
import { all, any, cell, hasKey, type Detect } from '../records/detect.ts'
import { inputs } from '../inputs/index.ts'
import type { Input } from '../inputs/input.ts'

interface Lookalike {
  /** Proper name of the tool, the same in every language; null for what no tool wrote. */
  readonly tool: string | null
  readonly detect: Detect
}

/** A table of vLLM's own keys, one run a row; up to v0.3.3 the key was misspelt. */
const vllmRows = any(cell('request_throughput', /\d/), cell('request_inthroughput', /\d/))

/** What a server or client wrote in place of a result. */
const errorObject: Detect = (document) =>
  document.kind === 'object' && 'error' in document.value && Object.keys(document.value).length <= 3

/**
 * Benchmark results that are recognised but not read, in the order of asking. A tool that gets a reader leaves the list.
 */
export const lookalikes = {
  vllmStartup: {
    tool: 'vllm bench startup',
    detect: all(hasKey('avg_cold_startup_time'), hasKey('avg_warm_startup_time')),
  },
  errorObject: { tool: null, detect: errorObject },
  tableWithoutRuns: { tool: null, detect: (document) => document.kind === 'table' && !vllmRows(document) },
} as const satisfies Record<string, Lookalike>

type LookalikeId = keyof typeof lookalikes

const ids = Object.keys(lookalikes) as readonly LookalikeId[]

/** Which other tool's results these are; null for results of `vllm bench serve` and for what nobody knows. */
export const lookalikeOf = (document: Document): LookalikeId | null =>
  ids.find((id) => lookalikes[id].detect(document)) ?? null

/** Depth and number of keys that are looked at: enough for any result, and an end for any other file. */
const deepest = 4
const most = 5000

const collect = (value: unknown, depth: number, names: Set<string>): void => {
  if (typeof value !== 'object' || value === null || depth > deepest || names.size > most) return
  if (Array.isArray(value)) return collect(value[0], depth + 1, names)
  for (const [key, inner] of Object.entries(value)) {
    names.add(key)
    collect(inner, depth + 1, names)
  }
}

const namesIn = (document: Document): ReadonlySet<string> => {
  if (document.kind === 'table') return new Set(document.header)
  const names = new Set<string>()
  if (document.kind === 'object') collect(document.value, 1, names)
  return names
}

export interface Nearest {
  readonly tool: string
  /** Marks of the format that the document lacks. */
  readonly missing: readonly string[]
}

/** One common word makes nothing near. */
const fewest = 2

/** The format whose marks a document has most of, two at least; null when it is near to none. */
export const nearestOf = (document: Document): Nearest | null => {
  const names = namesIn(document)
  const scored = Object.values<Input>(inputs).map(({ tool, marks }) => {
    const missing = marks.filter((mark) => !names.has(mark))
    return { tool, missing, found: marks.length - missing.length, share: 1 - missing.length / marks.length }
  })
  const [best] = scored
    .filter(({ found }) => found >= fewest)
    .toSorted((a, b) => b.share - a.share || b.found - a.found)
  return best ? { tool: best.tool, missing: best.missing } : null
}
