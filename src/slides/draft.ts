import type { Block, Document, Table } from '../document/block.ts'
import type { Edition } from '../document/edition.ts'
import type { Part } from './slide.ts'

/** What slides are made of: the document, whose words and numbers they repeat, and the report for the data of charts. */
export interface Subject extends Edition {
  readonly document: Document
  /** Blocks whose numbers say how they were made, as those of the document do. */
  readonly traced: (blocks: readonly Block[]) => readonly Block[]
}

/** A slide before it is framed. */
export interface Draft {
  readonly id: string
  readonly kicker: string
  /** What was found, in one sentence. */
  readonly title: string
  readonly parts: readonly Part[]
  /** Blocks of the document whose numbers stand on it. */
  readonly told?: readonly Block[]
  /** Places in report.json of what its charts show. */
  readonly charted?: readonly string[]
}

/** The blocks of a section of the document; none where it has no such section. */
export const blocksOf = ({ document }: Subject, id: string): readonly Block[] =>
  document.sections.find((section) => section.id === id)?.blocks ?? []

type Head = 'body.purchase' | 'body.conditions' | 'body.weakest' | 'body.notGiven' | 'body.next'

/** Lines that the conclusion says under a head. */
export const saidOf = (subject: Subject, head: Head): readonly string[] => {
  const items = blocksOf(subject, 'conclusion').flatMap((block) => (block.kind === 'definitions' ? block.items : []))
  return items.find(({ term }) => term === subject.say(head))?.text.split('\n') ?? []
}

/** The tables of a section. */
export const tablesOf = (subject: Subject, id: string): readonly Table[] =>
  blocksOf(subject, id).filter((block) => block.kind === 'table')
