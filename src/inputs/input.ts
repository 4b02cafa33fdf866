import type { Run } from '../model/run.ts'
import type { Document, Problem } from '../model/source.ts'
import type { Written } from '../records/written.ts'

/** Where a document came from, as the runs have to name it. */
export interface Provenance {
  readonly source: string
  readonly path: string
}

export interface Reading {
  readonly runs: readonly Run[]
  readonly problems: readonly Problem[]
}

interface Format {
  /** Proper name of the tool, the same in every language. */
  readonly tool: string
  /** Goes by names that several tools use: what is known to be another tool's is not asked for. */
  readonly lenient?: true
  readonly detect: (document: Document) => boolean
}

/** One tool's result format: which documents are its own, and what they mean. All problems at once, none thrown. */
export interface Input extends Format {
  readonly read: (document: Document, provenance: Provenance) => Reading
}

/** A run by the keys of vLLM's result files, and the place where it stood under other names. */
export interface TranslatedRun {
  readonly at: string
  readonly written: Written
}

export interface Translation {
  readonly entries: readonly TranslatedRun[]
  readonly problems: readonly Problem[]
}

/** A format that says in other names what vLLM's result files hold. */
export interface Translator extends Format {
  readonly translate: (document: Document) => Translation
}
