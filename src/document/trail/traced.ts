import type { Language } from '../../i18n/language.ts'
import type { Report } from '../../model/report.ts'
import type { Block, Cell, Section } from '../block.ts'
import type { GroundsOf } from './grounds.ts'
import { trailLine } from './trail-line.ts'

type Titled = (cell: Cell) => Cell

const titledBlock = (block: Block, titled: Titled): Block => {
  if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map(titled)) }
  if (block.kind === 'steps')
    return { ...block, steps: block.steps.map((step) => ({ ...step, result: titled(step.result) })) }
  return block.kind === 'answer'
    ? { ...block, figures: block.figures.map((figure) => ({ ...figure, value: titled(figure.value) })) }
    : block
}

/** Sections whose numbers say in one line how they were made. */
export const traced = (
  sections: readonly Section[],
  report: Report,
  language: Language,
  groundsOf: GroundsOf,
): readonly Section[] => {
  const lines = new Map<string, string | null>()
  const lineOf = (ref: string): string | null => {
    if (!lines.has(ref)) lines.set(ref, trailLine(report, ref, language, groundsOf))
    return lines.get(ref) ?? null
  }
  const titled: Titled = (cell) => {
    const title = cell.ref === undefined ? null : lineOf(cell.ref)
    return title === null ? cell : { ...cell, title }
  }
  return sections.map((section) => ({ ...section, blocks: section.blocks.map((block) => titledBlock(block, titled)) }))
}
