import { type Block, type Cell, left, rowOf, table } from '../document/block.ts'
import { documentOf } from '../document/document.ts'
import type { Edition } from '../document/edition.ts'
import { localText } from '../document/speech.ts'
import { traced } from '../document/trail/formula-text.ts'
import { groundsIn } from '../document/trail/leaves.ts'
import { briefName } from '../model/names.ts'
import type { Report, Series } from '../model/report.ts'
import { conclusion } from './conclusion.ts'
import { conditions, scope } from './conditions.ts'
import type { Draft, Subject } from './draft.ts'
import { cut, sizeOf } from './fit.ts'
import { growth } from './growth.ts'
import { next, risks } from './risks.ts'
import { options } from './options.ts'
import { padding, textIn } from './parts.ts'
import { results } from './results.ts'
import type { Box, Deck, Part, Slide, TextPart } from './slide.ts'
import { tableIn } from './tables.ts'
import { type Look, frame, sizes, theme, themeOf } from './theme.ts'
import { users } from './users.ts'

const left0 = 70
const width = 820

/** A name of a customer or a title in as large a type as it fits in. */
const largest = (text: string, box: Box, from: readonly number[], lines: number) => {
  const inside = { width: box.width - padding, height: box.height }
  const size = sizeOf([text], inside, from)
  return { size, text: cut(text, inside.width, size, lines) }
}

const customerPart = (text: string): TextPart => {
  const box = { x: left0 - 6, y: 70, width: width - 190, height: 66 }
  return textIn(box, [{ ...largest(text, box, [22, 20, 18], 2), bold: true }], { middle: true })
}

const confidentialPart = (text: string): TextPart => {
  const box = { x: left0 + width - 180, y: 84, width: 180, height: 38 }
  const fitted = largest(text, box, [sizes.text, 14, sizes.least], 1)
  const paragraph = { ...fitted, bold: true, colour: 'failText', align: 'center' } as const
  return textIn(box, [paragraph], { line: 'failText', middle: true })
}

/** Facts of the cover without a head: what they are, and what they say. */
const factsTable = (subject: Subject): readonly Part[] => {
  const { title, cover } = subject.document
  const columns = [left(subject.say('column.item')), left(subject.say('column.value'))]
  const rows = cover.facts.map(({ term, text }) => rowOf(term, text))
  return tableIn(table(title, columns, rows), { x: left0, y: 286, width: 620, height: 206 }, subject).parts
}

/** For whom, what, by whom, and how far it may go. */
const firstSlide = (subject: Subject, notes: readonly string[]): Slide => {
  const { cover, title, subtitle } = subject.document
  const titleBox = { x: left0, y: 146, width, height: 92 }
  return {
    id: 'title',
    kicker: null,
    title: { ...largest(title, titleBox, [36, 32, 28, 24], 2), bold: true, colour: 'strong' },
    titleBox,
    parts: [
      ...(cover.customer === null ? [] : [customerPart(cover.customer)]),
      ...(cover.confidentiality === null ? [] : [confidentialPart(cover.confidentiality)]),
      textIn({ x: left0 - 6, y: 240, width, height: 34 }, [{ text: subtitle, size: 18, colour: 'quiet' }], {
        middle: true,
      }),
      ...factsTable(subject),
    ],
    notes,
  }
}

/** Letters of a name that a slide has room for. */
const atMost = 44

const briefValue = <T>(value: T): T => (typeof value === 'string' ? (briefName(value, atMost) as T & string) : value)

const briefRecord = <T extends Readonly<Record<string, unknown>>>(record: T): T =>
  Object.fromEntries(
    Object.entries(record).map(([key, value]) => [briefName(key, atMost), briefValue(value)]),
  ) as unknown as T

const briefText = (text: Report['plan']['title']): Report['plan']['title'] =>
  text === null || typeof text === 'string' ? briefValue(text) : briefRecord(text)

const briefSeries = (series: Series): Series => ({
  ...series,
  model: briefValue(series.model),
  engine: briefValue(series.engine),
  layout: { ...series.layout, name: briefValue(series.layout.name) },
  workload: { ...series.workload, mix: briefText(series.workload.mix) },
  variant: briefRecord(series.variant),
  distinction: briefRecord(series.distinction),
})

/** The report with names that slides have room for; its numbers and their places are the same. */
const briefReport = (report: Report): Report => ({
  ...report,
  series: report.series.map(briefSeries),
  workloads: report.workloads.map((workload) => ({
    ...workload,
    model: briefValue(workload.model),
    mix: briefText(workload.mix),
  })),
  mixes: report.mixes.map((mix) => ({ ...mix, name: briefText(mix.name) })),
})

/** More lines than this nobody reads while speaking. */
const linesAtMost = 24

const cellsOf = (block: Block): readonly Cell[] => {
  if (block.kind === 'table') return block.rows.flat()
  return block.kind === 'answer' ? block.figures.map(({ value }) => value) : []
}

/** Where each number of a slide comes from: how it was made, its file and field, its place in the report. */
const notesOf = ({ told = [], charted = [] }: Draft, { say, list }: Subject): readonly string[] => {
  const all = told.flatMap(cellsOf).flatMap(({ ref, title }) => {
    if (ref === undefined || title === undefined) return []
    return [say('slides.notes.place', { line: title, place: ref })]
  })
  const lines = [...new Set(all)]
  const more = lines.length - linesAtMost
  return [
    ...(lines.length > 0 ? [say('slides.notes.from'), ...lines.slice(0, linesAtMost)] : []),
    ...(more > 0 ? [say('slides.more', { count: more })] : []),
    ...(charted.length > 0 ? [say('slides.notes.chart', { places: list(charted) })] : []),
    say('slides.notes.document'),
  ]
}

const titleSizes = [sizes.title, 22, sizes.lead] as const

const framed = (draft: Draft, subject: Subject): Slide => {
  const size = sizeOf([draft.title], frame.title, titleSizes)
  const text = cut(draft.title, frame.title.width, size, 2)
  return {
    id: draft.id,
    kicker: draft.kicker,
    title: { text, size, bold: true, colour: 'strong' },
    parts: draft.parts,
    notes: notesOf(draft, subject),
  }
}

/** In the order in which a customer asks: what, under what, for what, against what, why, for whom, what if, what next. */
const draftsOf = (subject: Subject): readonly Draft[] => [
  conclusion(subject),
  conditions(subject),
  scope(subject),
  ...(subject.report.series.length > 0 ? [options(subject), results(subject)] : []),
  ...users(subject),
  ...growth(subject),
  risks(subject),
  next(subject),
]

/** The design rationale as slides, which say what the document says. */
export const deckOf = (edition: Edition, look: Look | null = null): Deck => {
  const report = briefReport(edition.report)
  const grounds = groundsIn(report)
  const brief = { ...edition, report }
  const document = documentOf(brief, 'body', grounds)
  const ofBlocks = (blocks: readonly Block[]): readonly Block[] =>
    traced([{ id: '', title: '', blocks }], brief, grounds)[0]!.blocks
  const subject = { ...brief, document, traced: ofBlocks }
  const foot = [document.mark, document.cover.confidentiality].filter((text) => text !== null && text !== '')
  return {
    lang: edition.locale,
    theme: look ? themeOf(look) : theme,
    logos: { logo: look?.logo ?? null, customerLogo: look?.customerLogo ?? null },
    title: document.title,
    author: localText(report.plan.author, edition),
    createdAt: report.createdAt,
    foot: cut(foot.length > 0 ? foot.join('  |  ') : document.title, 760, sizes.least, 1),
    banner: document.banner === null ? null : cut(document.banner, frame.banner.width - 40, sizes.least, 1),
    slides: [
      firstSlide(subject, [edition.say('slides.notes.document')]),
      ...draftsOf(subject).map((draft) => framed(draft, subject)),
    ],
  }
}
