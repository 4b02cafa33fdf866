import type { Block, Document, Section } from './block.ts'

/** A section with its number, tables and figures with theirs (2-1: the first of section 2), as people cite them. */
export type NumberedBlock = Block & { readonly number: string }
export interface NumberedSection extends Omit<Section, 'blocks'> {
  readonly number: string
  readonly blocks: readonly NumberedBlock[]
}
export interface NumberedDocument extends Omit<Document, 'sections'> {
  readonly sections: readonly NumberedSection[]
}

/** Steps are captioned as tables, so they are counted with them. */
const counterOf = ({ kind }: Block): string => (kind === 'steps' ? 'table' : kind)

const counted = (blocks: readonly Block[], section: number): readonly NumberedBlock[] => {
  const seen = new Map<string, number>()
  return blocks.map((block) => {
    const counter = counterOf(block)
    const count = (seen.get(counter) ?? 0) + 1
    seen.set(counter, count)
    return { ...block, number: block.kind === 'heading' ? `${section}.${count}` : `${section}-${count}` }
  })
}

export const numbered = (document: Document): NumberedDocument => ({
  ...document,
  sections: document.sections.map((section, i) => ({
    ...section,
    number: `${i + 1}`,
    blocks: counted(section.blocks, i + 1),
  })),
})
