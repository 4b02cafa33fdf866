import type { Block, Cell } from '../document/block.ts'
import type { Draft, Subject } from './draft.ts'

/** More lines than this nobody reads while speaking. */
const linesAtMost = 24

const cellsOf = (block: Block): readonly Cell[] => {
  if (block.kind === 'table') return block.rows.flat()
  return block.kind === 'answer' ? block.figures.map(({ value }) => value) : []
}

/** Where each number of a slide comes from: how it was made, its file and field, its place in the report. */
export const notesOf = ({ told, charted }: Draft, { language }: Subject): readonly string[] => {
  const lines = [
    ...new Set(
      told
        .flatMap(cellsOf)
        .flatMap(({ ref, title }) =>
          ref === undefined || title === undefined
            ? []
            : [language.say('slides.notes.place', { line: title, place: ref })],
        ),
    ),
  ]
  const more = lines.length - linesAtMost
  return [
    ...(lines.length > 0 ? [language.say('slides.notes.from'), ...lines.slice(0, linesAtMost)] : []),
    ...(more > 0 ? [language.say('slides.more', { count: more })] : []),
    ...(charted.length > 0 ? [language.say('slides.notes.chart', { places: language.list(charted) })] : []),
    language.say('slides.notes.document'),
  ]
}
