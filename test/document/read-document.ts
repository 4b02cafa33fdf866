import type { Block, Section, Table } from '../../src/document/block.ts'

const ofKind =
  <K extends Block['kind']>(kind: K) =>
  (section: Section): readonly Extract<Block, { kind: K }>[] =>
    section.blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind)

export const tablesOf = ofKind('table')
export const stepsOf = ofKind('steps')

/** The texts of a table by the labels of its columns, one record a row. */
export const recordsOf = (table: Table): readonly Readonly<Record<string, string>>[] =>
  table.rows.map((row) => Object.fromEntries(row.map(({ text }, i) => [table.columns[i]!.label, text])))

/** What a section says outside its tables. */
export const sentencesOf = (section: Section): readonly string[] =>
  section.blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [block.text]
    return block.kind === 'list' ? block.items : []
  })
