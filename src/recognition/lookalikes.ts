import type { Document } from '../model/source.ts'
import { all, any, cell, hasKey, type Detect } from '../records/detect.ts'

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
