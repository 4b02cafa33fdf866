import type { Baseline } from '../model/baseline.ts'
import type { ToolNote } from '../model/metric.ts'
import type { Run } from '../model/run.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { type Document, type Problem, problem } from '../model/source.ts'
import type { Command } from '../records/command.ts'
import type { RawRecord } from '../records/values.ts'

/** Where a document came from, as the runs have to name it. */
export type Provenance = Pick<Run, 'source' | 'path'>

export interface Reading {
  readonly runs: readonly Run[]
  /** What single streams were timed for; absent for tools that put a load on a server. */
  readonly baselines?: readonly Baseline[]
  /** What servers say of themselves. */
  readonly snapshots?: readonly Snapshot[]
  readonly problems: readonly Problem[]
}

/** A document that holds no run by itself, and why. */
export const holdsNone = (...problems: readonly Problem[]): Reading => ({ runs: [], problems })

/** Reads objects alone; whatever else is taken for one of the tool holds no run. */
export const ofObjects =
  (read: (record: RawRecord, at: string, from: Provenance) => Reading): Input['read'] =>
  (document, from) =>
    document.kind === 'object' ? read(document.value, document.at, from) : holdsNone()

/** A record of a file and its place: an object, or the row of a table. */
export interface Entry {
  readonly at: string
  readonly record: RawRecord
  /** Keys that stand in it more than once. */
  readonly twice?: readonly string[] | undefined
}

/** The records of a document; none of a text. */
export const entriesOf = (document: Document): readonly Entry[] => {
  if (document.kind === 'object') return [{ at: document.at, record: document.value, twice: document.twice }]
  return document.kind === 'table' ? document.rows.map(({ at, cells, twice }) => ({ at, record: cells, twice })) : []
}

/** What parts of a file tell. */
export const inAll = (readings: readonly Pick<Reading, 'runs' | 'problems'>[]): Reading => ({
  runs: readings.flatMap(({ runs }) => runs),
  problems: readings.flatMap(({ problems }) => problems),
})

/** The runs of a file, one of each row that is one; the others are told. */
export const readRows = (
  rows: readonly Entry[],
  isRun: (record: RawRecord) => boolean,
  toRun: (row: Entry) => Reading,
): Reading => {
  const others = rows.filter(({ record }) => !isRun(record)).map(({ at }) => problem('rowWithoutRun', at))
  return inAll([...rows.filter(({ record }) => isRun(record)).map(toRun), holdsNone(...others)])
}

/** That a file belongs to the run of another. */
export const partOf = (path: string): Problem => problem('partOf', '', { path })

/** That a file of a tool completes a run whose main file is not beside it. */
export const partAlone = (tool: string): Problem => problem('partAlone', '', { tool })

/** A document of an input, and what it told when it was read alone. */
export interface Found {
  readonly document: Document
  readonly from: Provenance
  readonly reading: Reading
}

/** One tool's result format: which documents are its own, and what they mean. All problems at once, none thrown. */
export interface Input {
  /** Proper name of the tool, the same in every language. */
  readonly tool: string
  /** Goes by names that several tools use: what is known to be another tool's is not asked for. */
  readonly lenient?: true
  /** What a reader has to know of its numbers; each has a sentence in each language. */
  readonly notes: readonly ToolNote[]
  /** Keys, at any depth, or columns that files of the format hold: by them an unknown file is told what it is near to. */
  readonly marks: readonly string[]
  readonly detect: (document: Document) => boolean
  readonly read: (document: Document, provenance: Provenance) => Reading
  /** What documents of one folder tell together, where one completes another: a reading for each, in their order. */
  readonly join?: (found: readonly Found[]) => readonly Reading[]
  /** Null for tools that put no load on a server, and for archives: then the client of vLLM measures what is still open. */
  readonly command: Command | null
}
