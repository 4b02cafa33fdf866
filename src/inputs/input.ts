import type { Run } from '../model/run.ts'
import type { Document, Problem } from '../model/source.ts'

/** Where a document came from, as the runs have to name it. */
export type Provenance = Pick<Run, 'source' | 'path'>

export interface Reading {
  readonly runs: readonly Run[]
  readonly problems: readonly Problem[]
}

/** One tool's result format: which documents are its own, and what they mean. All problems at once, none thrown. */
export interface Input {
  /** Proper name of the tool, the same in every language. */
  readonly tool: string
  /** Goes by names that several tools use: what is known to be another tool's is not asked for. */
  readonly lenient?: true
  readonly detect: (document: Document) => boolean
  readonly read: (document: Document, provenance: Provenance) => Reading
}
