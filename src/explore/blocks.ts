import { type Block, type Cell, type Column, type KeyFigure, left, right, type Table } from '../document/block.ts'
import type { Language } from '../i18n/language.ts'
import { visible } from '../visible.ts'
import { h } from './dom.ts'

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

/** The number itself, and what kind it is where the document says so. */
const cellContent = ({ text, nature, title }: Cell, { say }: Language): readonly (Node | string)[] => [
  h('bdi', title === undefined ? {} : { title: visible(title) }, visible(text)),
  ...(nature ? [h('span', { class: 'nature' }, say(`nature.${nature}`))] : []),
]

const tableCell = (one: Cell, column: Column | undefined, language: Language): HTMLElement => {
  const name = [column?.align, column?.breakable ? 'breakable' : '', one.tone ? `tone-${one.tone}` : '']
    .join(' ')
    .trim()
  const own = { class: name, 'data-label': visible(column?.label ?? '') }
  const attributes = one.header ? { ...own, scope: 'row' } : own
  return h(one.header ? 'th' : 'td', attributes, ...cellContent(one, language))
}

const tableOf = ({ caption, columns, rows, notes, dense }: Table, language: Language): HTMLElement =>
  h(
    'div',
    { class: 'block' },
    h(
      'div',
      { class: dense ? 'table dense' : 'table', tabindex: 0, role: 'group', 'aria-label': visible(caption) },
      h(
        'table',
        {},
        h('caption', {}, visible(caption)),
        h(
          'thead',
          {},
          h('tr', {}, ...columns.map(({ label, align }) => h('th', { scope: 'col', class: align }, visible(label)))),
        ),
        h('tbody', {}, ...rows.map((row) => h('tr', {}, ...row.map((one, i) => tableCell(one, columns[i], language))))),
      ),
    ),
    ...notes.map((text) => h('p', { class: 'note' }, visible(text))),
  )

const figureOf = ({ label, value, note }: KeyFigure, language: Language): HTMLElement =>
  h(
    'div',
    {},
    h('dt', {}, visible(label)),
    h('dd', { class: 'big' }, ...cellContent(value, language)),
    h('dd', { class: 'figure-note' }, visible(note)),
  )

const answerOf = ({ tone, mark, title, figures, lines }: Of<'answer'>, language: Language): HTMLElement =>
  h(
    'article',
    { class: `answer tone-${tone}` },
    h('h3', { class: 'answer-head' }, h('span', { class: 'mark' }, visible(mark)), h('bdi', {}, visible(title))),
    figures.length > 0 ? h('dl', { class: 'figures' }, ...figures.map((one) => figureOf(one, language))) : null,
    h('div', { class: 'lines' }, ...lines.map((line) => h('p', {}, visible(line)))),
  )

const stepsOf = ({ caption, steps }: Of<'steps'>, language: Language): HTMLElement =>
  tableOf(
    {
      kind: 'table',
      caption,
      dense: true,
      notes: [],
      columns: [
        left(language.say('column.item')),
        right(language.say('column.formula')),
        right(language.say('column.value')),
      ],
      rows: steps.map(({ label, formula, result }) => [{ text: label, header: true }, { text: formula }, result]),
    },
    language,
  )

/** A block of the document on the page; charts are drawn elsewhere. */
export const blockOf = (block: Block, language: Language): HTMLElement | null => {
  if (block.kind === 'table') return tableOf(block, language)
  if (block.kind === 'answer') return answerOf(block, language)
  if (block.kind === 'steps') return stepsOf(block, language)
  if (block.kind === 'paragraph') return h('p', { class: block.role }, visible(block.text))
  if (block.kind === 'heading') return h('h3', {}, visible(block.text))
  if (block.kind === 'list') return h('ul', {}, ...block.items.map((item) => h('li', {}, visible(item))))
  return null
}

export const blocksOf = (blocks: readonly Block[], language: Language): readonly HTMLElement[] =>
  blocks.flatMap((block) => blockOf(block, language) ?? [])
